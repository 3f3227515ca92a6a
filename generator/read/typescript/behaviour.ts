import type { Behaviour, ObjectType, Type } from "../../model/index.js";
import type { Docs } from "./docs.js";
import { type Reading, report } from "./reading.js";

/** How a tool wants to be run, from the tags of its declaration; `args` to check that `@key` names a property. */
export function behaviourOf(reading: Reading, docs: Docs, args: Type): Behaviour {
  const behaviour: { -readonly [K in keyof Behaviour]: Behaviour[K] } = {};
  for (const tag of docs.tags) {
    const count = (unit: string): number | undefined => {
      const value = /^[0-9]+$/.test(tag.text) ? Number(tag.text) : 0;
      if (Number.isSafeInteger(value) && value > 0) return value;
      report(reading, "typescript-tag-value", { tag: tag.name, value: tag.text, expected: unit }, tag.at);
      return undefined;
    };
    switch (tag.name) {
      case "readonly":
        behaviour.readonly = true;
        break;
      case "strict":
      case "loose": {
        const opposite = tag.name === "strict" ? "loose" : "strict";
        if (behaviour.strict === opposite) report(reading, "typescript-tag-conflict", { tag: tag.name, opposite }, tag.at);
        behaviour.strict = tag.name;
        break;
      }
      case "timeout": {
        const value = count("a whole number of milliseconds, one or more");
        if (value !== undefined) behaviour.timeoutMs = value;
        break;
      }
      case "concurrency": {
        const value = count("a whole number of calls, one or more");
        if (value !== undefined) behaviour.concurrency = value;
        break;
      }
      case "key": {
        const known = propertyNames(reading, args);
        const [key = ""] = tag.text.split(/\s/);
        if (known.includes(key)) behaviour.key = key;
        else report(reading, "typescript-key", { key, known: known.join(", ") }, tag.at);
        break;
      }
      default:
    }
  }
  return behaviour;
}

function propertyNames(reading: Reading, type: Type, depth = 0): readonly string[] {
  if (depth > 20) return [];
  const inner = (each: Type) => propertyNames(reading, each, depth + 1);
  switch (type.kind) {
    case "object":
      return (type satisfies ObjectType).properties.map(({ name }) => name);
    case "union":
    case "intersection":
      return [...new Set(type.members.flatMap(inner))];
    case "ref": {
      const target = reading.types.get(type.key);
      return target ? inner(target.type) : [];
    }
    default:
      return [];
  }
}
