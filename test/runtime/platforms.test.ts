/** The runtime needs nothing but ECMAScript, an abort controller and timers, and never makes code from text. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const program = `
import { callParallel, streamParallel } from "./providers/anthropic/index.ts";
const content = [0, 1].map((n) => ({ type: "tool_use", id: String(n), name: "a", input: { n } }));
const events = async function* () {
  yield { type: "message_start", message: { content: [], usage: {} } };
  for (const [index, block] of content.entries()) {
    yield { type: "content_block_start", index, content_block: { ...block, input: {} } };
    yield { type: "content_block_delta", index, delta: { type: "input_json_delta", partial_json: JSON.stringify(block.input) } };
    yield { type: "content_block_stop", index };
  }
  yield { type: "message_delta", delta: { stop_reason: "tool_use" } };
};
const client = { messages: { create: async (body) => (body.stream ? events() : { content, stop_reason: "tool_use" }) } };
const tools = { entries: [{ name: "a", issues: () => null, timeoutMs: 1000 }], payloads: [{ name: "a" }] };
const options = { handlers: { a: ({ n }) => n + 1 } };
export const done = (async () => {
  const whole = await callParallel(client, { messages: [] }, options, tools);
  const streaming = streamParallel(client, { messages: [] }, options, tools);
  let deltas = 0;
  for await (const event of streaming.events()) if (event.type === "call-delta") deltas++;
  const streamed = await streaming.result;
  return JSON.stringify([deltas > 0, ...[whole, streamed].map((result) => result.outcomes.map((outcome) => outcome.result))]);
})();
`;

const expected = "[true,[1,2],[1,2]]";

const bundle = async (format: "esm" | "iife"): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL("../../runtime/src", import.meta.url)), loader: "ts" },
    bundle: true,
    write: false,
    format,
    globalName: "program",
    platform: "neutral",
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
};

describe("the runtime runs", () => {
  test("where only ECMAScript, AbortController and timers exist", async () => {
    const code = `${await bundle("iife")}\nprogram.done;`;
    const globals = { AbortController, setTimeout, clearTimeout };
    await expect(runInNewContext(code, globals)).resolves.toBe(expected);
  });

  const print = "\ndone.then((text) => console.log(text));";

  test("where making code from text is forbidden", async () => {
    const { stdout, stderr } = spawnSync(process.execPath, ["--disallow-code-generation-from-strings", "--input-type=module"], {
      input: `${await bundle("esm")}${print}`,
      encoding: "utf8",
    });
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: expected, stderr: "" });
  });

  test.each([
    ["bun", ["run", "-"]],
    ["deno", ["run", "-"]],
  ])("in %s, where it is installed", async (command, parameters) => {
    if (spawnSync(command, ["--version"]).error) return console.warn(`${command} is not installed; its test is skipped.`);
    const { stdout } = spawnSync(command, parameters, { input: `${await bundle("esm")}${print}`, encoding: "utf8" });
    expect(stdout.trim()).toBe(expected);
  });
});
