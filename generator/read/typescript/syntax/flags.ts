/** Flags of types, named like the compiler's; the numbers are our own. */
export const Flags = {
  Any: 1 << 0,
  Unknown: 1 << 1,
  String: 1 << 2,
  Number: 1 << 3,
  /** Of the type `boolean` beside `Union`, whose members are the two literals. */
  Boolean: 1 << 4,
  StringLiteral: 1 << 7,
  NumberLiteral: 1 << 8,
  BooleanLiteral: 1 << 9,
  EnumLiteral: 1 << 10,
  Void: 1 << 14,
  Undefined: 1 << 15,
  Null: 1 << 16,
  Never: 1 << 17,
  Object: 1 << 19,
  Union: 1 << 20,
  NonPrimitive: 1 << 21,
} as const;

export const SymbolFlags = {
  Property: 1 << 2,
  EnumMember: 1 << 3,
  Interface: 1 << 6,
  Enum: 1 << 8,
  TypeLiteral: 1 << 11,
  TypeAlias: 1 << 19,
  Alias: 1 << 21,
  Module: 1 << 22,
  Optional: 1 << 24,
} as const;

export const ObjectFlags = { Interface: 1 << 1, Reference: 1 << 2, Anonymous: 1 << 4, Mapped: 1 << 5 } as const;

export const ElementFlags = { Required: 1, Optional: 2, Rest: 4, Variable: 4 } as const;
