import { isDeepStrictEqual } from "node:util";
import { validator as schemasafe } from "@exodus/schemasafe";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Tool } from "../../generator/model/index.js";
import { providerNames } from "../../generator/options.js";
import { acceptCall } from "../../runtime/src/core/accept.js";
import { createToolTable } from "../../runtime/src/core/tool-table.js";
import type { Compiled } from "./compile.js";
import { assertedFormats } from "./formats.js";
import { mutations } from "./mutate.js";

/**
 * (d) No value that the source schema refuses is ever delivered as an accepted call, and none that it allows is refused. The judge is
 * ajv on the source as the user wrote it; the way is the runtime's own, from JSON text to arguments.
 */
export interface Delivered {
  /** Values judged: of the user's shape, and of the wire's. */
  readonly judged: number;
  /** Accepted ones among them. */
  readonly accepted: number;
  /** Delivered although the source refuses them. */
  readonly escapes: readonly string[];
  /** Refused although the source allows them. */
  readonly refusals: readonly string[];
}

export const nothingDelivered: Delivered = { judged: 0, accepted: 0, escapes: [], refusals: [] };

export const addDelivered = (a: Delivered, b: Delivered): Delivered => ({
  judged: a.judged + b.judged,
  accepted: a.accepted + b.accepted,
  escapes: [...a.escapes, ...b.escapes],
  refusals: [...a.refusals, ...b.refusals],
});

/** `undefined` = no verdict: ajv throws on some values, such as those with a key `toString` where it compares. */
export type Judge = (value: unknown) => boolean | undefined;

// Without `allErrors`, ajv misses that a required key "" is absent.
const ajvOptions = {
  allErrors: true,
  strict: false,
  ownProperties: true,
  logger: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

/** A new one for each schema: ajv never lets go of what it has compiled. */
const compilers = {
  draft7: () => knowingFormats(new Ajv(ajvOptions)),
  draft2020: () => knowingFormats(new Ajv2020(ajvOptions)),
  plain: () => new Ajv2020({ ...ajvOptions, validateFormats: false }),
} as const;

function knowingFormats(ajv: Ajv): Ajv {
  addFormats.default(ajv as never, [...assertedFormats]);
  return ajv;
}

/**
 * The verdict of ajv, of schemasafe where ajv cannot take the schema; `undefined` where neither can. Where the two differ on anything but
 * formats there is none: ajv is wrong about `__proto__` and some uses of `unevaluated*` and `contains`.
 */
export function judgeOf(schema: unknown): Judge | undefined {
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null)) return undefined;
  const { $schema, $id: _, ...rest } = (typeof schema === "object" ? schema : { allOf: [schema] }) as Record<string, unknown>;
  const draft7 = /draft-0?[3-7]/.test(JSON.stringify($schema ?? ""));
  const first = verdictOf(compilers[draft7 ? "draft7" : "draft2020"](), rest);
  const second = schemasafeVerdict(rest, draft7, first === undefined);
  if (first === undefined) return second;
  const plain = draft7 ? undefined : verdictOf(compilers.plain(), rest);
  const evaluates = JSON.stringify(rest).includes('"unevaluated');
  // Alone, ajv is no judge of these: it forgets what is evaluated where a dependent schema is not asked, and keeps it of an `if` that fails.
  if (evaluates && second === undefined) return undefined;
  return (value) => {
    // ajv looks evaluated keys up in a plain object.
    if (evaluates && /"(__proto__|toString|constructor|hasOwnProperty|valueOf)":/.test(JSON.stringify(value))) return undefined;
    const verdict = first(value);
    if (plain === undefined || second === undefined) return verdict;
    const other = second(value);
    return other === undefined || other === plain(value) ? verdict : undefined;
  };
}

function verdictOf(ajv: Ajv, schema: object): Judge | undefined {
  try {
    const validate = ajv.compile(schema);
    return quietly((value) => validate(value) === true);
  } catch {
    return undefined;
  }
}

function schemasafeVerdict(schema: object, draft7: boolean, withFormats: boolean): Judge | undefined {
  try {
    const validate = schemasafe(
      JSON.parse(JSON.stringify(schema)) as Parameters<typeof schemasafe>[0],
      {
        mode: "lax",
        allowUnusedKeywords: true,
        formatAssertion: withFormats,
        formats: { int32: () => true, int64: () => true, uint64: () => true },
        contentValidation: false,
        isJSON: true,
        $schemaDefault: draft7 ? "http://json-schema.org/draft-07/schema#" : "https://json-schema.org/draft/2020-12/schema",
      } as Parameters<typeof schemasafe>[1],
    );
    return quietly((value) => validate(value as Parameters<typeof validate>[0]));
  } catch {
    return undefined;
  }
}

const quietly =
  (check: (value: unknown) => boolean): Judge =>
  (value) => {
    try {
      return check(value);
    } catch {
      return undefined;
    }
  };

/** Judges a valid value's neighbours, in the user's shape and on the wire of each provider. */
export function deliver(compiled: Compiled, tool: Tool, judge: Judge, valid: unknown, count: number, seed: number): Delivered {
  const escapes: string[] = [];
  const refusals: string[] = [];
  let judged = 0;
  let accepted = 0;
  const is = (value: unknown) => compiled.is[tool.typeName]?.(value) === true;
  const say = (where: string, ...values: readonly unknown[]) =>
    `${tool.wireName} ${where}: ${values.map((v) => JSON.stringify(v)).join(" → ")}`;

  const near = [valid, ...mutations(valid, count, seed)];
  for (const value of near) {
    judged++;
    const allowed = judge(value);
    if (is(value) && allowed === false) escapes.push(say("guard", value));
    if (!is(value) && allowed === true) refusals.push(say("guard", value));
  }
  for (const provider of providerNames) {
    const decode = compiled.decode[provider][tool.typeName];
    const prune = compiled.prune[tool.typeName];
    const issues = compiled.issues[tool.typeName] ?? (() => null);
    const entry = { name: tool.wireName, issues, ...(decode && { decode }), ...(prune && { prune: prune as (value: never) => unknown }) };
    const table = createToolTable([entry]);
    const encode = (value: unknown): unknown => {
      try {
        return compiled.encode[provider][tool.typeName]?.(value);
      } catch {
        // An encoder takes valid values; what it makes of others is no matter, as long as nothing of it escapes.
        return value;
      }
    };
    const encoded = near.map((value) => ({ value, wire: encode(value) }));
    const wires = [
      // Keys that nothing declares are not sent, so only what is declared throughout must arrive.
      ...encoded.map(({ value, wire }) => ({
        wire,
        expected: judge(value) && compiled.isDeclared(tool, value) ? value : undefined,
      })),
      ...mutations(encoded[0]?.wire, count, seed + 1).map((wire) => ({ wire, expected: undefined })),
    ];
    for (const { wire, expected } of wires) {
      judged++;
      const raw = JSON.stringify(wire);
      const verdict = acceptCall({ id: "1", name: tool.wireName, raw, proved: true, at: 0 }, 0, "1", table(tool.wireName), [entry]);
      if ("call" in verdict) {
        accepted++;
        if (judge(verdict.call.args) === false) escapes.push(say(provider, wire, verdict.call.args));
        if (expected !== undefined && !isDeepStrictEqual(verdict.call.args, expected))
          refusals.push(say(`${provider}: not delivered whole`, expected, wire, verdict.call.args));
      } else if (expected !== undefined) refusals.push(say(provider, expected, wire, verdict.rejected.issues));
      else {
        // What the wire value means must be refused by the source as well.
        const parsed = JSON.parse(raw) as unknown;
        const meant = decode === undefined ? parsed : decode(parsed);
        if (typeof meant === "object" && meant !== null && judge(meant)) refusals.push(say(provider, wire, meant, verdict.rejected.issues));
      }
    }
  }
  return { judged, accepted, escapes, refusals };
}
