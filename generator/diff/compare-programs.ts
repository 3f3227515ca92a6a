import { canonical, type Json, type Meta, type Program, type Tool, type Type } from "../model/index.js";
import type { Change } from "./change.js";
import { compareMeta } from "./compare-meta.js";
import { compareTypes } from "./compare-types.js";
import { judge } from "./judge.js";
import { payloadsOf } from "./payloads.js";
import { sameKeys } from "./same-keys.js";
import type { Side } from "./subsumes.js";

/**
 * Every change between two versions of a list of tools: removed tools first, then the new list's tools in their order.
 *
 * A change is visible to the model exactly when some provider's payload of its tool differs, which is checked by lowering both
 * versions. What the single changes say about arguments is checked by samples of the whole tool.
 *
 * @example comparePrograms(old, now).some((change) => change.classes.includes("calls"))
 */
export function comparePrograms(before: Program, after: Program): readonly Change[] {
  const [old, now] = [sameKeys(before), sameKeys(after)];
  const was = new Map(old.tools.map((tool) => [tool.wireName, tool]));
  const is = new Map(now.tools.map((tool) => [tool.wireName, tool]));
  const sent = { old: payloadsOf(before), now: payloadsOf(after) };
  const gone = old.tools.filter(({ wireName }) => !is.has(wireName)).map(({ wireName }) => removed(wireName));
  const changes = now.tools.flatMap((tool): readonly Change[] => {
    const earlier = was.get(tool.wireName);
    if (earlier === undefined) return [added(tool.wireName)];
    const found = compareTools(earlier, tool, old, now).map((change): Change => ({ ...change, tool: tool.wireName }));
    return asSent(found, tool.wireName, sent.old.get(tool.wireName) !== sent.now.get(tool.wireName));
  });
  return [...gone, ...changes, ...reordered(old, now)];
}

const removed = (tool: string): Change => ({
  tool,
  kind: "tool-removed",
  of: "tool",
  path: "",
  message: "The tool is gone",
  classes: ["calls", "handlers", "model"],
});

const added = (tool: string): Change => ({
  tool,
  kind: "tool-added",
  of: "tool",
  path: "",
  message: "A new tool, which needs a handler",
  classes: ["handlers", "model"],
});

function reordered(old: Program, now: Program): readonly Change[] {
  const names = ({ tools }: Program, other: Program): readonly string[] =>
    tools.map(({ wireName }) => wireName).filter((name) => other.tools.some(({ wireName }) => wireName === name));
  if (canonical(names(old, now)) === canonical(names(now, old))) return [];
  return [{ kind: "tools-reordered", of: "tool", path: "", message: "The tools stand in another order", classes: ["model"] }];
}

/** Takes the class `model` away where every payload is the same, and adds what no rule foresaw where one differs. */
function asSent(changes: readonly Change[], tool: string, differs: boolean): readonly Change[] {
  if (!differs) return changes.map((change) => ({ ...change, classes: change.classes.filter((name) => name !== "model") }));
  if (changes.some((change) => change.classes.includes("model"))) return changes;
  const message = "What is sent to a provider differs, by another name or strictness";
  return [...changes, { tool, kind: "payload", of: "tool", path: "", message, classes: ["model"] }];
}

function compareTools(old: Tool, now: Tool, before: Program, after: Program): readonly Change[] {
  const changes: Change[] = [];
  const about = (kind: Change["kind"], message: string, classes: Change["classes"]): void =>
    void changes.push({ kind, of: "tool", path: "", message, classes });
  const [args, wasArgs] = [after.types.get(now.args), before.types.get(old.args)];
  const [is, was] = [describing(now, args?.meta), describing(old, wasArgs?.meta)];
  for (const change of compareMeta(was, is)) changes.push({ ...change, of: "tool", path: "" });
  for (const key of ["readonly", "key", "timeoutMs", "concurrency", "strict"] as const) {
    const [from, to] = [old.behaviour[key], now.behaviour[key]];
    if (from !== to)
      about(
        "behaviour",
        `'${key}' was ${String(from ?? "not set")} and is ${String(to ?? "not set")} now`,
        key === "strict" ? ["model"] : [],
      );
  }
  if (old.typeName !== now.typeName) about("generated-name", `The type ${old.typeName} is called ${now.typeName} now`, ["handlers"]);

  const side = (program: Program, type: Type): Side => ({ type, types: program.types });
  if (args !== undefined && wasArgs !== undefined)
    changes.push(...compareWhole(side(before, wasArgs.type), side(after, args.type), "arguments"));
  if (old.result !== undefined && now.result !== undefined)
    changes.push(...compareWhole(side(before, old.result), side(after, now.result), "result"));
  else if (now.result !== undefined)
    changes.push({ kind: "result-added", of: "result", path: "", message: "Results are checked now", classes: ["handlers", "model"] });
  else if (old.result !== undefined)
    changes.push({
      kind: "result-removed",
      of: "result",
      path: "",
      message: "Results are no longer typed",
      classes: ["handlers", "model"],
    });
  return changes;
}

const describing = (tool: Tool, meta: Meta | undefined): Meta => ({
  ...meta,
  ...(tool.description !== undefined && { description: tool.description }),
  ...(tool.deprecated !== undefined && { deprecated: tool.deprecated }),
});

/** The changes of one type, and, where samples of the whole break though no single change says so, that. */
function compareWhole(old: Side, now: Side, of: "arguments" | "result"): readonly Change[] {
  const changes: Change[] = [];
  compareTypes(old, now, "", { of, changes, seen: new Set() });
  if (changes.length === 0) return [];
  const whole = judge(old, now, of);
  const missed = whole.classes.filter((name) => whole.example !== undefined && !changes.some((change) => change.classes.includes(name)));
  if (missed.length === 0) return changes;
  const message = "Together the changes break what each alone does not";
  return [...changes, { kind: "type", of, path: "", message, classes: missed, example: whole.example as Json }];
}
