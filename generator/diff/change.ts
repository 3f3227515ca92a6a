/**
 * What a change can break. `calls`: arguments that the old guard accepted may be refused now. `handlers`: a handler written for the old
 * types may meet values it does not know, or has results refused. `model`: what is sent to a provider differs. None of them: invisible.
 */
export type ChangeClass = "calls" | "handlers" | "model";

/** The classes in the order of their weight. */
export const changeClasses: readonly ChangeClass[] = ["calls", "handlers", "model"];

export type ChangeKind =
  | "tool-added"
  | "tool-removed"
  | "tools-reordered"
  | "property-added"
  | "property-removed"
  | "property-required"
  | "property-optional"
  | "properties-reordered"
  | "undeclared-keys"
  | "type"
  | "constraint"
  | "description"
  | "title"
  | "examples"
  | "default"
  | "deprecated"
  | "annotation"
  | "behaviour"
  | "result-added"
  | "result-removed"
  | "payload"
  | "generated-name";

/** One difference between two versions of a tool, with what it means for whom. */
export interface Change {
  /** Wire name; absent where the change is about the list of tools. */
  readonly tool?: string;
  readonly kind: ChangeKind;
  /** In the arguments or in the result. */
  readonly of: "tool" | "arguments" | "result";
  /** JSON Pointer into the value, with `*` for every item or undeclared key. */
  readonly path: string;
  /** What changed, one sentence. */
  readonly message: string;
  /** In the order of `changeClasses`; empty = invisible. */
  readonly classes: readonly ChangeClass[];
  /** A value that shows it: accepted on one side, refused on the other. */
  readonly example?: unknown;
}

/** The heaviest class among changes. */
export const heaviest = (changes: readonly Change[]): ChangeClass | undefined =>
  changeClasses.find((name) => changes.some((change) => change.classes.includes(name)));
