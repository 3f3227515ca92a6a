import { expect, test, vi } from "vitest";
import { generateProgram } from "../../../../generator/generate.js";
import { defaultOptions } from "../../../../generator/options.js";
import { memoryHost } from "../../../support/memory-host.js";

vi.mock("../../../../generator/read/pattern/deep-risk.js", () => ({ detector: () => undefined, deepRisk: () => undefined }));

test("the deeper check without its package is an error that says what to install", async () => {
  const host = memoryHost({ "tools.json": '{"title":"Find","type":"object"}' });
  const { diagnostics, files } = await generateProgram({ ...defaultOptions, inputs: ["tools.json"], deepPatterns: true }, host);
  expect(diagnostics.map(({ code }) => code)).toEqual(["pattern-detector-missing"]);
  expect(files).toEqual([]);
});
