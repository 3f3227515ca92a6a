import { type Code, type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { NamedType, Place, Type } from "../../model/index.js";
import type { Options } from "../../options.js";
import type { WorkBudget } from "../pattern/pattern-risk.js";
import type { Checker, Compiler, ts } from "./compiler.js";
import type { Keeping } from "./keeping.js";

/** What one reading of a program carries along: the compiler, what was found so far, and where findings go. */
export interface Reading {
  readonly ts: Compiler;
  readonly checker: Checker;
  /** Whether a file belongs to the standard library. */
  readonly isLibrary: (file: ts.SourceFile) => boolean;
  readonly options: Options;
  /** Path of a file as it is shown: as the user wrote it for inputs, else relative to the working directory. */
  readonly pathOf: (file: ts.SourceFile) => string;
  /** Checker type to model type; `node` is the syntax that wrote the type, where there is one (for docs, order and places). */
  readonly read: (type: ts.Type, node: ts.Node | undefined) => Type;
  readonly types: Map<string, NamedType>;
  readonly slots: Map<ts.Type, Slot>;
  /** Slots of generic instantiations by their alias. */
  readonly instances: Map<ts.Symbol, ts.Type[]>;
  /** Unnamed objects read before without a finding, and how many types they hold: the same object in many places is read once. */
  readonly unnamed: Map<ts.Type, { readonly type: Type; readonly nodes: number }>;
  readonly keys: Set<string>;
  /** Findings by the named type or tool in whose reading they turned up. */
  readonly problems: Map<string, Diagnostic[]>;
  readonly progress: Progress;
  /** Where a process reads again and again. */
  keeping?: Keeping | undefined;
}

/** A type that has, or may turn out to need, a name. */
export interface Slot {
  readonly key: string;
  readonly identifier: string;
  /** `false` for a type without a declared name, which gets one only if it contains itself. */
  readonly named: boolean;
  /** Something refers to it by name. */
  used: boolean;
  /** A tool's own type that nobody has read yet: whoever comes first reads it. */
  waiting?: (() => void) | undefined;
  /** Of a declared type, for those who keep what it came to. */
  readonly declaration?: ts.Node;
  /** Set where the type turned out too plain to keep its name; and how many types it holds. */
  inline?: { readonly type: Type; readonly nodes: number };
}

export interface Progress {
  /** Key of the named type or tool being read; findings belong to it. */
  owner: string;
  /** Innermost syntax with a place, for types that have none of their own. */
  at: ts.Node | undefined;
  depth: number;
  /** Types read for the current tool. */
  nodes: number;
  /** Set once the current tool is too deep or too large. */
  exhausted: Diagnostic | undefined;
  /** Findings so far, whoever they belong to. */
  findings: number;
  /** Asks for a second reading with the project's full libraries. */
  needsLibraries: boolean;
  /** How often each declaration is being instantiated right now; `Infinity` once it was found to have no end. */
  readonly open: Map<ts.Symbol, number>;
  /** What looking for slow patterns may still take. */
  readonly patternBudget: WorkBudget;
}

export function placeOf(reading: Pick<Reading, "pathOf">, node: ts.Node): Place {
  const file = node.getSourceFile();
  return { file: reading.pathOf(file), offset: node.getStart(file) };
}

type Args<C extends Code> = Parameters<typeof diagnose<C>>[1];

/** Files a finding under what is being read. Its place is `where`, or else the innermost syntax known. */
export function report<C extends Code>(reading: Reading, code: C, args: Args<C>, where: ts.Node | Place | undefined): Diagnostic {
  const isOwn = where !== undefined && ("file" in where || !reading.isLibrary(where.getSourceFile()));
  const node = isOwn ? where : reading.progress.at;
  const place = node === undefined ? undefined : "file" in node ? node : placeOf(reading, node);
  const diagnostic = diagnose(code, args, { place });
  return isForeignTag(code, place) ? diagnostic : file(reading, diagnostic);
}

/** The tags of packages were written for other tools, and the user cannot correct them: those that do not fit are passed over. */
const isForeignTag = (code: Code, place: Place | undefined): boolean =>
  code.startsWith("typescript-tag-") && /(?:^|[\\/])node_modules[\\/]/.test(place?.file ?? "");

/** Files a finding made elsewhere under what is being read. */
export function file(reading: Reading, diagnostic: Diagnostic): Diagnostic {
  const { owner } = reading.progress;
  reading.progress.findings++;
  const list = reading.problems.get(owner) ?? [];
  if (list.length === 0) reading.problems.set(owner, list);
  list.push(diagnostic);
  return diagnostic;
}
