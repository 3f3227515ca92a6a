export { type Code, catalogue } from "./catalogue/index.js";
export { type Diagnostic, diagnose, diagnoseAll, hasErrors, type Mistake, type Related, type Severity, type Where } from "./diagnostic.js";
