/** `ipv4`: dotted quad of RFC 2673, section 3.2, without leading zeros. */
export const formatIpv4 = (text: string): boolean =>
  /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/.test(text);

/** `ipv6`: RFC 4291, section 2.2, without a zone. */
export function formatIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  let groups = 0;
  for (let half = 0; half < halves.length; half++) {
    const part = halves[half] ?? "";
    if (part === "" && halves.length === 2) continue;
    const pieces = part.split(":");
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i] ?? "";
      const isLast = half === halves.length - 1 && i === pieces.length - 1;
      if (/^[\da-fA-F]{1,4}$/.test(piece)) groups++;
      else if (isLast && formatIpv4(piece)) groups += 2;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}
