import { isDeepStrictEqual } from "node:util";
import type { Tool } from "../../generator/model/index.js";
import { providerNames } from "../../generator/options.js";
import { acceptCall } from "../../runtime/src/core/accept.js";
import { createToolTable } from "../../runtime/src/core/tool-table.js";
import type { Compiled } from "./compile.js";
import type { Judge } from "./judge.js";
import { mutations } from "./mutate.js";

/**
 * (d) No value that the source schema refuses is ever delivered as an accepted call, and none that it allows is refused. The judge
 * reads the source as the user wrote it; the way is the runtime's own, from JSON text to arguments.
 */
export interface Delivered {
  /** Values judged: of the user's shape, and of the wire's. */
  readonly judged: number;
  /** Accepted ones among them. */
  readonly accepted: number;
  /** Values that the judge knew no verdict on, as validators differ. */
  readonly unsure: number;
  /** Delivered although the source refuses them. */
  readonly escapes: readonly string[];
  /** Refused although the source allows them. */
  readonly refusals: readonly string[];
}

export const nothingDelivered: Delivered = { judged: 0, accepted: 0, unsure: 0, escapes: [], refusals: [] };

export const addDelivered = (a: Delivered, b: Delivered): Delivered => ({
  judged: a.judged + b.judged,
  accepted: a.accepted + b.accepted,
  unsure: a.unsure + b.unsure,
  escapes: [...a.escapes, ...b.escapes],
  refusals: [...a.refusals, ...b.refusals],
});

/** Judges a valid value's neighbours, in the user's shape and on the wire of each provider. */
export function deliver(compiled: Compiled, tool: Tool, ask: Judge, valid: unknown, count: number, seed: number): Delivered {
  const escapes: string[] = [];
  const refusals: string[] = [];
  let judged = 0;
  let accepted = 0;
  let unsure = 0;
  const judge: Judge = (value) => {
    const verdict = ask(value);
    if (verdict === undefined) unsure++;
    return verdict;
  };
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
  return { judged, accepted, unsure, escapes, refusals };
}
