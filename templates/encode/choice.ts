import type { Codec, ObjectCodec, UnionMember } from "../../generator/lower/index.js";

/** Whether members of a union carry different parts of a value: more than one may be an object or a list, and not all are sent as they are. */
export const isChoice = (members: readonly UnionMember[]): boolean =>
  members.some(({ codec }) => codec.kind !== "identity") &&
  members.filter(({ codec, type }) => codec.kind !== "identity" || !scalars.has(type.kind)).length > 1;

const scalars: ReadonlySet<string> = new Set(["null", "boolean", "number", "string", "template", "literal"]);

/** Whether an object has a place for keys of any name. */
export const takesAny = ({ extras, rest }: ObjectCodec): boolean =>
  (extras !== undefined && extras.entries.onlyKeys === undefined) || rest?.other !== undefined;

/** Whether a codec has a union of members that carry different parts of a value, or a key that may be sent in two places. */
export function chooses(codec: Codec): boolean {
  switch (codec.kind) {
    case "union":
      return isChoice(codec.members) || codec.members.some((each) => chooses(each.codec));
    case "items":
      return chooses(codec.item);
    case "positions":
      return [...codec.prefix, codec.rest].some(chooses);
    case "entries":
      return chooses(codec.value);
    case "wrap":
      return chooses(codec.codec);
    case "tuple":
      return (
        [...codec.prefix, ...codec.suffix].some((each) => chooses(each.codec)) || (codec.rest !== undefined && chooses(codec.rest.item))
      );
    case "object":
      return (
        codec.properties.some((each) => chooses(each.codec) || (each.onlyIf !== undefined && takesAny(codec))) ||
        (codec.extras !== undefined && chooses(codec.extras.entries)) ||
        (codec.rest !== undefined &&
          [...codec.rest.patterns.map((each) => each.codec), ...(codec.rest.other ? [codec.rest.other] : [])].some(chooses))
      );
    default:
      return false;
  }
}
