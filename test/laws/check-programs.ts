import type { Program, Tool } from "../../generator/model/index.js";
import { candidates } from "../generator/read/typescript/candidates.js";
import { type Compiled, compileAll } from "./compile.js";
import { addDelivered, type Delivered, deliver, nothingDelivered } from "./delivery.js";
import type { Judge } from "./judge.js";
import { mixed } from "./mixes.js";
import { payloadViolations, valueViolations } from "./laws.js";

/** A program whose laws are to be checked. */
export interface Case {
  /** How to make it again; said in violations. */
  readonly name: string;
  readonly program: Program;
  /** What the source allows, by itself; `undefined` = law (d) is not checked for that tool. */
  readonly judge: (tool: Tool) => Judge | undefined;
  /** More values than samples and candidates; the guard chooses the valid ones. */
  readonly values?: (tool: Tool) => readonly unknown[];
}

/** What the laws came to. */
export interface Checked {
  readonly tools: number;
  readonly values: number;
  readonly delivered: Delivered;
  readonly violations: readonly string[];
}

/** Most valid values of one tool, and so many changes of each of them. */
export interface Depth {
  readonly values: number;
  readonly changes: number;
}

/** Checks laws (a) to (d) on all cases, many in one bundle. */
export async function checkPrograms(cases: readonly Case[], { values: most, changes }: Depth, perBundle = 12): Promise<Checked> {
  const violations: string[] = [];
  let delivered = nothingDelivered;
  let tools = 0;
  let values = 0;
  for (let start = 0; start < cases.length; start += perBundle) {
    const batch = cases.slice(start, start + perBundle);
    const compiled = await compileAll(batch.map(({ program }) => program)).catch(async (error: unknown) => {
      // Alone, the guilty one is found.
      for (const { name, program } of batch) await compileAll([program]).catch(() => violations.push(`${name}: ${String(error)}`));
      return undefined;
    });
    if (compiled === undefined) continue;
    for (const [i, one] of batch.entries()) {
      const code = compiled[i] as Compiled;
      violations.push(...payloadViolations(code.lowered).map((text) => `${one.name}: ${text}`));
      for (const tool of one.program.tools) {
        tools++;
        const judge = one.judge(tool);
        const valid = validValues(code, tool, one, most);
        for (const [n, value] of valid.entries()) {
          values++;
          const found = valueViolations(code, tool, value);
          violations.push(...found.map((text) => `${one.name}: ${text}`));
          if (judge === undefined) continue;
          const result = deliver(code, tool, judge, value, changes, n);
          delivered = addDelivered(delivered, result);
          violations.push(...result.escapes.map((text) => `${one.name}: escape: ${text}`));
          violations.push(...result.refusals.map((text) => `${one.name}: wrong refusal: ${text}`));
        }
      }
    }
  }
  return { tools, values, delivered, violations: violations.map((text) => text.slice(0, 1500)) };
}

/** Sampled ones first, then others in turn, so that all sources are used. */
function validValues(code: Compiled, tool: Tool, one: Case, most: number): readonly unknown[] {
  const sampled: unknown[] = [];
  for (let seed = 0; seed < most / 3; seed++) {
    try {
      sampled.push(code.sample[tool.typeName]?.(seed));
    } catch {
      // Random types are often too tight for any value; then more seeds are no use.
      break;
    }
  }
  const args = one.program.types.get(tool.args);
  const others = [...(one.values?.(tool) ?? []), ...(args === undefined ? [] : candidates(args.type, one.program.types))];
  const mixes = [...sampled, ...others.slice(0, 20)].flatMap((value, i, all) =>
    [1, 3].map((step) => mixed(value, all[(i + step) % all.length])),
  );
  const valid = [...others, ...mixes].filter((value) => code.is[tool.typeName]?.(value) === true);
  const step = Math.max(1, Math.floor(valid.length / Math.max(1, most - sampled.length)));
  return [...sampled, ...valid.filter((_, i) => i % step === 0)].slice(0, most);
}
