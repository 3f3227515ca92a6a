/** A point on the map. */
export interface Point {
  /** @minimum -90 @maximum 90 */
  latitude: number;
  longitude: number;
}

interface Report {
  celsius: number;
  sky: "clear" | "cloudy";
  details?: unknown;
}

/**
 * The weather at a place.
 * @tool get_weather
 * @readonly
 * @timeout 5000
 */
export async function getWeather(at: Point, days = 1): Promise<Report> {
  return { celsius: at.latitude * days, sky: "clear" };
}

/** @tool */
export function add(first: number, ...more: number[]): number {
  return more.reduce((sum, each) => sum + each, first);
}

/** @tool */
export interface Note {
  text: string;
  anything?: unknown;
}
