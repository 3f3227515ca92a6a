/** The weather in one place. */
export interface Weather {
  /** City, for example "Toronto". */
  location: string;
  /** Units of the temperature. */
  units: "imperial" | "metric";
}

/** Searches the web. */
export interface GoogleSearch {
  query: string;
}
