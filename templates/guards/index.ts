/**
 * `guards.ts`: plain-code type guards for every tool.
 *
 * Exports of the generated file, per tool `X`: `isX`, `issuesX`, `validateX`, `assertX`, `XSchema`; `pruneX` where `prunes`;
 * `issuesXResult` where `hasResultGuard`.
 */
export { emitGuards } from "./emit.js";
export { toJsonSchema } from "./json-schema.js";
export { prunes } from "./prune.js";
export { hasResultGuard } from "./result.js";
