/** The tools whose `XSchema` the agent libraries are given. */

/** Weather of a place. */
export interface Weather {
  /**
   * City name
   * @minLength 2
   */
  location: string;
  units: "metric" | "imperial";
  /** @integer */
  days?: number;
}

export interface Outline {
  title: string;
  children: Outline[];
  span?: [from: number, to: number];
}

/** Without optional properties: what OpenAI's own helper takes. */
export interface Forecast {
  location: string;
  units: "metric" | "imperial";
}
