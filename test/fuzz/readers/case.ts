import { stringify } from "yaml";
import type { Json } from "../../../generator/model/index.js";
import { randomSchema as oddSchema } from "../../support/random-schema.js";
import { type Random, randomOf } from "../guards/random.js";
import { fuzzedDrafts, randomSchema } from "../guards/schemas.js";
import { hostileTexts } from "../hostile-texts.js";
import { randomTypeScript } from "./typescript.js";

/** One input: what a stranger, or a broken disk, could hand over. */
export interface ReaderCase {
  readonly path: string;
  readonly text: string;
}

/** The same case for the same seed; the half of all texts is damaged. */
export function readerCase(seed: number): ReaderCase {
  const random = randomOf(seed);
  const { path, text } = random.among<ReaderCase>([
    [2, () => ({ path: "tools.ts", text: randomTypeScript(random) })],
    [2, () => ({ path: "schema.json", text: print(random, schema(random, seed)) })],
    [2, () => ({ path: "tools.json", text: print(random, tools(random, seed)) })],
    [1, () => ({ path: "api.json", text: print(random, openApi(random, seed)) })],
    [1, () => ({ path: "tools.yaml", text: stringify(random.chance(0.5) ? tools(random, seed) : openApi(random, seed)) })],
    [1, () => ({ path: "deep.json", text: deep(random) })],
    [1, () => ({ path: "tangled.json", text: JSON.stringify(tangled(random)) })],
  ]);
  return { path, text: random.chance(0.5) ? damaged(random, text) : text };
}

const print = (random: Random, value: Json): string => JSON.stringify(value, null, random.int(3));

const schema = (random: Random, seed: number): Json =>
  random.chance(0.5) ? (oddSchema(seed) as Json) : (randomSchema(random, random.pick(fuzzedDrafts), seed) as Json);

const tools = (random: Random, seed: number): Json => {
  const list = Array.from({ length: 1 + random.int(4) }, (_, i) => ({
    name: random.chance(0.8) ? `tool_${i}` : random.pick(hostileTexts),
    ...(random.chance(0.5) && { description: random.pick(hostileTexts) }),
    inputSchema: schema(random, seed + i),
    ...(random.chance(0.3) && { outputSchema: schema(random, seed + i + 7) }),
  }));
  return random.chance(0.5) ? list : { tools: list };
};

const openApi = (random: Random, seed: number): Json => ({
  openapi: random.pick(["3.0.3", "3.1.0", "3.2", "2.0"]),
  info: { title: random.pick(hostileTexts), version: "1" },
  paths: Object.fromEntries(
    Array.from({ length: 1 + random.int(3) }, (_, i) => [
      random.chance(0.7) ? `/things/{id}/${i}` : random.pick(hostileTexts),
      {
        [random.pick(["get", "post", "put", "delete", "x-odd"])]: {
          ...(random.chance(0.7) && { operationId: random.chance(0.8) ? `op_${i}` : random.pick(hostileTexts) }),
          parameters: [
            { name: "id", in: random.pick(["path", "query", "header", "cookie"]), required: true, schema: schema(random, seed + i) },
          ],
          requestBody: { content: { "application/json": { schema: schema(random, seed + i + 3) } } },
          responses: { "200": { description: "", content: { "application/json": { schema: schema(random, seed + i + 5) } } } },
        },
      },
    ]),
  ),
});

/** Nested beyond any limit, closed or not. */
function deep(random: Random): string {
  const count = random.pick([50, 255, 300, 5_000, 60_000]);
  const [open, close] = random.pick<readonly [string, string]>([
    ['{"properties":{"a":', "}}"],
    ['{"items":', "}"],
    ['{"allOf":[', "]}"],
    ['{"anyOf":[{},', "]}"],
    ['{"not":', "}"],
    ['{"if":', "}"],
    ['{"default":[', "]}"],
    ["[", "]"],
  ]);
  return `{"type":"object","title":"deep","properties":{"x":${open.repeat(count)}{}${random.chance(0.8) ? close.repeat(count) : ""}}}`;
}

/** Definitions that refer to each other in every way. */
function tangled(random: Random): Json {
  const count = 2 + random.int(14);
  const ref = (): Json => ({ $ref: `#/$defs/N${random.int(count)}`, ...(random.chance(0.3) && { title: "x" }) });
  const refs = (): Json[] => Array.from({ length: 1 + random.int(3) }, ref);
  const definition = (): Json =>
    random.pick<() => Json>([
      () => ({ allOf: refs() }),
      () => ({ anyOf: refs() }),
      () => ({ oneOf: refs() }),
      () => ({ if: ref(), then: ref(), else: ref() }),
      () => ({ not: ref() }),
      () => ({ type: "array", items: ref(), contains: ref() }),
      () => ({ type: "object", properties: { a: ref(), b: ref() }, required: ["a"] }),
      () => ({ type: "object", additionalProperties: ref(), propertyNames: ref() }),
      () => ({ dependentSchemas: { a: ref() }, unevaluatedProperties: ref() }),
      () => ({ type: "string", maxLength: 3 }),
      () => ref(),
    ])();
  const $defs = Object.fromEntries(Array.from({ length: count }, (_, i) => [`N${i}`, definition()]));
  return { title: "tangled", type: "object", properties: { root: ref(), other: ref() }, $defs };
}

/** Cut off, cut out, doubled, or with something strange within. */
function damaged(random: Random, text: string): string {
  let result = text;
  for (let times = 1 + random.int(3); times > 0; times--) {
    const at = random.int(result.length + 1);
    const end = Math.min(result.length, at + random.int(40));
    result = random.among([
      [1, () => result.slice(0, at)],
      [3, () => result.slice(0, at) + result.slice(end)],
      [2, () => result.slice(0, end) + result.slice(at)],
      [3, () => result.slice(0, at) + random.pick(hostileTexts) + result.slice(at)],
      [
        2,
        () =>
          result.slice(0, at) +
          random.pick(["{", "}", "[", "]", '"', ",", ":", "null", "1e999", "<", "|", "&", "?", "\\"]) +
          result.slice(end),
      ],
    ]);
  }
  return result;
}
