export { type Change, type ChangeClass, changeClasses, heaviest } from "./change.js";
export { comparePrograms } from "./compare-programs.js";
export { readLock } from "./read-lock.js";
