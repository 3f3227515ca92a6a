export { type Code, catalogue } from "./catalogue/index.js";
export { type Diagnostic, diagnose, hasErrors, type Related, type Severity, type Where } from "./diagnostic.js";
