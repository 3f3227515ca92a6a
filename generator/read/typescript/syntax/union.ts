import { Flags } from "./flags.js";
import { makeType, type SyntaxSymbol, type SyntaxType } from "./type.js";

/** The types that exist once; literals are interned by their value, unions by their members, as identity counts for the reader. */
export interface TypeTable {
  readonly any: SyntaxType;
  readonly unknown: SyntaxType;
  readonly string: SyntaxType;
  readonly number: SyntaxType;
  readonly boolean: SyntaxType;
  readonly true: SyntaxType;
  readonly false: SyntaxType;
  readonly null: SyntaxType;
  readonly undefined: SyntaxType;
  readonly void: SyntaxType;
  readonly never: SyntaxType;
  readonly object: SyntaxType;
  readonly literal: (value: string | number) => SyntaxType;
  /** A union as the compiler makes one of its members' types; with the name of the alias that it is the whole of. */
  readonly union: (members: readonly SyntaxType[], alias: SyntaxSymbol | undefined) => SyntaxType;
}

export function typeTable(): TypeTable {
  const named = (intrinsicName: string, flags: number) => makeType(flags, { intrinsicName });
  // In the compiler's order: it is what decides where no syntax says an order.
  const [any, unknown, nothing] = [named("any", Flags.Any), named("unknown", Flags.Unknown), named("undefined", Flags.Undefined)];
  const [nil, string, number] = [named("null", Flags.Null), named("string", Flags.String), named("number", Flags.Number)];
  const [no, yes] = [named("false", Flags.BooleanLiteral), named("true", Flags.BooleanLiteral)];
  const literals = new Map<string | number, SyntaxType>();
  const unions = new Map<string, SyntaxType>();
  const table: TypeTable = {
    any,
    unknown,
    undefined: nothing,
    null: nil,
    string,
    number,
    false: no,
    true: yes,
    boolean: makeType(Flags.Boolean | Flags.Union, { intrinsicName: "boolean", types: [no, yes] }),
    void: named("void", Flags.Void),
    never: named("never", Flags.Never),
    object: named("object", Flags.NonPrimitive),
    literal: (value) => {
      const known = literals.get(value);
      if (known) return known;
      const made = makeType(typeof value === "string" ? Flags.StringLiteral : Flags.NumberLiteral, { value });
      literals.set(value, made);
      return made;
    },
    union: (members, alias) => unionOf(table, unions, members, alias),
  };
  return table;
}

function unionOf(
  table: TypeTable,
  unions: Map<string, SyntaxType>,
  members: readonly SyntaxType[],
  alias: SyntaxSymbol | undefined,
): SyntaxType {
  const [only, ...more] = members;
  if (only && more.length === 0) return only;
  const flat = new Set(members.flatMap((each) => each.types ?? [each]));
  if (flat.has(table.any)) return table.any;
  if (flat.has(table.unknown)) return table.unknown;
  flat.delete(table.never);
  for (const each of flat) {
    if (each.flags & Flags.StringLiteral && flat.has(table.string)) flat.delete(each);
    if (each.flags & Flags.NumberLiteral && flat.has(table.number)) flat.delete(each);
  }
  if (flat.has(table.undefined)) flat.delete(table.void);
  const types = [...flat].sort((a, b) => a.id - b.id);
  const [first, second, ...others] = types;
  if (!first) return table.never;
  if (!second) return first;
  const origin = originOf(members, types, alias);
  if (origin?.length === 1 && origin[0]) return origin[0];
  const ids = (list: readonly SyntaxType[]) => list.map(({ id }) => id).join();
  const key = `${origin ? `|${ids(origin)}` : ids(types)}@${alias?.id ?? ""}`;
  const known = unions.get(key);
  if (known) return known;
  const isBoolean = others.length === 0 && first === table.false && second === table.true;
  if (isBoolean && !alias && !origin) return table.boolean;
  const made = makeType(Flags.Union | (isBoolean ? Flags.Boolean : 0), {
    types,
    aliasSymbol: alias,
    ...(origin && { origin: { flags: Flags.Union, types: origin } }),
    ...(isBoolean && { intrinsicName: "boolean" }),
  });
  unions.set(key, made);
  return made;
}

/**
 * The named unions among the members beside what is in none of them, where together they say the same as the flat list; so
 * `Shape | null` stays two. One entry alone means that the union is that named one.
 */
function originOf(
  members: readonly SyntaxType[],
  types: readonly SyntaxType[],
  alias: SyntaxSymbol | undefined,
): readonly SyntaxType[] | undefined {
  if (!members.some((each) => each.flags & Flags.Union && (each.aliasSymbol || each.origin))) return undefined;
  const unions = new Set<SyntaxType>();
  const add = (each: SyntaxType): void => {
    if (!(each.flags & Flags.Union)) return;
    if (each.aliasSymbol) unions.add(each);
    else for (const inner of each.origin?.types ?? []) add(inner);
  };
  members.forEach(add);
  const rest = types.filter((each) => ![...unions].some((union) => union.types?.includes(each)));
  const [only, ...others] = unions;
  if (!alias && only && others.length === 0 && rest.length === 0) return [only];
  const count = [...unions].reduce((sum, union) => sum + (union.types?.length ?? 0), 0);
  if (count + rest.length !== types.length) return undefined;
  return [...rest, ...unions].sort((a, b) => a.id - b.id);
}
