import type { WireTest } from "../../generator/lower/index.js";
import { assertNever } from "../../generator/model/index.js";
import { type Code, code, join, json, str } from "../kit/index.js";

/** A condition on `value`: whether it is what a member of a union looks like on the wire. */
export function wireTest(wire: WireTest, helper: (name: string) => Code): Code {
  switch (wire.kind) {
    case "has-keys":
      return join(
        wire.wireKeys.map((wireKey) => code`${helper("has")}(value, ${str(wireKey)})`),
        code` && `,
      );
    case "constant":
      return join(
        wire.values.map((value) => code`${helper("at")}(value, ${str(wire.wireKey)}) === ${json(value)}`),
        code` || `,
      );
    case "json-type":
      return join(
        wire.types.map((name) => {
          switch (name) {
            case "null":
              return code`value === null`;
            case "array":
              return code`Array.isArray(value)`;
            case "object":
              return code`${helper("isObject")}(value)`;
            case "boolean":
            case "number":
            case "string":
              return code`typeof value === ${str(name)}`;
            default:
              return assertNever(name);
          }
        }),
        code` || `,
      );
    default:
      return assertNever(wire);
  }
}

/** Whether a value can meet both tests: of constants and of JSON types each union has its own for each member. */
export function canBothHold(one: WireTest, other: WireTest): boolean {
  if (one.kind === "constant" && other.kind === "constant") return false;
  const isOfObjects = (test: WireTest) => test.kind !== "json-type" || test.types.includes("object");
  return isOfObjects(one) && isOfObjects(other);
}
