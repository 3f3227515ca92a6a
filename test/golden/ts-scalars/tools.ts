/** Every scalar a property can be. */
export interface Scalars {
  text: string;
  amount: number;
  yes: boolean;
  nothing: null;
  anything: unknown;
  maybe?: string;
  nullable: string | null;
  maybeNullable?: number | null;
  one: "one";
  three: 3;
  always: true;
  choice: "a" | "b" | 3 | false | null;
  readonly fixed: string;
}
