import { freeName, type Implementation } from "../../generator/model/index.js";

/** The identifier under which `handlers.ts` imports the export that leads to a function. */
export type LocalName = (to: Implementation) => string;

/** What `handlers.ts` declares itself, and globals that it speaks of. */
const own = ["Handlers", "Pick", "args", "context", "handlers", "instance", "undefined"];

/** A name that can stand in an import clause; string names (`export { f as "a b" }`) cannot in all compilers, hostile ones must not. */
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Words that an import may rename from, but that are no names for a binding. */
const reserved = new Set(
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield".split(
    " ",
  ),
);

/** Whether the export that leads to a function can be imported. */
export const isImportable = ({ path: [name] }: Implementation): boolean => identifier.test(name);

/** One local name per export: its own where it is free, else with a number; a default export is called after its file. */
export function localNames(functions: readonly Implementation[]): LocalName {
  const taken = new Set(own);
  const names = new Map<string, string>();
  for (const to of functions) {
    const id = idOf(to);
    if (names.has(id)) continue;
    const wish = to.path[0] === "default" ? fromFile(to.module) : to.path[0];
    const name = freeName(reserved.has(wish) ? `${wish}_` : wish, taken);
    taken.add(name);
    names.set(id, name);
  }
  return (to) => names.get(idOf(to)) ?? to.path[0];
}

const idOf = ({ module, path }: Implementation): string => JSON.stringify([module, path[0]]);

/** `src/weather-tools.ts` → `weatherTools`. */
function fromFile(file: string): string {
  const [base = ""] = file.split(/[\\/]/).at(-1)?.split(".") ?? [];
  const name = base.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "");
  return /^[A-Za-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : "tools";
}
