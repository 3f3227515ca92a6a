import type { Place } from "./place.js";
import type { Meta, Type } from "./type.js";

/** All that one run knows: what readers produce, passes map, lowering and templates consume. Plain data. */
export interface Program {
  /** In source order, files by path. */
  readonly tools: readonly Tool[];
  /** Named types by key; iteration order is source order. */
  readonly types: ReadonlyMap<string, NamedType>;
}

/** A type that has a name: a tool's arguments, an interface it uses, a `$defs` entry, the target of a `$ref`. */
export interface NamedType {
  /** Unique in the program, stable between runs, never shown: readers make it from file and declaration, or tool and pointer. */
  readonly key: string;
  /** Wished TypeScript identifier; the pass `name-types` makes it unique. For a tool's arguments it is `Tool.typeName`. */
  readonly identifier: string;
  readonly type: Type;
  readonly meta?: Meta;
  readonly at?: Place;
}

export interface Tool {
  /** The user's name for it: what `calls[].name` says. */
  readonly wireName: string;
  /** Where the run's options put the tool in a namespace: what it is called at its source. */
  readonly namespace?: { readonly prefix: string; readonly name: string };
  /** PascalCase of the wire name (contract, section 4): `isX`, `issuesX`, type `X`. */
  readonly typeName: string;
  readonly description?: string;
  readonly deprecated?: boolean | string;
  /** Key of the arguments' type. */
  readonly args: string;
  /** Awaited return type of a function, `@returns {T}`, MCP `outputSchema`. */
  readonly result?: Type;
  /** A handler may return `undefined` instead of a result. */
  readonly resultOptional?: true;
  /** JSON Schema: the schema alone decides about undeclared keys. TypeScript: guards open, delivered arguments declared only. */
  readonly origin: "typescript" | "json-schema";
  readonly behaviour: Behaviour;
  /** Where a `@tool` function lives, so that handlers can be bound. */
  readonly implementation?: Implementation;
  readonly at: Place;
}

/** From tags (`@readonly`, `@key`, `@timeout`, `@concurrency`, `@strict`, `@loose`) or MCP annotations. */
export interface Behaviour {
  readonly readonly?: boolean;
  /** Property whose equal values run one after another. */
  readonly key?: string;
  /** Milliseconds, > 0. */
  readonly timeoutMs?: number;
  /** Most calls of this tool at once, >= 1. */
  readonly concurrency?: number;
  readonly strict?: "strict" | "loose";
  /** The same by provider, from the configuration; goes before `strict`. */
  readonly strictFor?: { readonly [provider: string]: "strict" | "loose" };
}

/** The function or method behind a tool, and how to call it with the tool's arguments. */
export interface Implementation {
  /** Module path as in `Place.file`. */
  readonly module: string;
  /** The export's name (`default` for the default one) and, within a namespace, an object or a class, the way to the function. */
  readonly path: readonly [string, ...string[]];
  /** A method that needs an instance of the class: `path` without its last name leads to the class. */
  readonly instance?: boolean;
  /** What the function is given, by position. */
  readonly parameters: readonly Parameter[];
  /**
   * Where the declared types are narrower for the compiler than what `types.ts` can say of them (enums, brands), though a guard has
   * made sure of every value: there a cast is needed.
   */
  readonly looser?: { readonly arguments?: boolean; readonly result?: boolean };
}

export type Parameter =
  /** All arguments, as one object. */
  | { readonly kind: "arguments" }
  /** The call's context. */
  | { readonly kind: "context" }
  /** An optional parameter that is none of the model's, before one that is passed. */
  | { readonly kind: "nothing" }
  /** One property of the arguments; with `rest`, the items of its array, where it is there. A `tuple` always is; so many items are needed. */
  | { readonly kind: "property"; readonly name: string; readonly rest?: boolean; readonly tuple?: number };
