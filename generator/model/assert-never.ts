/** The end of an exhaustive switch: adding a kind makes the compiler list every switch to extend. */
export function assertNever(value: never): never {
  throw new Error(`pt-gen: a case is missing for ${JSON.stringify(value)}. This is a bug in pt-gen; please report it.`);
}
