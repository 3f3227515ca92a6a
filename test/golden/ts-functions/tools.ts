interface Weather {
  celsius: number;
  sky: "clear" | "cloudy";
}

/**
 * The weather in a city.
 * @tool get_weather
 * @readonly
 */
export async function getWeather(args: {
  /** Name of the city. */
  city: string;
}): Promise<Weather> {
  return { celsius: args.city.length, sky: "clear" };
}

/**
 * Adds numbers.
 * @tool
 * @param first The first one.
 */
export function add(first: number, second = 1): number {
  return first + second;
}
