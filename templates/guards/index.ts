/**
 * `guards.ts`: plain-code type guards for every tool.
 *
 * Exports of the generated file, per tool `X`: `isX`, `issuesX`, `validateX`, `assertX`, `XSchema`; `pruneX` where `prunes(tool)`;
 * `issuesXResult` where `hasResultGuard(tool)`.
 */
export { emitGuards, type GuardLayout } from "./emit.js";
export { toJsonSchema } from "./json-schema.js";
export { prunes } from "./prune.js";
export { hasResultGuard } from "./result.js";
