/** Where `testing.ts` finds what it imports: finished import specifiers. */
export interface TestingLayout {
  readonly runtime: (entry: "contract" | "guard" | "testing") => string;
  readonly sibling: (file: string) => string;
}

export const packageLayout: TestingLayout = {
  runtime: (entry) => `@pt-gen/runtime/${entry}`,
  sibling: (file) => `./${file}.js`,
};
