/** Public API of the package `pt-gen`: what the command line does, without writing. */
export { defineConfig } from "./cli/config/define-config.js";
export type { Config, GenerateOptions } from "./cli/generate-options.js";
export type { ReportedDiagnostic } from "./diagnostics/report.js";
export type { Code, Severity } from "./diagnostics/index.js";
export type { Budget, Draft, EmitName, ProviderName } from "./options.js";
export { type GenerateInput, type GenerateResult, generate } from "./generate-api.js";
