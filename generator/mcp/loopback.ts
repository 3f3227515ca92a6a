/** Whether a URL's host is this machine: `localhost`, 127.0.0.0/8 or ::1 (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3). */
export function isLoopback(url: URL): boolean {
  const host = url.hostname.toLowerCase();
  // The URL parser has made dotted decimals of every other way to write an IPv4 address.
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
