import { type StrictWish, strictProviders } from "../../options.js";

/** One wish per tool and provider; absent where there is none. */
export function settleStrict(
  given: unknown,
  report: (value: unknown, expected: string) => void,
): { readonly strict?: readonly StrictWish[] } {
  if (given === undefined) return {};
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    report(given, "an object of wire names such as { search: true }");
    return {};
  }
  const wishes = Object.entries(given as Readonly<Record<string, unknown>>).flatMap(([tool, value]): readonly StrictWish[] => {
    if (value === undefined) return [];
    if (typeof value === "boolean") return strictProviders.map((provider) => ({ tool, provider, strict: value }));
    const chosen = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    const known = chosen.flatMap(([name, strict]): readonly StrictWish[] => {
      const provider = strictProviders.find((each) => each === name);
      return provider === undefined || typeof strict !== "boolean" ? [] : [{ tool, provider, strict }];
    });
    const absent = chosen.filter(([, strict]) => strict === undefined).length;
    if (chosen.length === 0 || known.length + absent < chosen.length)
      report({ [tool]: value }, `true, false or an object of ${strictProviders.join(", ")} for each tool`);
    return known;
  });
  return wishes.length === 0 ? {} : { strict: wishes };
}
