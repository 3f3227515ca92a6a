import type { NamedType, Program, Tool, Type } from "../model/index.js";

type Read = { readonly program: Program } | { readonly problem: string };

/**
 * The model in the text of a `pt-gen.lock.json`.
 *
 * @returns the program, or what is wrong with the text, as the end of a sentence; never throws
 */
export function readLock(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "it is no JSON" };
  }
  if (!isRecord(value) || !Array.isArray(value["tools"]) || !Array.isArray(value["types"]))
    return { problem: "it has no `tools` and `types`" };
  const tools: Tool[] = [];
  for (const tool of value["tools"] as readonly unknown[]) {
    if (!isRecord(tool) || !["wireName", "typeName", "args"].every((key) => typeof tool[key] === "string"))
      return { problem: "a tool in it has no name or no arguments" };
    const { strict: _, ...rest } = tool;
    if ((rest["result"] !== undefined && !isType(rest["result"])) || !isRecord(rest["behaviour"]))
      return { problem: "a tool in it is malformed" };
    // Checked above: what the lock holds is a tool without its place.
    tools.push({ ...(rest as unknown as Omit<Tool, "at">), at: { file: "pt-gen.lock.json" } });
  }
  const types = new Map<string, NamedType>();
  for (const named of value["types"] as readonly unknown[]) {
    if (!isRecord(named) || typeof named["key"] !== "string" || typeof named["identifier"] !== "string" || !isType(named["type"]))
      return { problem: "a type in it is malformed" };
    types.set(named["key"], named as unknown as NamedType);
  }
  const missing = tools.find((tool) => !types.has(tool.args));
  if (missing !== undefined) return { problem: `the arguments of '${missing.wireName}' are missing in it` };
  return { program: { tools, types } };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** What each kind of the model must hold; a lock is machine-written, so this is against mix-ups and hand edits. */
const parts: Readonly<Record<Type["kind"], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  never: {},
  unknown: {},
  null: {},
  boolean: {},
  number: {},
  string: {},
  template: { parts: Array.isArray },
  literal: { values: Array.isArray },
  array: { prefix: (value) => every(value, (item) => isRecord(item) && isType(item["type"])), rest: isType },
  object: {
    properties: (value) => every(value, (item) => isRecord(item) && typeof item["name"] === "string" && isType(item["type"])),
    additional: isType,
  },
  union: { members: (value) => every(value, isType) },
  intersection: { members: (value) => every(value, isType) },
  not: { type: isType },
  if: { if: isType, then: isType, else: isType },
  ref: { key: (value) => typeof value === "string" },
};

const every = (value: unknown, test: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(test);

function isType(value: unknown): boolean {
  if (!isRecord(value) || typeof value["kind"] !== "string" || !Object.hasOwn(parts, value["kind"])) return false;
  const wanted = parts[value["kind"] as Type["kind"]];
  return Object.entries(wanted).every(([name, test]) => test(value[name]));
}
