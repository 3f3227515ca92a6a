/** Schemas of the kind that servers send and vendors refuse, by what is odd about them; each with values that it allows. */
export const nastyTools: Readonly<Record<string, { readonly schema: unknown; readonly values: readonly unknown[] }>> = {
  "OData names": {
    schema: {
      type: "object",
      properties: {
        $filter: { type: "string" },
        filter: { type: "string" },
        "@odata.type": { const: "#microsoft.graph.message" },
        "odata.type": { type: "integer" },
        año: { type: ["integer", "null"] },
        ano: { type: "boolean" },
        "a.b.c": { type: "object", properties: { "a b": { type: "string" }, a_b: { type: "string" } }, required: ["a b"] },
        ["k".repeat(80)]: { type: "string" },
        [`${"k".repeat(79)}2`]: { type: "string" },
        "": { type: "number" },
        __proto: { type: "string" },
      },
      required: ["@odata.type", "a.b.c"],
    },
    values: [
      { "@odata.type": "#microsoft.graph.message", "a.b.c": { "a b": "x", a_b: "y" }, $filter: "1", filter: "2", año: null, ano: true },
      { "@odata.type": "#microsoft.graph.message", "a.b.c": { "a b": "" }, ["k".repeat(80)]: "1", [`${"k".repeat(79)}2`]: "2", "": 0 },
    ],
  },
  "a key `__proto__`": {
    schema: JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"object","properties":{"constructor":{"type":"string"}}},"toString":{"type":"number"}},"required":["toString"]}',
    ),
    values: [JSON.parse('{"__proto__":{"constructor":"x"},"toString":1}'), { toString: 2 }],
  },
  "no arguments, said in four ways": {
    schema: {
      type: "object",
      properties: {
        a: { type: "object", properties: {}, additionalProperties: false },
        b: { type: "object", additionalProperties: false },
        c: { type: "object", maxProperties: 0 },
        d: { type: "null" },
      },
      required: ["a"],
    },
    values: [{ a: {} }, { a: {}, b: {}, c: {}, d: null }],
  },
  "the root is a union by requirement": {
    schema: {
      type: "object",
      properties: { id: { type: "string" }, email: { type: "string", format: "email" }, n: { type: "integer", default: 3 } },
      oneOf: [{ required: ["id"] }, { required: ["email"] }],
    },
    values: [{ id: "x" }, { email: "a@b.ca", n: 1 }],
  },
  "the root is a union of objects": {
    schema: {
      anyOf: [
        { type: "object", properties: { url: { type: "string", format: "uri" } }, required: ["url"] },
        {
          type: "object",
          properties: { file: { type: "object", properties: { name: { type: "string" } }, required: ["name"] } },
          required: ["file"],
        },
        {
          type: "object",
          properties: { file: { type: "object", properties: { id: { type: "integer" } }, required: ["id"] } },
          required: ["file"],
        },
      ],
    },
    values: [
      { url: "https://a.example/" },
      { file: { name: "x" } },
      { file: { id: 1 } },
      { file: { id: 1, name: "x" } },
      { url: "https://a.example/", file: { id: 1 } },
    ],
  },
  "recursion through maps, lists and unions": {
    schema: {
      type: "object",
      properties: { query: { $ref: "#/$defs/Query" } },
      required: ["query"],
      $defs: {
        Query: {
          oneOf: [
            {
              type: "object",
              properties: { and: { type: "array", items: { $ref: "#/$defs/Query" } } },
              required: ["and"],
              additionalProperties: false,
            },
            { type: "object", properties: { not: { $ref: "#/$defs/Query" } }, required: ["not"], additionalProperties: false },
            {
              type: "object",
              properties: { fields: { type: "object", additionalProperties: { $ref: "#/$defs/Query" } } },
              required: ["fields"],
              additionalProperties: false,
            },
            { type: "object", properties: { eq: { type: ["string", "number", "null"] } }, required: ["eq"], additionalProperties: false },
          ],
        },
      },
    },
    values: [{ query: { eq: null } }, { query: { and: [{ not: { fields: { $a: { eq: 1 }, "b.c": { and: [] } } } }, { eq: "x" }] } }],
  },
  tuples: {
    schema: {
      type: "object",
      properties: {
        point: { type: "array", prefixItems: [{ type: "number" }, { type: "number" }], items: false, minItems: 2 },
        open: { type: "array", prefixItems: [{ type: "string" }, { type: ["string", "null"] }], items: { type: "integer" } },
        old: { type: "array", items: { type: "object", properties: { $x: { type: "string" } } }, minItems: 1, uniqueItems: true },
        one: { type: "array", prefixItems: [{ const: "a" }], minItems: 1, maxItems: 1 },
      },
    },
    values: [{ point: [1, 2] }, { open: [] }, { open: ["a"] }, { open: ["a", null, 3, 4] }, { old: [{ $x: "y" }, {}] }, { one: ["a"] }],
  },
  "pattern properties beside properties": {
    schema: {
      type: "object",
      properties: {
        headers: {
          type: "object",
          properties: { Accept: { type: "string" } },
          patternProperties: { "^X-": { type: ["string", "array"], items: { type: "string" } }, "^n_": { type: "integer" } },
          additionalProperties: { type: "boolean" },
          propertyNames: { maxLength: 12 },
          minProperties: 1,
        },
        only: { type: "object", patternProperties: { "^[a-z]{2}$": { type: "string" } }, additionalProperties: false },
      },
    },
    values: [{ headers: { Accept: "a", "X-A": "1", "X-B": ["2"], n_1: 3, other: true } }, { only: { de: "x", fr: "y" } }, { only: {} }],
  },
  "free forms": {
    schema: {
      type: "object",
      properties: {
        any: {},
        yes: true,
        object: { type: "object" },
        list: { type: "array" },
        map: { type: "object", additionalProperties: true },
        no: false,
      },
      required: ["any"],
    },
    values: [
      { any: null },
      { any: { deep: [1, { x: null }] }, yes: "text", object: { a: { b: 1 } }, list: [1, "2", [null]], map: { $k: [], "a b": "{}" } },
      { any: '{"not": "parsed"}', yes: 0, object: {}, list: [], map: {} },
    ],
  },
  "allOf with oneOf": {
    schema: {
      type: "object",
      properties: {
        shape: {
          allOf: [
            { type: "object", properties: { color: { type: "string" } }, required: ["color"] },
            {
              oneOf: [
                {
                  properties: { kind: { const: "circle" }, radius: { type: "number", exclusiveMinimum: 0 } },
                  required: ["kind", "radius"],
                },
                { properties: { kind: { const: "square" }, side: { type: "number" } }, required: ["kind", "side"] },
              ],
            },
          ],
        },
      },
      required: ["shape"],
    },
    values: [{ shape: { color: "red", kind: "circle", radius: 1 } }, { shape: { color: "", kind: "square", side: -1 } }],
  },
  "constants of every type": {
    schema: {
      type: "object",
      properties: {
        nothing: { const: null },
        mixed: { enum: ["1", 1, true, null, "null", { a: 1 }, [1, 2]] },
        number: { enum: [1, 2.5, -0.1] },
        cased: { enum: ["a", "A", ""] },
        maybe: { enum: ["x", null] },
        object: { const: { a: [1, { b: null }] } },
      },
      required: ["nothing", "mixed"],
    },
    values: [
      ...["1", 1, true, null, "null", { a: 1 }, [1, 2]].map((mixed) => ({ nothing: null, mixed })),
      { nothing: null, mixed: 1, number: -0.1, cased: "A", maybe: null, object: { a: [1, { b: null }] } },
    ],
  },
  "absent, null and defaults": {
    schema: {
      type: "object",
      properties: {
        a: { type: ["string", "null"], default: null },
        b: { anyOf: [{ type: "object", properties: { value: { type: ["integer", "null"] } } }, { type: "null" }], default: {} },
        c: { type: "string", nullable: true, default: "x" },
        d: { type: "array", items: { type: ["number", "null"] }, default: [1, null] },
        e: { type: "boolean", default: false },
      },
    },
    values: [{}, { a: null }, { a: "null", b: null }, { b: {} }, { b: { value: null } }, { b: { value: 1 }, d: [null, 1] }, { e: false }],
  },
  dependencies: {
    schema: {
      type: "object",
      properties: { card: { type: "string" }, address: { type: "string" }, gift: { type: "boolean" } },
      dependentRequired: { card: ["address"] },
      dependentSchemas: {
        gift: { properties: { message: { type: "string", maxLength: 5 }, address: { minLength: 2 } }, required: ["message"] },
      },
    },
    values: [{}, { card: "1", address: "x" }, { gift: true, message: "hello" }, { card: "1", address: "xy", gift: false, message: "" }],
  },
  conditions: {
    schema: {
      type: "object",
      properties: { kind: { enum: ["a", "b", "c"] }, target: { type: "object", properties: { id: { type: "string" } } } },
      required: ["kind"],
      if: { properties: { kind: { const: "a" } } },
      then: { properties: { a: { type: "integer" }, target: { properties: { region: { type: "string" } } } }, required: ["a"] },
      else: {
        if: { properties: { kind: { const: "b" } } },
        then: { properties: { a: { type: "string" } } },
        else: { not: { required: ["a"] } },
      },
    },
    values: [{ kind: "a", a: 1, target: { id: "x", region: "y" } }, { kind: "b", a: "text" }, { kind: "b" }, { kind: "c", target: {} }],
  },
  negations: {
    schema: {
      type: "object",
      properties: {
        name: { type: "string", not: { enum: ["root", "admin"] } },
        value: { not: { type: ["object", "array"] } },
        tags: { type: "array", items: { type: "string" }, contains: { const: "x" }, minContains: 1, maxContains: 2 },
      },
      not: { required: ["name", "value"] },
    },
    values: [{ name: "x" }, { value: null }, { value: "text", tags: ["x", "y", "x"] }],
  },
  "what is not evaluated": {
    schema: {
      type: "object",
      properties: {
        entry: {
          allOf: [{ $ref: "#/$defs/base" }],
          properties: { title: { type: "string" } },
          unevaluatedProperties: false,
        },
        more: {
          anyOf: [
            { properties: { a: { type: "string" } }, required: ["a"] },
            { properties: { b: { type: "string" } }, required: ["b"] },
          ],
          unevaluatedProperties: { type: "integer" },
          type: "object",
        },
        list: { type: "array", prefixItems: [{ type: "string" }], unevaluatedItems: { type: "number" } },
      },
      $defs: { base: { type: "object", properties: { id: { type: "integer" } }, required: ["id"] } },
    },
    values: [{ entry: { id: 1, title: "x" } }, { more: { a: "x", b: "y", n: 1 } }, { more: { b: "y", other: 2 } }, { list: ["a", 1, 2] }],
  },
  "draft 4": {
    schema: {
      $schema: "http://json-schema.org/draft-04/schema#",
      id: "http://x.example/tool",
      type: "object",
      properties: {
        age: { type: "integer", minimum: 0, exclusiveMinimum: true, maximum: 150, exclusiveMaximum: true },
        pair: { type: "array", items: [{ type: "string" }, { type: "integer" }], additionalItems: false },
        parent: { $ref: "#/definitions/person" },
      },
      definitions: {
        person: { type: "object", properties: { name: { type: "string" }, parent: { $ref: "#/definitions/person" } }, required: ["name"] },
      },
    },
    values: [{ age: 1 }, { age: 149, pair: ["a", 1], parent: { name: "x", parent: { name: "y" } } }, { pair: [] }],
  },
  "siblings of a reference": {
    schema: {
      type: "object",
      properties: {
        a: { $ref: "#/$defs/name", description: "What it is called.", maxLength: 4 },
        b: { $ref: "#/$defs/box", required: ["w"], properties: { h: { type: "number" } } },
        c: { $ref: "#/$defs/box", description: "Another box.", default: { w: 1 } },
      },
      $defs: { name: { type: "string", minLength: 2 }, box: { type: "object", properties: { w: { type: "number" } } } },
    },
    values: [
      { a: "ab", b: { w: 1, h: 2 }, c: {} },
      { b: { w: 1 }, c: { w: 0 } },
    ],
  },
  "wide integers": {
    schema: {
      type: "object",
      properties: {
        id: { type: "integer", format: "int64" },
        ids: { type: "array", items: { type: "integer", format: "uint64", minimum: 0 } },
        small: { type: "integer", format: "int64", minimum: 0, maximum: 100 },
        either: { anyOf: [{ type: "integer", format: "int64" }, { type: "string" }, { type: "null" }] },
        map: { type: "object", additionalProperties: { type: "integer", format: "int64" } },
      },
      required: ["id"],
    },
    values: [
      { id: 9007199254740991, ids: [0, 1], small: 7, either: "12", map: { a: -1 } },
      { id: -5, either: 12 },
      { id: 0, either: null },
      { id: 2 ** 60, ids: [2 ** 63] },
    ],
  },
  "lists that several schemas describe": {
    schema: {
      type: "object",
      properties: {
        rows: {
          allOf: [
            { type: "array", items: { type: "object", properties: { $id: { type: "string" } }, required: ["$id"] } },
            { type: "array", items: { type: "object", properties: { tags: { type: "array", items: { type: "string" } } } }, maxItems: 2 },
          ],
        },
        pair: {
          allOf: [
            { type: "array", prefixItems: [{ type: "object", properties: { a: { type: "string" } } }] },
            { type: "array", items: { type: "object", properties: { b: { type: "string" } } } },
          ],
        },
      },
    },
    values: [{ rows: [{ $id: "1", tags: ["x"] }, { $id: "2" }] }, { pair: [{ a: "x", b: "y" }, { b: "z" }] }, { rows: [] }],
  },
  "open members that meet": {
    schema: {
      type: "object",
      properties: {
        where: {
          anyOf: [
            { type: "object", properties: { city: { type: "string" }, country: { type: "string" } }, required: ["city"] },
            { type: "object", properties: { lat: { type: "number" }, lon: { type: "number" } }, required: ["lat", "lon"] },
            { type: "object", properties: { "place.id": { type: "string" } }, required: ["place.id"] },
            { type: "string" },
          ],
        },
        list: {
          type: "array",
          items: {
            anyOf: [
              { type: "object", properties: { a: {} } },
              { type: "object", properties: { b: { type: ["null", "string"] } } },
            ],
          },
        },
      },
    },
    values: [
      { where: "x" },
      { where: { city: "x", lat: 1, lon: 2 } },
      { where: { lat: 1, lon: 2, "place.id": "y" } },
      { where: { city: "x", country: "y", lat: 1, lon: 2, "place.id": "z" } },
      { list: [{ a: { free: 1 }, b: null }, { b: "x" }, {}] },
    ],
  },
  "strings with rules": {
    schema: {
      type: "object",
      properties: {
        slug: { type: "string", pattern: "^(?!-)[a-z0-9-]+(?<!-)$", minLength: 1, maxLength: 8 },
        emoji: { type: "string", pattern: "^\\p{Emoji}$" },
        when: { type: "string", format: "date-time" },
        day: { type: "string", format: "date" },
        base64: { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
        step: { type: "number", multipleOf: 0.01, minimum: 0 },
      },
    },
    values: [
      { slug: "a-b", emoji: "😀", when: "2026-11-23T10:00:00Z", day: "2026-02-28", base64: "AAAA", step: 0.29 },
      { slug: "a", step: 19.99 },
    ],
  },
};
