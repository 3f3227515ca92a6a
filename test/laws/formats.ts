/** Formats that are asserted by default; others are annotations. */
export const assertedFormats = ["date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"] as const;
