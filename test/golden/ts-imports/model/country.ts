/** ISO 3166-1 code. */
export type Country = "CA" | "US";
