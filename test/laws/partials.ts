import { isDeepStrictEqual } from "node:util";
import type { Tool } from "../../generator/model/index.js";
import { type ProviderName, providerNames } from "../../generator/options.js";
import { stepsOf, valueAt } from "../../runtime/src/json/pointer.js";
import type { Compiled } from "./compile.js";

/**
 * Arguments that stream are shown in the user's shape, value and path: (f) every partial is a part of the whole arguments, and `path`
 * names the value that grew in it; (g) what is said to be finished is so, once; the arguments themselves last.
 */
export interface Shown {
  readonly path: string;
  readonly done: boolean;
  readonly partial: unknown;
}

/** What is shown of a call whose arguments come in pieces of `size` characters. */
export function showing(compiled: Compiled, tool: Tool, provider: ProviderName, wire: unknown, size: number): readonly Shown[] {
  const decode = compiled.decode[provider][tool.typeName];
  const entry = { name: tool.wireName, issues: () => null, ...(decode && { decode }) };
  const shown: Shown[] = [];
  const partials = compiled.createPartials({
    isLooking: () => true,
    grown: (_wire, _entry, path, done, show) => shown.push({ path, done, partial: show() }),
    closed: () => {},
  });
  const call = { id: "1", name: tool.wireName, raw: "", proved: false, at: 0 };
  const text = JSON.stringify(wire);
  for (let at = 0; at < text.length; at += size) partials.text(call, entry, text.slice(at, at + size));
  return shown;
}

/** Whether a value is there as far as it came: the string that is being read by its beginning, everything else by what is finished. */
const isPart = (part: unknown, whole: unknown): boolean => {
  if (typeof part === "string" && typeof whole === "string") return whole.startsWith(part);
  if (typeof part !== "object" || part === null) return Object.is(part, whole);
  if (typeof whole !== "object" || whole === null || Array.isArray(part) !== Array.isArray(whole)) return false;
  return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && isPart(value, (whole as Record<string, unknown>)[key]));
};

/** Whether a pointer leads to something; `valueAt` cannot tell a missing value. */
const leads = (root: unknown, path: string): boolean => {
  const steps = stepsOf(path);
  const last = steps.pop();
  const parent = valueAt(root, path.slice(0, path.lastIndexOf("/")));
  return last === undefined || (typeof parent === "object" && parent !== null && Object.hasOwn(parent, last));
};

/** JSON Pointers of all values inside. */
const pointersOf = (value: unknown, path = ""): readonly string[] =>
  typeof value === "object" && value !== null
    ? [
        ...Object.keys(value).flatMap((key) =>
          pointersOf((value as Record<string, unknown>)[key], `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
        ),
        path,
      ]
    : [path];

export function partialViolations(compiled: Compiled, tool: Tool, value: unknown, size: number): readonly string[] {
  return providerNames.flatMap((provider) => {
    const wire = compiled.encode[provider][tool.typeName]?.(value);
    const decode = compiled.decode[provider][tool.typeName];
    const whole = decode === undefined ? wire : decode(structuredClone(wire));
    const shown = showing(compiled, tool, provider, wire, size);
    const say = (what: string, { path, done, partial }: Shown) =>
      `${provider} ${what}: ${JSON.stringify(path)}${done ? " done" : ""} of ${JSON.stringify(partial)} of ${JSON.stringify(whole)}, sent as ${JSON.stringify(wire)}`;
    const found = shown.flatMap((each, i) => {
      if (!isPart(each.partial, whole)) return [say("no part", each)];
      // In large arguments what is shown may lag behind.
      if (each.partial === shown[i - 1]?.partial) return [];
      if (!leads(each.partial, each.path)) return [say("no such value", each)];
      if (each.done && !isDeepStrictEqual(valueAt(each.partial, each.path), valueAt(whole, each.path))) return [say("not done", each)];
      return [];
    });
    const done = shown.filter((each) => each.done).map(({ path }) => path);
    const last = shown.at(-1);
    if (last === undefined || !last.done || last.path !== "" || !isDeepStrictEqual(last.partial, whole))
      found.push(say("no end", last ?? { path: "", done: false, partial: undefined }));
    if (new Set(done).size !== done.length) found.push(`${provider} finished twice: ${done.join(" ")} of ${JSON.stringify(wire)}`);
    // A value that is sent as one text, and what is inside, is finished at once.
    const missing = pointersOf(whole).filter(
      (path) => !done.some((other) => other !== "" && (path === other || path.startsWith(`${other}/`))),
    );
    if (done.length > 1 && missing.some((path) => path !== ""))
      found.push(`${provider} never finished: ${missing.join(" ")} of ${JSON.stringify(wire)}`);
    return found;
  });
}
