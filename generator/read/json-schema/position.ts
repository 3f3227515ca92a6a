/** A place in a text, both counted from 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the value at `pointer` (JSON Pointer) starts in a JSON or YAML text; the deepest value on the way where it does not exist. */
export function positionOfPointer(_text: string, _pointer: string): Position {
  return { line: 1, column: 1 };
}
