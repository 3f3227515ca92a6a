export { type Code, catalogue } from "./catalogue/index.js";
export { type Diagnostic, diagnose, hasErrors, type Severity, type Where } from "./diagnostic.js";
