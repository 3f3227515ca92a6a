import type { Sessions } from "./native/read.js";
import { createSyntaxMemory, type SyntaxMemory } from "./syntax/kept.js";

/** What a process remembers of TypeScript from run to run (`--watch`). */
export interface TypeScriptMemory {
  readonly syntax: SyntaxMemory;
  /** Compilers in processes of their own, which go on running. */
  readonly sessions: Sessions;
}

export const createTypeScriptMemory = (): TypeScriptMemory => ({ syntax: createSyntaxMemory(), sessions: new Map() });
