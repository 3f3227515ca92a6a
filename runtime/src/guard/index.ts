/** Small functions that generated guards import, each only where it is used. */
export { contentBase64, contentBase64Json, contentJson } from "./content.js";
export { equal } from "./equal.js";
export type { Fields } from "./fields.js";
export * from "./format/index.js";
export { invalid } from "./invalid.js";
export { begin, count, distinct, end, fail, lose, wary, within } from "./issue.js";
export { maxDepth } from "./limit.js";
export { multipleOf } from "./multiple-of.js";
export { nearest } from "./nearest.js";
export { own } from "./own.js";
export { at } from "./pointer.js";
export { prune, type Undeclared, undeclaredByAll } from "./prune.js";
export { forget, remember } from "./remember.js";
export { guardSchema } from "./schema.js";
export { merge, nothingSeen, type Seen, seeItems, seeKeys } from "./seen.js";
export { atLeast, atMost } from "./string-length.js";
export { numeric, template } from "./template.js";
export { unique } from "./unique.js";
export {
  maybeBoolean,
  maybeInteger,
  maybeItems,
  maybeList,
  maybeNumber,
  maybeString,
  wantBoolean,
  wantInteger,
  wantItems,
  wantList,
  wantNumber,
  wantObject,
  wantString,
} from "./want.js";
