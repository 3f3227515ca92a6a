/** Schemas of which a branch – of a condition, a union, an intersection – speaks of keys that stand elsewhere; with values that it allows. */
export const branches: Readonly<Record<string, { readonly schema: unknown; readonly values: readonly unknown[] }>> = {
  "a branch requires a key inside a property that declares others": {
    schema: {
      type: "object",
      properties: { año: { required: ["ano"] } },
      dependentSchemas: { "0": { properties: { año: { type: "object", required: ["$filter"] } } } },
    },
    values: [{ "0": 1, año: { ano: [null], $filter: [1] } }, { año: "text" }, { año: [1] }],
  },
  "a property of a branch that does not hold has any value": {
    schema: {
      type: "object",
      properties: {
        rest: {
          type: "array",
          items: {
            required: ["type"],
            additionalProperties: true,
            if: { type: "object" },
            else: { type: "object", properties: { item1: { type: "null" }, "a-b": { type: "null" } } },
          },
        },
      },
    },
    values: [{ rest: [{ type: [], item1: null, "a-b": {}, more: "text" }] }],
  },
  "a member of a union with a condition": {
    schema: {
      type: "object",
      properties: {
        rest: {
          type: "array",
          items: {
            anyOf: [
              { type: "object", properties: { type: { type: "string", format: "email" }, toString: true } },
              { type: "object", if: { properties: { toString: { type: "null" } } } },
            ],
          },
        },
      },
    },
    values: [{ rest: [{ type: "a@b.ca", toString: 1 }] }, { rest: [{ toString: null }] }],
  },
  "a branch opens an object": {
    schema: {
      type: "object",
      properties: { v: { type: "object", properties: { a: true }, if: { type: "object" }, then: { additionalProperties: true } } },
    },
    values: [{ v: { a: 1, b: [null], "c d": "x" } }],
  },
  "a branch adds keys to the members of a union": {
    schema: {
      type: "object",
      properties: {
        p: {
          anyOf: [
            { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
            { type: "object", properties: { k: { const: "x" } }, required: ["k"] },
            { type: "string" },
          ],
        },
        flag: { type: "boolean" },
      },
      if: { required: ["flag"] },
      then: { properties: { p: { properties: { extra: { type: "number" } } } } },
    },
    values: [{ p: { a: "x", extra: 1 }, flag: true }, { p: { k: "x", extra: 2 }, flag: true }, { p: "text" }],
  },
  "a branch adds keys to items": {
    schema: {
      type: "object",
      properties: {
        rows: {
          type: "array",
          items: { type: "object", properties: { a: { type: "string" } } },
          if: { minItems: 2 },
          then: { items: { properties: { b: { type: "string" } } } },
        },
      },
    },
    values: [{ rows: [{ a: "x", b: "y" }, { b: "z" }] }, { rows: [{ a: "x" }] }],
  },
  "a constant beside alternatives": {
    schema: {
      type: "object",
      properties: {
        v: {
          type: "object",
          properties: { a: { type: "string" } },
          anyOf: [{ const: { a: "x", b: 1 } }, { properties: { c: { type: "string" } }, required: ["c"] }],
        },
      },
    },
    values: [{ v: { c: "y" } }, { v: { a: "z", c: "y" } }],
  },
  "a branch speaks of a key of a map": {
    schema: {
      type: "object",
      properties: {
        v: {
          type: "object",
          additionalProperties: { type: "object", properties: { a: { type: "string" } } },
          if: { required: ["k"] },
          then: { properties: { k: { properties: { b: { type: "integer" } }, required: ["b"] } } },
        },
      },
    },
    values: [{ v: { other: { a: "x" } } }, { v: { k: { a: "x", b: 1 }, other: {} } }],
  },
  "a branch adds keys inside a property of a closed object": {
    schema: {
      type: "object",
      properties: {
        v: {
          type: "object",
          properties: { a: { type: "object", properties: { x: { type: "string" } } } },
          additionalProperties: false,
          if: { required: ["a"] },
          then: { properties: { a: { properties: { y: { type: "string" } } } } },
        },
      },
    },
    values: [{ v: { a: { x: "1", y: "2" } } }, { v: {} }],
  },
  "a map in a union that refers to itself, with values that are sent in another form": {
    schema: {
      type: "object",
      properties: { map: { $ref: "#/$defs/Map" } },
      $defs: {
        Map: { type: "object", patternProperties: { "^p-": { enum: [{}, false] } }, additionalProperties: { $ref: "#/$defs/Map" } },
      },
    },
    values: [{ map: { "p-1": {}, a: { "p-2": false, b: { "p-3": {}, c: {} } } } }],
  },
  "an open object with a property of a branch that does not hold": {
    schema: {
      type: "object",
      additionalProperties: true,
      if: { properties: { id: { type: "null" } }, required: ["id"] },
      then: { properties: { value: { properties: { a: true } } } },
    },
    values: [
      { id: true, value: { a: 1, b: 2 } },
      { id: null, value: { a: 1 } },
    ],
  },
  "a format that no value needs": {
    schema: {
      type: "object",
      properties: {
        b: {
          type: "object",
          properties: { filter: { oneOf: [{ format: "email" }, {}] } },
          dependentSchemas: { long: { additionalProperties: true } },
          unevaluatedProperties: false,
        },
      },
    },
    values: [{ b: { filter: "other" } }, { b: { long: 1, filter: "x", more: 2 } }],
  },
  "an alternative that is sent as it is, and looks like another one that is not": {
    schema: {
      type: "object",
      properties: {
        v: {
          oneOf: [
            {
              type: "object",
              properties: {
                a: { type: "string" },
                b: {
                  type: "array",
                  items: {
                    type: "object",
                    properties: { key: { type: "string" }, value: { type: "string" } },
                    required: ["key", "value"],
                    additionalProperties: false,
                  },
                },
              },
              required: ["a", "b"],
              additionalProperties: false,
            },
            {
              type: "object",
              properties: { b: { type: "object", additionalProperties: { type: "string" } } },
              required: ["b"],
              additionalProperties: false,
            },
          ],
        },
      },
    },
    values: [{ v: { a: "x", b: [{ key: "k", value: "v" }] } }, { v: { b: { k: "v" } } }],
  },
  "alternatives that are told apart one after the other, the first of which is sent as it is": {
    schema: {
      type: "object",
      properties: {
        v: {
          oneOf: [
            {
              type: "object",
              properties: { kind: { const: "b" }, $filter: { type: "string" } },
              required: ["kind"],
              additionalProperties: true,
            },
            {
              type: "object",
              properties: { kind: { const: "a" }, additionalProperties: { type: "object" }, more: { type: "array" } },
              required: ["kind", "additionalProperties", "more"],
              additionalProperties: { type: "boolean" },
            },
            { type: "object", properties: { kind: { type: "integer" } }, required: ["kind"], additionalProperties: false },
          ],
        },
      },
    },
    values: [
      { v: { kind: "a", additionalProperties: {}, more: [null], further: true } },
      { v: { kind: "b", $filter: "x", further: { a: 1 } } },
      { v: { kind: 1 } },
    ],
  },
  "an object whose keys a condition alone declares, where another part allows any": {
    schema: {
      type: "object",
      allOf: [
        { type: "object", additionalProperties: true },
        { type: "object", properties: { id: { type: "object", dependentSchemas: { a: { properties: { b: { type: "integer" } } } } } } },
      ],
    },
    values: [{ id: { a: null, b: 1 }, more: { a: 1 } }],
  },
  "a constant that a branch asks for has keys of its own": {
    schema: {
      type: "object",
      properties: {
        place: { type: "object", properties: { a: {} } },
        list: { type: "array", items: { type: "object", properties: { b: {} } } },
      },
      if: { properties: { place: { const: { c: { d: 1 } } } }, required: ["place"] },
      else: { properties: { list: { enum: [[{ q: 1 }, { q: { z: null } }], []] } } },
    },
    values: [{ place: { c: { d: 1 } } }, { list: [{ q: 1 }, { q: { z: null } }] }],
  },
  "a branch without a type opens an object inside a property": {
    schema: {
      type: "object",
      properties: {
        row: {
          type: "object",
          properties: { cell: { type: "object", properties: { a: {} } } },
          anyOf: [{}, { properties: { cell: { additionalProperties: {} } } }],
        },
      },
    },
    values: [{ row: { cell: { a: [], b: 1, "c d": { e: null } } } }],
  },
  "what a branch says of all keys, or by a pattern, holds for declared ones": {
    schema: {
      type: "object",
      properties: {
        near: {
          type: "object",
          properties: { cell: { type: "object", properties: { a: {} } } },
          if: { required: ["cell"] },
          then: { patternProperties: { "^c": { type: "object", properties: { b: {} } } } },
        },
        far: {
          type: "object",
          properties: { row: { type: "object", properties: { cell: { type: "object", properties: { a: {} } } } } },
          anyOf: [{}, { properties: { row: { additionalProperties: { additionalProperties: {} } } } }],
        },
      },
    },
    values: [{ near: { cell: { a: 1, b: 2 } }, far: { row: { cell: { a: 1, b: 2, "c d": null }, more: 3 } } }],
  },
  "a pattern speaks of a declared key that is sent in another form": {
    schema: {
      type: "object",
      properties: { ab: { additionalProperties: { $ref: "#/$defs/tree" } }, c: { type: "object", properties: { x: { type: "string" } } } },
      patternProperties: { "^a": { type: "object" }, "^c": { type: "object", properties: { y: { type: "number" } } } },
      additionalProperties: { type: "string" },
      $defs: { tree: { properties: { kids: { additionalProperties: { $ref: "#/$defs/tree" } } } } },
    },
    values: [{ ab: { "two words": null, x: { kids: { y: {} } } }, ac: {}, c: { x: "x", y: 1 }, cd: { y: 2 }, z: "z" }],
  },
};
