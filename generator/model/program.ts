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
  /** PascalCase of the wire name (contract, section 4): `isX`, `issuesX`, type `X`. */
  readonly typeName: string;
  readonly description?: string;
  readonly deprecated?: boolean | string;
  /** Key of the arguments' type. */
  readonly args: string;
  /** Awaited return type of a function, `@returns {T}`, MCP `outputSchema`. */
  readonly result?: Type;
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

export interface Implementation {
  /** Module path as in `Place.file`. */
  readonly module: string;
  /** `name` or `Class.method` / `object.method`. */
  readonly export: string;
  /** Parameter names in order where the function takes several; absent = one object parameter. */
  readonly parameters?: readonly string[];
}
