import { canonical, type Json, type Type } from "../model/index.js";
import { type Comparison, judged, shown } from "./comparison.js";
import type { Side } from "./subsumes.js";

/** Keywords one by one: each is put back to what it was and judged alone. */
export function compareKeywords(old: Side, now: Side, keywords: readonly string[], path: string, comparison: Comparison): void {
  const value = (type: Type, keyword: string): unknown => Object.entries(type).find(([name]) => name === keyword)?.[1];
  for (const keyword of keywords) {
    const [was, is] = [value(old.type, keyword), value(now.type, keyword)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    if (canonical((was ?? null) as Json) === canonical((is ?? null) as Json)) continue;
    const { [keyword]: _, ...without } = now.type as unknown as Record<string, unknown>;
    const before = { ...without, ...(was !== undefined && { [keyword]: was }) } as unknown as Type;
    const types = refersIn(before) ? old.types : now.types;
    const message =
      was === undefined
        ? `'${keyword}' is ${shown(is)} now`
        : is === undefined
          ? `'${keyword}' was ${shown(was)} and is gone`
          : `'${keyword}' was ${shown(was)} and is ${shown(is)} now`;
    judged({ type: before, types }, now, "constraint", path, message, comparison);
  }
}

const refersIn = (type: Type): boolean => JSON.stringify(type).includes('"kind":"ref"');
