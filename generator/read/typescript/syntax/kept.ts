import type { ts } from "../compiler.js";
import type { Kept, KeptDeclaration, KeptTool } from "../keeping.js";
import { ifSyntaxDoes } from "./beyond.js";
import type { ParsedFiles } from "./modules.js";
import { asCompilers, asOwn, type SyntaxFile, type SyntaxNode } from "./node.js";
import type { Scope } from "./scope.js";

/** What a process remembers of TypeScript files from run to run (`--watch`). */
export interface SyntaxMemory {
  readonly files: ParsedFiles;
  /** What was read, for each way to read it. */
  readonly readings: Map<string, Statements>;
}

type Statements = WeakMap<SyntaxNode, KnownStatement>;

/** A statement that was there in a run before, with all that its meaning depends on beside its text. */
interface KnownStatement {
  readonly links: Links;
  readonly isTool: boolean;
  readonly declaration?: KeptDeclaration | undefined;
  readonly tool?: KeptTool | undefined;
  /** It was read, and what came of it cannot be kept. */
  readonly isLost: boolean;
}

/** What its names mean, in the order of its names; `null` where that takes more than syntax. */
type Links = readonly (SyntaxNode | undefined | null)[];

export const createSyntaxMemory = (): SyntaxMemory => ({ files: new Map(), readings: new Map() });

/** Options under which readings are remembered; a configuration that changes often leaves no more than this. */
const mostReadings = 20;

export function statementsOf({ readings }: SyntaxMemory, way: string): Statements {
  const known = readings.get(way) ?? new WeakMap<SyntaxNode, KnownStatement>();
  if (readings.size >= mostReadings) readings.clear();
  readings.set(way, known);
  return known;
}

/** A statement is unchanged if it is the same node, its names mean the same nodes, and those are unchanged. Linear. */
export function keptDeclarations(known: Statements, files: readonly SyntaxFile[], scope: Scope): Kept {
  const links = new Map<SyntaxNode, Links>();
  const changed = new Set<SyntaxNode>();
  let tools: ReadonlySet<ts.Node> = new Set();
  const unchanged = (declaration: ts.Node): KnownStatement | undefined =>
    changed.has(asOwn(declaration)) ? undefined : known.get(asOwn(declaration));
  return {
    settle: (found) => {
      tools = found;
      const users = new Map<SyntaxNode, SyntaxNode[]>();
      const waiting: SyntaxNode[] = [];
      for (const file of files) {
        for (const statement of file.statements) {
          const own = namesIn(statement).map((name) => meaningOf(name, file, scope));
          links.set(statement, own);
          for (const target of own) {
            if (!target) continue;
            const all = users.get(target);
            if (all) all.push(statement);
            else users.set(target, [statement]);
          }
          const before = known.get(statement);
          const isSame =
            before !== undefined && before.isTool === found.has(asCompilers(statement)) && own.every((each, i) => each === before.links[i]);
          if (!isSame || before.isLost || own.includes(null)) waiting.push(statement);
        }
      }
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (changed.has(next)) continue;
        changed.add(next);
        for (const user of users.get(next) ?? []) waiting.push(user);
      }
    },
    declaration: (declaration) => unchanged(declaration)?.declaration,
    tool: (declaration) => unchanged(declaration)?.tool,
    keep: (read, kept, keptTools) => {
      for (const [statement, own] of links) {
        const node = asCompilers(statement);
        const before = unchanged(node);
        const declaration = kept.get(node) ?? before?.declaration;
        const tool = keptTools.get(node) ?? before?.tool;
        known.set(statement, { links: own, isTool: tools.has(node), declaration, tool, isLost: read.has(node) && !kept.has(node) });
      }
    },
  };
}

const meaningOf = (name: string, file: SyntaxFile, scope: Scope): SyntaxNode | undefined | null => {
  const found = ifSyntaxDoes(() => ({ node: scope.resolve(name, file)?.declarations[0] }));
  return found ? found.node : null;
};

/** Names that a statement refers to, in its types and in its `@returns`. */
function namesIn(statement: SyntaxNode): readonly string[] {
  const before = names.get(statement);
  if (before) return before;
  const found = new Set<string>();
  const waiting: SyntaxNode[] = [statement];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const name = node.typeName?.kind === "QualifiedName" ? node.typeName.left : (node.typeName ?? node.expression);
    if (name?.text !== undefined) found.add(name.text);
    for (const child of [node.type, node.elementType]) if (child) waiting.push(child);
    for (const list of [node.types, node.members, node.elements, node.typeArguments, node.heritageClauses]) {
      for (const child of list ?? []) waiting.push(child);
    }
  }
  const text = statement.file.text.slice(statement.pos, statement.end);
  for (const [, type = ""] of text.matchAll(/@returns?\s*\{([^}]*)\}/g)) {
    for (const [name] of type.matchAll(/[A-Za-z_$][\w$]*/g)) found.add(name);
  }
  const list = [...found];
  names.set(statement, list);
  return list;
}

const names = new WeakMap<SyntaxNode, readonly string[]>();
