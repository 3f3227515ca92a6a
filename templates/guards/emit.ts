import { isKept, isSameList, type Program, reached as typesOf, type Tool, type Type } from "../../generator/model/index.js";
import { type Code, code, flat, ident, onLines, str } from "../kit/index.js";
import { checkBody, checkFunction } from "./check/function.js";
import { indented } from "./check/statements.js";
import { collectRoot } from "./collect/function.js";
import { schemaConstant } from "./json-schema.js";
import type { GuardLayout } from "./layout.js";
import { parameter } from "./mentions.js";
import { prunes, pruneFunction } from "./prune.js";
import { scopeOf } from "./scope.js";
import { type Definition, type Request, type Unit, unitOf } from "./unit.js";

/** Body of `guards.ts`; `sourceFile` adds header and imports. Linear in the program. */
export function emitGuards(program: Program, layout: GuardLayout): Code {
  const unit = unitOf(program, layout);
  const tools = program.tools.map((tool) => guardsOf(tool, unit));
  const constants = unit.constants();
  const used = reached(
    tools.map((tool) => tool.exports),
    [...constants, ...tools.flatMap((tool) => tool.functions)],
  );
  const texts = (definitions: readonly Definition[]): readonly Code[] =>
    definitions.filter(({ name }) => used.has(name)).map(({ text }) => text);
  const top = texts(constants);
  return onLines([top.length > 0 && flat(onLines([...top, code``])), ...tools.flatMap((tool) => [tool.exports, ...texts(tool.functions)])]);
}

interface ToolCode {
  readonly exports: Code;
  readonly functions: readonly Definition[];
}

const writeGuards = (tool: Tool, unit: Unit): ToolCode => ({
  exports: flat(onLines(toolGuards(tool, unit))),
  functions: unit.written().map(({ name, text }) => ({ name, text: flat(text) })),
});

/** Code of the run before, with all that it depends on beside the tool: types, what is known of them, and names of the file. */
interface KeptCode {
  readonly code: ToolCode;
  readonly types: readonly unknown[];
  readonly facts: string;
  readonly requests: readonly Request[];
}

const keptCode = new WeakMap<Tool, KeptCode>();

/** The guards of a tool; those of the run before (`--watch`) where all that they depend on is as it was. */
function guardsOf(tool: Tool, unit: Unit): ToolCode {
  if (!isKept(tool)) return writeGuards(tool, unit);
  const types = typesOf(tool, unit.program.types);
  const facts = `${unit.layout.runtime} ${unit.layout.guard} ${unit.layout.types} ${types.map((named) => factsOf(named?.key, unit)).join(" ")}`;
  const before = keptCode.get(tool);
  if (before?.facts === facts && isSameList(before.types, types) && unit.repeat(before.requests)) return before.code;
  unit.requests();
  const code = writeGuards(tool, unit);
  keptCode.set(tool, { code, types, facts, requests: unit.requests() });
  return code;
}

/** What the plan says of a type, in a few characters. */
function factsOf(key: string | undefined, { plan }: Unit): string {
  if (key === undefined) return "-";
  const asked = [plan.recursive, plan.inlined, plan.referred, plan.repeats, plan.meetsRepeats];
  return asked.reduce((bits, ask) => bits * 2 + (ask(key) ? 1 : 0), plan.rememberedFrom(key)).toString(36);
}

/** Names of the definitions that the roots need: code that was dropped again may have asked for more. Iterative, linear. */
export function reached(roots: readonly Code[], definitions: readonly Definition[]): ReadonlySet<Code> {
  // A name has one use, itself; see `traced`.
  const byUse = new Map(definitions.map((definition) => [definition.name.uses[0], definition]));
  const used = new Set<Code>();
  const waiting: Code[] = [...roots];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const use of next.uses) {
      const found = byUse.get(use);
      if (found === undefined || used.has(found.name)) continue;
      used.add(found.name);
      waiting.push(found.text);
    }
  }
  return used;
}

function toolGuards(tool: Tool, unit: Unit): readonly Code[] {
  const type = unit.declared(tool.typeName);
  const name = (prefix: string, suffix = ""): Code => ident(`${prefix}${tool.typeName}${suffix}`);
  const issues = unit.contract("Issue");
  const body = guardBody(tool, unit);
  const skips = !unit.plan.meetsRepeats(tool.args);
  const value = parameter("value", body);
  const collector = name("issues_");
  const told = unit.helper("told");
  return [
    code`/** Whether a value is a valid \`${ident(tool.typeName)}\`. Never throws. */`,
    code`export function ${name("is")}(${value}: unknown): ${value} is ${type} {`,
    ...indented(body),
    code`}`,
    code``,
    code`/** All that is wrong with a value; \`null\` when it is a valid \`${ident(tool.typeName)}\`. Never throws. */`,
    code`export function ${name("issues")}(value: unknown): readonly ${issues}[] | null {`,
    // What remembers verdicts has to forget them first, which the guard does.
    code`  return ${skips && code`!${unit.helper("wary")} && `}${name("is")}(value) ? null : ${told}(${collector}, value${!skips && code`, true`});`,
    code`}`,
    code``,
    // A function of its own leaves `issuesX` small enough for V8 to write it out, with the guard, where it is called.
    ...collecting(collector, { kind: "ref", key: tool.args }, tool, tool.typeName, unit),
    code``,
    code`/** The value as \`${ident(tool.typeName)}\`, or all that is wrong with it. Never throws. */`,
    code`export function ${name("validate")}(value: unknown): ${unit.contract("Validated")}<${type}> {`,
    code`  const issues = ${name("issues")}(value);`,
    code`  return issues === null ? { ok: true, value: value as ${type} } : { ok: false, issues };`,
    code`}`,
    code``,
    code`/** Throws a TypeError that lists the issues unless the value is a valid \`${ident(tool.typeName)}\`. */`,
    code`export function ${name("assert")}(value: unknown): asserts value is ${type} {`,
    code`  const issues = ${name("issues")}(value);`,
    code`  if (issues !== null) throw ${unit.helper("invalid")}(${str(tool.typeName)}, issues);`,
    code`}`,
    code``,
    ...schemaConstant(tool, unit),
    ...(prunes(unit.program, tool) ? pruneFunction(tool, unit) : []),
    ...(tool.result === undefined ? [] : resultGuard(tool, tool.result, unit)),
  ];
}

/** A type that others use too is a function of its own; else its check stands right here. */
function guardBody(tool: Tool, unit: Unit): readonly Code[] {
  const { type } = unit.named(tool.args);
  const body = unit.plan.referred(tool.args)
    ? [code`return ${checkFunction({ kind: "ref", key: tool.args }, code`value`, scopeOf(tool.typeName, false), unit)};`]
    : checkBody(type, scopeOf(tool.typeName, false), unit);
  const start = unit.plan.meetsRepeats(tool.args) ? [code`${unit.helper("forget")}();`] : [];
  return [code`try {`, ...indented([...start, ...body]), code`} catch {`, code`  return false;`, code`}`];
}

/** The function that collects all that is wrong with a value; it may throw. */
function collecting(name: Code, type: Type, tool: Tool, hint: string, unit: Unit): readonly Code[] {
  const issues = unit.helper("Issues", true);
  const recurses = typesOf(tool, unit.program.types).some((named) => named !== undefined && unit.plan.recursive(named.key));
  return [
    code`function ${name}(value: unknown): ${issues} {`,
    ...(recurses ? [code`  ${unit.helper("notDeep")}();`] : []),
    code`  let issues: ${issues} = null;`,
    ...indented([...collectRoot(type, hint, unit), code`return issues;`]),
    code`}`,
  ];
}

function resultGuard(tool: Tool, result: NonNullable<Tool["result"]>, unit: Unit): readonly Code[] {
  const hint = `${tool.typeName}Result`;
  const collector = ident(`issues_${hint}`);
  const check = checkFunction(result, code`value`, scopeOf(hint, false), unit);
  const statements: readonly (Code | false)[] = [
    code`/** All that is wrong with a result of \`${ident(tool.typeName)}\`; \`null\` when nothing is. Never throws. */`,
    code`export function ${ident(`issues${hint}`)}(value: unknown): readonly ${unit.contract("Issue")}[] | null {`,
    tool.resultOptional === true && code`  if (value === undefined) return null;`,
    code`  try {`,
    result.kind === "ref" && unit.plan.meetsRepeats(result.key) && code`    ${unit.helper("forget")}();`,
    code`    if (${check}) return null;`,
    code`  } catch {}`,
    code`  return ${unit.helper("told")}(${collector}, value, true);`,
    code`}`,
    code``,
    ...collecting(collector, result, tool, hint, unit),
    code``,
  ];
  return statements.filter((line) => line !== false);
}
