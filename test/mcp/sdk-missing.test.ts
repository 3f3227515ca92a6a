import { expect, test, vi } from "vitest";
import { run } from "../../generator/cli/run.js";
import { memoryIo } from "../cli/support/memory-io.js";
import { project } from "../cli/support/project.js";

vi.mock("@modelcontextprotocol/sdk/client/index.js", () => ({
  get Client(): never {
    throw Object.assign(new Error("Cannot find package '@modelcontextprotocol/sdk'"), { code: "ERR_MODULE_NOT_FOUND" });
  },
}));

test("without the SDK the command says what to install, and writes nothing", async () => {
  const at = project({});
  const io = memoryIo(at.root, process.env);
  expect(await run(["mcp", "-o", "tools.json", "--", "node", "server.mjs"], io)).toBe(1);
  expect(io.stderr()).toContain("error mcp-sdk-missing: ");
  expect(io.stderr()).toContain("npm install");
  expect(() => at.read("tools.json")).toThrow();
});
