import { assertions } from "./assertions.js";
import { code } from "./code.js";
import { elements } from "./elements.js";
import { list } from "./list.js";
import { start } from "./start.js";
import { theme } from "./theme.js";
import { tool } from "./tool.js";
import { totals } from "./totals.js";

/**
 * The page's script, in parts that share one scope. It reads the JSON block and builds the page with `createElement` and
 * `textContent` only, so that no text of a schema is ever parsed as markup; the content security policy allows this script by its
 * hash and nothing else.
 */
export const script = `
"use strict";
(() => {
${[elements, totals, code, tool, assertions, list, theme, start].join("\n")}})();
`;
