export { type Code, catalogue } from "./catalogue/index.js";
export { type Diagnostic, diagnose, diagnoseAll, hasErrors, type Mistake, type Related, type Where } from "./diagnostic.js";
export type { Severity } from "./severity.js";
