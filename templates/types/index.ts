import type { Program } from "../../generator/model/index.js";
import { type Code, code } from "../kit/index.js";

export interface TypesLayout {
  /** Specifier of the runtime's contract, as it stands in the generated import. */
  readonly runtime: string;
}

/** The body of `types.ts`. */
export async function emitTypes(_program: Program, _layout: TypesLayout): Promise<Code> {
  return code``;
}
