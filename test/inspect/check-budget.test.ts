import { describe, expect, test } from "vitest";
import { generateProgram } from "../../generator/generate.js";
import { type Budget, defaultOptions } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";

const tools = `export interface Pay {
  /** @minLength 3 */
  to: string;
  note: { words: string[] };
}
interface Node { next?: Node }
export interface Walk { from: Node }
`;

async function check(budget: Budget, source = tools) {
  const options = { ...defaultOptions, inputs: ["tools.ts"], tools: ["Pay", "Walk"], budget };
  return generateProgram(options, memoryHost({ "tools.ts": source }));
}

describe("budget", () => {
  test("within it, files are made and nothing is said", async () => {
    const { files, diagnostics } = await check({ tokensPerTool: 1000, tokens: 2000, strict: 0.5, loss: "told" });
    expect(diagnostics).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
  });

  test("tokens of one tool", async () => {
    const { files, diagnostics } = await check({ tokensPerTool: 20 });
    expect(files).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(6).fill("budget-tool-tokens"));
    expect(diagnostics[0]).toMatchObject({
      severity: "error",
      tool: "Pay",
      message: expect.stringMatching(/^\d+ tokens for openai, more than budget\.tokensPerTool allows \(20\)\.$/),
      hint: expect.stringMatching(/'\/note' with \d+ is the largest part/),
      place: { file: "tools.ts" },
    });
  });

  test("tokens of all", async () => {
    const { diagnostics } = await check({ tokens: 150 });
    expect(diagnostics.every(({ code }) => code === "budget-tokens")).toBe(true);
    expect(diagnostics[0]?.message).toMatch(/^All tools together take \d+ tokens for openai, more than budget\.tokens allows \(150\)\.$/);
    expect(diagnostics[0]?.hint).toContain("'Pay'");
  });

  test("share of strict tools, where there is a strict flag", async () => {
    const { diagnostics } = await check({ strict: 1 });
    expect(diagnostics).toMatchObject([
      { code: "budget-strict", message: "1 of 2 tools are strict for anthropic (50 %), less than budget.strict demands (100 %)." },
    ]);
    expect(diagnostics[0]?.hint).toMatch(/^'Walk' is not: Loose: .*recursive/);
  });

  test("loss: told in words is too much for none, not for told", async () => {
    const { diagnostics } = await check({ loss: "none" });
    expect(diagnostics.map(({ code, tool, message }) => `${code} ${tool} ${message}`)).toEqual(
      ["openai", "anthropic", "google"].map(
        (provider) => `budget-loss Pay For ${provider}, 'minLength' of '/to' is only told in words; budget.loss does not allow that.`,
      ),
    );
    expect((await check({ loss: "guard" })).diagnostics).toEqual([]);
  });

  test("a default told in words is no loss", async () => {
    const { diagnostics } = await check(
      { loss: "none" },
      "export interface Pay { /** @default 1 */ a?: number }\nexport interface Walk {}\n",
    );
    expect(diagnostics).toEqual([]);
  });
});
