import type { Shape } from "../../templates/types/shape.js";

/**
 * Whether a JSON value is of a printed type, as TypeScript's assignability sees values that are not fresh literals: undeclared keys
 * do not matter, an absent optional property is fine. For laws that hold types against guards and verdicts.
 *
 * @param named shapes by the identifier that references use
 */
export function shapeHas(shape: Shape, value: unknown, named: ReadonlyMap<string, Shape>): boolean {
  switch (shape.kind) {
    case "keyword":
      if (shape.name === "unknown") return true;
      if (shape.name === "null") return value === null;
      return shape.name !== "never" && typeof value === shape.name;
    case "literal":
      return Object.is(shape.value, value) || (shape.value === 0 && value === 0);
    case "reference": {
      const target = named.get(shape.identifier);
      if (!target) throw new Error(`no type is called ${shape.identifier}`);
      return shapeHas(target, value, named);
    }
    case "array":
      return Array.isArray(value) && value.every((item) => shapeHas(shape.element, item, named));
    case "tuple": {
      if (!Array.isArray(value)) return false;
      const at = shape.elements.findIndex((element) => element.presence === "rest");
      const before = at < 0 ? shape.elements : shape.elements.slice(0, at);
      const after = at < 0 ? [] : shape.elements.slice(at + 1);
      const rest = shape.elements[at];
      const least = before.filter((element) => element.presence === "required").length + after.length;
      if (value.length < least || (!rest && value.length > before.length)) return false;
      return value.every((item: unknown, i) => {
        const fromEnd = after[i - (value.length - after.length)];
        const element = i < before.length ? before[i] : (fromEnd ?? rest);
        return element !== undefined && shapeHas(element.shape, item, named);
      });
    }
    case "object": {
      if (shape.members.length === 0 && !shape.index) return value !== null;
      if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
      const own = new Map(Object.entries(value));
      return (
        shape.members.every((member) => (own.has(member.name) ? shapeHas(member.shape, own.get(member.name), named) : member.optional)) &&
        [...own].every(([name, item]) => {
          if (!shape.index || shape.members.some((member) => member.name === name)) return true;
          return !shapeHas(shape.index.keys, name, named) || shapeHas(shape.index.value, item, named);
        })
      );
    }
    case "union":
      return shape.members.some((member) => shapeHas(member, value, named));
    case "intersection":
      return shape.members.every((member) => shapeHas(member, value, named));
    case "template":
      // Guards decide templates exactly; a type is not wrong for being asked about any text.
      return typeof value === "string";
  }
}
