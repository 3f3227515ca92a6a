import { inspectJob } from "../../generator/cli/inspect/inspect-job.js";
import type { InspectedTool, Inspection } from "../../generator/inspect/inspection.js";
import { defaultOptions, type Options } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";

/** Inspects files in memory; every input file is one of the job. */
export async function inspect(files: Readonly<Record<string, string>>, options: Partial<Options> = {}): Promise<Inspection> {
  const job = { ...defaultOptions, inputs: Object.keys(files), ...options };
  const { job: inspected, tools, diagnostics } = await inspectJob(job, 0, memoryHost(files));
  const reported = diagnostics.map(({ code, severity, message, hint, tool = null }) => {
    return { code, severity, message, hint, tool, file: null, line: null, column: null, pointer: null };
  });
  return { version: 1, ok: reported.length === 0, tokenizer: "o200k_base", jobs: [inspected], tools, diagnostics: reported };
}

/** `path keyword` → `openai/anthropic/google`. */
export const fatesOf = (tool: InspectedTool | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (tool?.assertions ?? []).map(({ path, keyword, providers: { openai, anthropic, google } }) => [
      `${path} ${keyword}`,
      [openai?.fate, anthropic?.fate, google?.fate].join("/"),
    ]),
  );

/** Texts that a page must show and never obey. */
export const hostileTools = JSON.stringify({
  tools: [
    {
      name: "</script><img src=x onerror=document.title='obeyed'>",
      description: "<!--<script>document.title='obeyed'</script> \u202e \u2028 \ud800 & $\u007bx} ` ]]>",
      inputSchema: {
        type: "object",
        properties: {
          ["__proto__"]: { type: "string", pattern: "</style><script>document.title='obeyed'</script>" },
          'a"><b>': { enum: ["<svg onload=document.title='obeyed'>", 1, null] },
          constructor: { type: "object" },
          q: { type: "string", maxLength: 3, description: "<|endoftext|>" },
        },
      },
    },
    { name: "toString", inputSchema: { type: "object", properties: { q: { type: "integer", minimum: 1 } }, required: ["q"] } },
  ],
});
