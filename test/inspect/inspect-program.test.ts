import { describe, expect, test } from "vitest";
import { fatesOf, hostileTools, inspect } from "./support.js";

const flights = `interface Leg { airport: string; next?: Leg }

/** Finds flights. */
export interface FindFlights {
  /**
   * From where.
   * @minLength 3
   * @pattern ^[A-Z]{3}$
   */
  from: string;
  /** @minimum 1 @default 1 */
  seats?: number;
  extra: Record<string, number>;
  back?: Leg;
}
`;

describe("TypeScript", () => {
  test("each assertion has a fate per provider", async () => {
    const { tools } = await inspect({ "tools.ts": flights });
    expect(fatesOf(tools[0])).toMatchObject({
      " type": "kept/kept/kept",
      "/from required": "kept/kept/kept",
      "/from type": "kept/kept/kept",
      "/from minLength": "told/kept/told",
      "/from pattern": "kept/kept/told",
      "/seats optional": "encoded/kept/kept",
      "/seats minimum": "kept/kept/kept",
      "/seats default": "told/kept/told",
      "/extra additionalProperties": "encoded/kept/encoded",
    });
    const kinds = Object.fromEntries((tools[0]?.assertions ?? []).map(({ path, keyword, kind }) => [`${path} ${keyword}`, kind]));
    expect(kinds).toMatchObject({ "/from pattern": "assertion", "/seats default": "annotation", "/seats optional": "annotation" });
  });

  test("stands where it was written: the tag's own line, else the property's", async () => {
    const { tools } = await inspect({ "tools.ts": flights });
    const lines = Object.fromEntries((tools[0]?.assertions ?? []).map(({ path, keyword, line }) => [`${path} ${keyword}`, line]));
    expect(lines).toMatchObject({
      "/from minLength": 7,
      "/from pattern": 8,
      "/from type": 10,
      "/seats minimum": 11,
      "/extra additionalProperties": 13,
    });
    expect(tools[0]).toMatchObject({ name: "FindFlights", typeName: "FindFlights", file: "tools.ts", line: 4 });
  });

  test("source: the declaration with its comment, and the named types it uses", async () => {
    const { tools } = await inspect({ "tools.ts": flights });
    expect(tools[0]?.source).toEqual([
      {
        name: "FindFlights",
        file: "tools.ts",
        line: 4,
        language: "typescript",
        text: flights.slice(flights.indexOf("/** Finds")).trimEnd(),
      },
      { name: "Leg", file: "tools.ts", line: 1, language: "typescript", text: "interface Leg { airport: string; next?: Leg }" },
    ]);
  });

  test("strictness, payload, tokens, budgets", async () => {
    const { tools, jobs } = await inspect({ "tools.ts": flights });
    const { openai, anthropic, google } = tools[0]?.providers ?? {};
    expect(openai).toMatchObject({
      name: "FindFlights",
      strict: true,
      payload: { type: "function" },
      hoisting: { definitions: 1, recursive: 1 },
    });
    expect(anthropic).toMatchObject({ strict: false, strictReason: expect.stringContaining("recursive") });
    expect(google).toMatchObject({ strict: false, payload: { parametersJsonSchema: { type: "object" } } });
    expect(openai?.fields.map(({ path }) => path)).toContain("/extra/*/key");
    const sum =
      openai?.fields.filter(({ path }) => /^(\/|\$defs\/)[^/]+$/.test(path)).reduce((total, { tokens }) => total + tokens, 0) ?? 0;
    expect(openai?.tokens).toBeGreaterThan(sum);
    expect(jobs[0]?.providers.openai).toMatchObject({ tools: 1, strict: 1, tokens: openai?.tokens, estimate: false });
    expect(jobs[0]?.providers.anthropic).toMatchObject({
      strict: 0,
      estimate: true,
      budgets: [
        { name: "strict tools", used: 0, limit: 20, scope: "request" },
        { name: "optional keys", used: 0, limit: 24 },
        { name: "unions", used: 0, limit: 16 },
      ],
    });
    expect(jobs[0]?.providers.openai?.budgets).toContainEqual({ name: "depth", used: 2, limit: 10, scope: "schema", tool: "FindFlights" });
    expect(jobs[0]?.providers.google).toMatchObject({ strict: null, budgets: [{ name: "tools", used: 1, limit: 512 }] });
  });
});

describe("JSON Schema", () => {
  const list = JSON.stringify({
    tools: [
      {
        name: "pay.now",
        inputSchema: {
          type: "object",
          properties: { to: { type: "string", format: "date", maxLength: 9 }, any: { minimum: 2 }, free: {} },
          required: ["to"],
          not: { required: ["any", "free"] },
        },
      },
    ],
  });

  test("places are JSON Pointers of the keyword itself", async () => {
    const { tools } = await inspect({ "tools.json": list });
    const pointers = Object.fromEntries((tools[0]?.assertions ?? []).map(({ path, keyword, pointer }) => [`${path} ${keyword}`, pointer]));
    expect(pointers).toMatchObject({
      "/to maxLength": "/tools/0/inputSchema/properties/to/maxLength",
      "/to required": "/tools/0/inputSchema/properties/to",
      " name": "/tools/0",
    });
    expect(fatesOf(tools[0])).toMatchObject({
      "/to maxLength": "told/told/told",
      " not": "told/told/told",
      " name": "encoded/encoded/encoded",
    });
    expect(fatesOf(tools[0])).toHaveProperty("/any minimum");
    expect(tools[0]?.source[0]).toMatchObject({ language: "json", text: expect.stringContaining('"name": "pay.now"') });
  });

  test("YAML has places and sources too", async () => {
    const yaml =
      "tools:\n  - name: a\n    inputSchema:\n      type: object\n      properties:\n        q: { type: string, maxLength: 3 }\n";
    const { tools } = await inspect({ "tools.yaml": yaml });
    expect(tools[0]?.assertions.find(({ keyword }) => keyword === "maxLength")).toMatchObject({ file: "tools.yaml", line: 6 });
    expect(tools[0]?.source[0]?.text).toContain('"maxLength": 3');
  });

  test("names that objects have by nature do no harm", async () => {
    const { tools } = await inspect({ "tools.json": hostileTools });
    expect(tools.map(({ name }) => name)).toContain("toString");
    expect(tools[0]?.assertions.map(({ path }) => path)).toContain("/__proto__");
  });
});
