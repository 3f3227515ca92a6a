import type { ChangeClass } from "../../generator/diff/index.js";

/** Two versions of tools and what the step from one to the other means: labelled by hand. */
export interface Pair {
  readonly name: string;
  /** TypeScript source, or the schema of one tool's arguments, or a whole list of tools. */
  readonly old: string | object;
  readonly now: string | object;
  /** All classes of all changes together. */
  readonly classes: readonly ChangeClass[];
  /** `kind path`, one for each change. */
  readonly changes: readonly string[];
}

const ts = (old: string, now: string) => ({ old: `export interface T { ${old} }`, now: `export interface T { ${now} }` });
const tool = (schema: object, more: object = {}) => ({ tools: [{ name: "T", inputSchema: { type: "object", ...schema }, ...more }] });
const props = (schema: object, required: readonly string[] = ["a"]) => tool({ properties: { a: schema }, required });

const seven = (schema: object) => tool({ $schema: "http://json-schema.org/draft-07/schema#", properties: { a: schema }, required: ["a"] });

export const pairs: readonly Pair[] = [
  { name: "nothing", ...ts("a: string", "a: string"), classes: [], changes: [] },
  { name: "optional property added", ...ts("a: string", "a: string; b?: number"), classes: ["model"], changes: ["property-added /b"] },
  {
    name: "required property added",
    ...ts("a: string", "a: string; b: number"),
    classes: ["calls", "model"],
    changes: ["property-added /b"],
  },
  {
    name: "required property removed",
    ...ts("a: string; b: number", "a: string"),
    classes: ["handlers", "model"],
    changes: ["property-removed /b"],
  },
  { name: "optional property removed", ...ts("a: string; b?: number", "a: string"), classes: ["model"], changes: ["property-removed /b"] },
  { name: "property made optional", ...ts("a: string", "a?: string"), classes: ["handlers", "model"], changes: ["property-optional /a"] },
  { name: "property made required", ...ts("a?: string", "a: string"), classes: ["calls", "model"], changes: ["property-required /a"] },
  { name: "enum widened", ...ts('a: "x" | "y"', 'a: "x" | "y" | "z"'), classes: ["handlers", "model"], changes: ["type /a"] },
  { name: "enum narrowed", ...ts('a: "x" | "y" | "z"', 'a: "x" | "y"'), classes: ["calls", "model"], changes: ["type /a"] },
  { name: "enum value replaced", ...ts('a: "x" | "y"', 'a: "x" | "z"'), classes: ["calls", "handlers", "model"], changes: ["type /a"] },
  { name: "enum opened to string", ...ts('a: "x" | "y"', "a: string"), classes: ["handlers", "model"], changes: ["type /a"] },
  { name: "string closed to enum", ...ts("a: string", 'a: "x" | "y"'), classes: ["calls", "model"], changes: ["type /a"] },
  { name: "type changed", ...ts("a: string", "a: number"), classes: ["calls", "handlers", "model"], changes: ["type /a"] },
  { name: "null added", ...ts("a: string", "a: string | null"), classes: ["handlers", "model"], changes: ["type /a"] },
  { name: "null taken away", ...ts("a: string | null", "a: string"), classes: ["calls", "model"], changes: ["type /a"] },
  { name: "type widened to a union", ...ts("a: string", "a: string | number"), classes: ["handlers", "model"], changes: ["type /a"] },
  {
    name: "list of one type to another",
    ...ts("a: string[]", "a: number[]"),
    classes: ["calls", "handlers", "model"],
    changes: ["type /a/*"],
  },
  {
    name: "nested property required",
    ...ts("a: { b?: string }", "a: { b: string }"),
    classes: ["calls", "model"],
    changes: ["property-required /a/b"],
  },
  {
    name: "properties reordered",
    ...ts("a: string; b: string", "b: string; a: string"),
    classes: ["model"],
    changes: ["properties-reordered "],
  },
  {
    name: "description of a property",
    ...ts("/** One. */ a: string", "/** Two. */ a: string"),
    classes: ["model"],
    changes: ["description /a"],
  },
  {
    name: "description of the tool",
    old: "/** Old. */ export interface T { a: string }",
    now: "/** New. */ export interface T { a: string }",
    classes: ["model"],
    changes: ["description "],
  },
  { name: "default added", ...ts("a?: number", "/** @default 3 */ a?: number"), classes: ["model"], changes: ["default /a"] },
  { name: "example added", ...ts("a: string", '/** @example "x" */ a: string'), classes: ["model"], changes: ["examples /a"] },
  {
    name: "behaviour",
    old: "export interface T { a: string }",
    now: "/** @readonly\n * @timeout 500 */ export interface T { a: string }",
    classes: [],
    changes: ["behaviour ", "behaviour "],
  },
  {
    name: "a named type renamed, nothing else",
    old: "interface Place { city: string }\nexport interface U { p: Place; a: string }\n/** @tool */ export interface T { x: number; place: Place }",
    now: "interface Place { city: string }\nexport interface V { p: Place; a: string }\n/** @tool */ export interface T { x: number; place: Place }",
    classes: [],
    changes: [],
  },
  {
    name: "inside a shared recursive type",
    old: "interface Node { name: string; next?: Node }\n/** @tool */ export interface T { top: Node }",
    now: "interface Node { name: string | number; next?: Node }\n/** @tool */ export interface T { top: Node }",
    classes: ["handlers", "model"],
    changes: ["type /top/name"],
  },
  {
    name: "tool added",
    old: "export interface T { a: string }",
    now: "export interface T { a: string }\nexport interface U { b: string }",
    classes: ["handlers", "model"],
    changes: ["tool-added "],
  },
  {
    name: "tool removed",
    old: "export interface T { a: string }\nexport interface U { b: string }",
    now: "export interface T { a: string }",
    classes: ["calls", "handlers", "model"],
    changes: ["tool-removed "],
  },
  {
    name: "tools reordered",
    old: "export interface T { a: string }\nexport interface U { b: string }",
    now: "export interface U { b: string }\nexport interface T { a: string }",
    classes: ["model"],
    changes: ["tools-reordered "],
  },
  {
    name: "result: property removed",
    old: "interface R { x: number; y: number }\n/** @tool\n * @returns {R} */ export interface T { a: string }",
    now: "interface R { x: number }\n/** @tool\n * @returns {R} */ export interface T { a: string }",
    classes: ["handlers"],
    changes: ["property-removed /y"],
  },
  {
    name: "result: required property added",
    old: "interface R { x: number }\n/** @tool\n * @returns {R} */ export interface T { a: string }",
    now: "interface R { x: number; y: number }\n/** @tool\n * @returns {R} */ export interface T { a: string }",
    classes: ["handlers"],
    changes: ["property-added /y"],
  },
  {
    name: "a case of a tagged union added",
    ...ts('a: { k: "x"; n: number } | { k: "y"; s: string }', 'a: { k: "x"; n: number } | { k: "y"; s: string } | { k: "z" }'),
    classes: ["handlers", "model"],
    changes: ["type /a"],
  },
  {
    name: "a case of a tagged union gets an optional property",
    ...ts('a: { k: "x"; n: number } | { k: "y"; s: string }', 'a: { k: "x"; n: number; m?: number } | { k: "y"; s: string }'),
    classes: ["model"],
    changes: ["property-added /a/m"],
  },
  {
    name: "minimum raised",
    old: props({ type: "integer", minimum: 0 }),
    now: props({ type: "integer", minimum: 1 }),
    classes: ["calls", "model"],
    changes: ["constraint /a"],
  },
  {
    name: "maximum raised",
    old: props({ type: "number", maximum: 5 }),
    now: props({ type: "number", maximum: 9 }),
    classes: ["handlers", "model"],
    changes: ["constraint /a"],
  },
  {
    name: "the same bound in other words",
    old: props({ type: "integer", exclusiveMinimum: 0 }),
    now: props({ type: "integer", minimum: 1 }),
    classes: ["model"],
    changes: ["constraint /a", "constraint /a"],
  },
  {
    name: "integer to number",
    old: props({ type: "integer" }),
    now: props({ type: "number" }),
    classes: ["handlers", "model"],
    changes: ["constraint /a"],
  },
  {
    name: "length limited",
    old: props({ type: "string" }),
    now: props({ type: "string", maxLength: 10 }),
    classes: ["calls", "model"],
    changes: ["constraint /a"],
  },
  {
    name: "pattern widened",
    old: props({ type: "string", pattern: "^[a-z]+$" }),
    now: props({ type: "string", pattern: "^[a-zA-Z]+$" }),
    classes: ["handlers", "model"],
    changes: ["constraint /a"],
  },
  {
    name: "pattern written otherwise",
    old: props({ type: "string", pattern: "^[0-9]+$" }),
    now: props({ type: "string", pattern: "^\\d+$" }),
    classes: ["model"],
    changes: ["constraint /a"],
  },
  {
    name: "content added",
    old: seven({ type: "string" }),
    now: seven({ type: "string", contentEncoding: "base64" }),
    classes: ["calls", "model"],
    changes: ["annotation /a", "constraint /a"],
  },
  {
    name: "content removed",
    old: seven({ type: "string", contentMediaType: "application/json" }),
    now: seven({ type: "string" }),
    classes: ["handlers", "model"],
    changes: ["annotation /a", "constraint /a"],
  },
  {
    name: "format added",
    old: props({ type: "string" }),
    now: props({ type: "string", format: "date" }),
    classes: ["calls", "model"],
    changes: ["constraint /a"],
  },
  {
    name: "items unique now",
    old: props({ type: "array", items: { type: "string" } }),
    now: props({ type: "array", items: { type: "string" }, uniqueItems: true }),
    classes: ["calls", "model"],
    changes: ["constraint /a"],
  },
  {
    name: "tuple grows",
    old: props({ type: "array", prefixItems: [{ type: "number" }], items: false, minItems: 1 }),
    now: props({ type: "array", prefixItems: [{ type: "number" }, { type: "number" }], items: false, minItems: 2 }),
    classes: ["calls", "handlers", "model"],
    changes: ["type /a"],
  },
  {
    name: "undeclared keys refused now",
    old: tool({ properties: { a: { type: "string" } } }),
    now: tool({ properties: { a: { type: "string" } }, additionalProperties: false }),
    classes: ["calls"],
    changes: ["undeclared-keys "],
  },
  {
    name: "undeclared keys let pass now",
    old: tool({ properties: { a: { type: "string" } }, additionalProperties: false }),
    now: tool({ properties: { a: { type: "string" } } }),
    classes: [],
    changes: ["undeclared-keys "],
  },
  {
    name: "optional property removed from a closed object",
    old: tool({ properties: { a: { type: "string" }, b: { type: "string" } }, additionalProperties: false }),
    now: tool({ properties: { a: { type: "string" } }, additionalProperties: false }),
    classes: ["calls", "model"],
    changes: ["property-removed /b"],
  },
  {
    name: "optional property added to a closed object",
    old: tool({ properties: { a: { type: "string" } }, additionalProperties: false }),
    now: tool({ properties: { a: { type: "string" }, b: { type: "string" } }, additionalProperties: false }),
    classes: ["model"],
    changes: ["property-added /b"],
  },
  {
    name: "values of a map widened",
    old: tool({ additionalProperties: { type: "integer" } }),
    now: tool({ additionalProperties: { type: ["integer", "string"] } }),
    classes: ["handlers", "model"],
    changes: ["type /*"],
  },
  {
    name: "a definition moved out of line",
    old: props({ type: "object", properties: { b: { type: "string" } }, required: ["b"] }),
    now: tool({
      properties: { a: { $ref: "#/$defs/A" } },
      required: ["a"],
      $defs: { A: { type: "object", properties: { b: { type: "string" } }, required: ["b"] } },
    }),
    classes: [],
    changes: [],
  },
  {
    name: "oneOf with a case less",
    old: props({ oneOf: [{ type: "string" }, { type: "boolean" }, { type: "null" }] }),
    now: props({ oneOf: [{ type: "string" }, { type: "null" }] }),
    classes: ["calls", "model"],
    changes: ["type /a"],
  },
  {
    name: "allOf with one rule more",
    old: props({ allOf: [{ type: "string", minLength: 1 }] }),
    now: props({
      allOf: [
        { type: "string", minLength: 1 },
        { type: "string", maxLength: 3 },
      ],
    }),
    classes: ["calls", "model"],
    changes: ["type /a"],
  },
  {
    name: "dependentRequired added",
    old: tool({ properties: { a: { type: "string" }, b: { type: "string" } } }),
    now: tool({ properties: { a: { type: "string" }, b: { type: "string" } }, dependentRequired: { a: ["b"] } }),
    classes: ["calls", "model"],
    changes: ["constraint "],
  },
  {
    name: "title beside a description",
    old: props({ type: "string", title: "A1", description: "D" }),
    now: props({ type: "string", title: "B2", description: "D" }),
    classes: [],
    changes: ["title /a"],
  },
];
