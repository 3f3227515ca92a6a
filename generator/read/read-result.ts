import type { Diagnostic } from "../diagnostics/index.js";
import type { NamedType, Tool } from "../model/index.js";

/** What a reader makes of its files. Tools that had an error are left out, so that the others can still be written. */
export interface ReadResult {
  readonly tools: readonly Tool[];
  readonly types: readonly NamedType[];
  readonly diagnostics: readonly Diagnostic[];
  /** The compiler that judged types, such as `TypeScript 7.0.2`; none where the files said by themselves what they mean. */
  readonly compiler?: string;
}
