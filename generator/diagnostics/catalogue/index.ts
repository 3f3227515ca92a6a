import { budgetCodes } from "./budget.js";
import { diffCodes } from "./diff.js";
import { inputCodes } from "./input.js";
import { jsonSchemaCodes } from "./json-schema.js";
import { loweringCodes } from "./lowering.js";
import { mcpCodes } from "./mcp.js";
import { namingCodes } from "./naming.js";
import { openapiCodes } from "./openapi.js";
import { outputCodes } from "./output.js";
import { patternCodes } from "./pattern.js";
import { typescriptCodes } from "./typescript.js";
import { usageCodes } from "./usage.js";
import { zodCodes } from "./zod.js";

/** Every finding pt-gen can report, by code. Codes are stable, kebab-case, and never reused. */
export const catalogue = {
  ...usageCodes,
  ...inputCodes,
  ...typescriptCodes,
  ...jsonSchemaCodes,
  ...openapiCodes,
  ...zodCodes,
  ...patternCodes,
  ...namingCodes,
  ...loweringCodes,
  ...outputCodes,
  ...diffCodes,
  ...mcpCodes,
  ...budgetCodes,
};

export type Code = keyof typeof catalogue;
