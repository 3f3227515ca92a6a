import { type NamedType, pascalCase, type Tool, type Type } from "../../model/index.js";
import { behaviourOf } from "./behaviour.js";
import type { ts } from "./compiler.js";
import { constrain } from "./constraints.js";
import { type Docs, docsOf, tagNamed } from "./docs.js";
import type { Found } from "./find-tools.js";
import { metaOf } from "./meta.js";
import { claimKey, declaredName } from "./names.js";
import { looserParts } from "./looser-types.js";
import { readParameters } from "./parameters.js";
import { placeOf, type Reading, report, type Slot } from "./reading.js";
import { readResultType } from "./result-type.js";
import { define } from "./type.js";

/** A tool with the key under which its findings were filed. */
export interface ReadTool {
  readonly tool: Tool;
  readonly owner: string;
}

/**
 * Gives every tool's own type its name before anything is read, so that references to it carry the tool's name. A type that is referred
 * to before its turn is read then.
 */
export function reserve(reading: Reading, found: readonly Found[]): ReadonlyMap<Found, string> {
  const keys = new Map<Found, string>();
  for (const each of found) {
    const at = each.kind === "type" ? each.declaration : each.documented;
    const key = claimKey(reading, at, each.kind === "type" ? each.name : `${each.export?.path.join(".") ?? each.name}()`);
    keys.set(each, key);
    if (each.kind !== "type") continue;
    const type = reading.checker.getDeclaredTypeOfSymbol(each.symbol);
    const isOther = declaredName(reading, type)?.declaration !== each.declaration;
    if (isOther) reading.keeping?.giveUp();
    if (reading.slots.has(type)) continue;
    const declaration = isOther ? {} : { declaration: each.declaration };
    const slot: Slot = { key, identifier: pascalCase(wireNameOf(each)), named: true, used: true, ...declaration };
    slot.waiting = () => {
      if (!reading.keeping?.restore(each.declaration)) defineOwn(reading, each, type, slot);
    };
    reading.slots.set(type, slot);
  }
  return keys;
}

function defineOwn(reading: Reading, { symbol, declaration }: Found & { kind: "type" }, type: ts.Type, slot: Slot): void {
  slot.waiting = undefined;
  const name = declaredName(reading, type) ?? { symbol, declaration, args: [] };
  define(reading, type, slot, { ...name, symbol, declaration }, true);
}

const wireNameOf = ({ name, tag }: Found): string => tag?.text.split(/\s/)[0] || name;

export function readTool(reading: Reading, found: Found, key: string): ReadTool {
  const { progress } = reading;
  const before = found.kind === "type" ? reading.keeping?.restoreTool(found.declaration, key) : undefined;
  if (before) return { tool: before, owner: key };
  Object.assign(progress, { owner: key, at: found.declaration, depth: 0, nodes: 0, exhausted: undefined });
  const leave = reading.keeping?.enterTool(found.declaration);
  const docs = docsOf(reading, found.kind === "type" ? found.symbol.declarations : [found.documented]);
  const wireName = wireNameOf(found);
  const typeName = pascalCase(wireName);
  const description = descriptionOf(docs);
  const deprecated = tagNamed(docs, "deprecated");
  const parts =
    found.kind === "type" ? readDeclared(reading, found, key, typeName, docs) : readFunction(reading, found, key, typeName, docs);
  Object.assign(progress, { owner: key, at: found.declaration });
  const behaviour = behaviourOf(reading, docs, reading.types.get(key)?.type ?? { kind: "unknown" });
  if (reading.options.providers.length > 0) checkRoot(reading, wireName, key, found.declaration);
  const tool: Tool = {
    wireName,
    typeName,
    ...(description !== "" && { description }),
    ...(deprecated && { deprecated: deprecated.text === "" ? true : deprecated.text }),
    args: key,
    ...(parts.result && { result: parts.result }),
    ...(parts.resultOptional && { resultOptional: true }),
    origin: "typescript",
    behaviour,
    ...(parts.implementation && { implementation: parts.implementation }),
    at: placeOf(reading, found.kind === "type" ? found.declaration : found.documented),
  };
  leave?.(tool, key);
  return { owner: key, tool };
}

interface Parts extends Pick<Tool, "resultOptional"> {
  readonly result?: Type | undefined;
  readonly implementation?: Tool["implementation"];
}

function readDeclared(reading: Reading, found: Found & { kind: "type" }, key: string, identifier: string, docs: Docs): Parts {
  const { checker } = reading;
  const type = checker.getDeclaredTypeOfSymbol(found.symbol);
  const own = reading.slots.get(type);
  if (own?.key === key) own.waiting?.();
  else {
    // Another tool is the same type under another name: this one gets a copy under its own.
    defineOwn(reading, found, type, { key, identifier, named: true, used: true });
    if (own) reading.slots.set(type, own);
  }
  const returns = tagNamed(docs, "returns") ?? tagNamed(docs, "return");
  const wanted = returns && /^\{([^}]*)\}/.exec(returns.text)?.[1]?.trim();
  return { result: wanted ? readReturns(reading, wanted, found.declaration, returns.at) : undefined };
}

/** The type that `@returns {Name}` means, `Name[]` and `Promise<Name>` included. */
function readReturns(reading: Reading, text: string, declaration: ts.Declaration, at: Tool["at"]): Type | undefined {
  const { ts, checker } = reading;
  const promised = /^Promise<(.*)>$/.exec(text)?.[1] ?? text;
  const element = /^(.*)\[\]$/.exec(promised)?.[1] ?? /^Array<(.*)>$/.exec(promised)?.[1];
  if (element !== undefined) {
    const rest = readReturns(reading, element.trim(), declaration, at);
    return rest && { kind: "array", prefix: [], rest };
  }
  const primitive = { string: "string", number: "number", boolean: "boolean", unknown: "unknown", null: "null" } as const;
  if (Object.hasOwn(primitive, promised)) return { kind: primitive[promised as keyof typeof primitive] };
  if (promised === "void" || promised === "undefined") return undefined;
  const symbol = checker.resolveName(promised, declaration, ts.SymbolFlags.Type, false);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (target && target.flags & ts.SymbolFlags.Type) return reading.read(checker.getDeclaredTypeOfSymbol(target), undefined);
  report(reading, "typescript-returns", { name: promised }, at);
  return undefined;
}

function readFunction(reading: Reading, found: Found & { kind: "function" }, key: string, identifier: string, docs: Docs): Parts {
  const { declaration } = found;
  if (declaration.typeParameters?.length) {
    report(reading, "typescript-generic", { name: found.name }, declaration);
    return {};
  }
  const parameters = readParameters(reading, declaration, docs);
  const type = constrain(reading, parameters.type, {
    ...docs,
    tags: docs.tags.filter(({ name }) => !describesCall.has(name)),
  });
  const meta = metaOf(reading, type, docs);
  const at = placeOf(reading, found.documented);
  reading.types.set(key, { key, identifier, type, ...(meta && { meta }), at } satisfies NamedType);
  const result = readResultType(reading, declaration);
  if (!found.export || needsThis(reading, declaration)) return result;
  const module = reading.pathOf(declaration.getSourceFile());
  const looser = looserParts(reading, declaration);
  return { ...result, implementation: { module, ...found.export, parameters: parameters.passed, ...(looser && { looser }) } };
}

/** Whether a function outside of a class or an object asks for a `this`, which its generated handler could not give. */
const needsThis = ({ ts }: Reading, declaration: ts.SignatureDeclaration): boolean =>
  !ts.isMethodDeclaration(declaration) && declaration.parameters[0]?.name.getText() === "this";

/** Tags of a function that speak of the call and not of its arguments' type. */
const describesCall = new Set(["type", "example", "default"]);

function descriptionOf(docs: Docs): string {
  const tag = tagNamed(docs, "description")?.text ?? "";
  return [docs.description, tag].filter((text) => text !== "").join("\n\n");
}

/** Arguments are an object; `{}` as a tool is one without arguments. */
function checkRoot(reading: Reading, name: string, key: string, node: ts.Node): void {
  const named = reading.types.get(key);
  if (!named || reading.problems.has(key)) return;
  const kind = rootKind(reading, named.type);
  if (kind === "empty") reading.types.set(key, { ...named, type: emptyObject(reading) });
  else if (kind !== undefined) report(reading, "typescript-root", { name, kind }, node);
}

const emptyObject = (reading: Reading): Type => ({
  kind: "object",
  properties: [],
  additional: reading.options.exact ? { kind: "never" } : { kind: "unknown" },
  additionalDeclared: false,
});

function rootKind(reading: Reading, type: Type, depth = 0): string | undefined {
  switch (type.kind) {
    case "object":
      return undefined;
    case "ref": {
      const target = reading.types.get(type.key);
      return target && depth < 20 ? rootKind(reading, target.type, depth + 1) : undefined;
    }
    case "union":
      if (type.members.some((member) => member.kind === "boolean") && type.members.some((member) => member.kind === "object"))
        return "empty";
      return type.members.map((member) => rootKind(reading, member, depth + 1)).find((kind) => kind !== undefined);
    case "intersection":
      return type.members.map((member) => rootKind(reading, member, depth + 1)).find((kind) => kind !== undefined);
    case "array":
      return "an array";
    case "literal":
      return "a literal";
    case "unknown":
      return "of an unknown shape";
    default:
      return `a ${type.kind}`;
  }
}
