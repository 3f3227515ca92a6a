import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { comparePrograms } from "../../generator/diff/index.js";
import { memoryIo } from "../cli/support/memory-io.js";
import { type Project, project } from "../cli/support/project.js";
import { programOf } from "../diff/program-of.js";

const script = fileURLToPath(new URL("./server.mjs", import.meta.url));

const weather = {
  name: "get_weather",
  description: "Weather.",
  inputSchema: { type: "object", properties: { city: { type: "string" }, at: { type: "string", format: "date" } }, required: ["city"] },
  outputSchema: { type: "object", properties: { celsius: { type: "number" } }, required: ["celsius"] },
  annotations: { destructiveHint: false, readOnlyHint: true },
  _meta: { seen: "just now" },
};
const ping = { name: "ping", inputSchema: { type: "object" } };
const add = { name: "add", title: "Add", inputSchema: { type: "object", properties: { a: { type: "number" } } } };
const list = (...tools: readonly object[]) => JSON.stringify({ tools });

const mcp = async (at: Project, ...args: readonly string[]) => {
  const io = memoryIo(at.root, process.env);
  const status = await run(["mcp", ...args], io);
  return { status, out: io.stdout(), err: io.stderr() };
};

describe("stdio", () => {
  test("all pages, sorted, without what may change from run to run; what is generated from it is what the server lists", async () => {
    const at = project({ "server.json": list(weather, ping, add) });
    expect(await mcp(at, "-o", "tools.json", "--", "node", script, "server.json")).toEqual({
      status: 0,
      out: "tools.json written, 3 tools\n",
      err: "",
    });
    const { _meta: _, ...kept } = weather;
    expect(at.read("tools.json")).toBe(`${JSON.stringify({ tools: [add, kept, ping] }, undefined, 2)}\n`);
    const changes = comparePrograms(await programOf({ tools: [add, weather, ping] }), await programOf(JSON.parse(at.read("tools.json"))));
    expect(changes).toEqual([]);

    at.write(
      "server.json",
      list(add, ping, { ...weather, annotations: { readOnlyHint: true, destructiveHint: false }, _meta: { seen: "later" } }),
    );
    expect((await mcp(at, "-o", "tools.json", `node ${script} server.json`)).out).toBe("tools.json unchanged, 3 tools\n");
  });

  test("--check: status 1 and a diff on drift, nothing is written", async () => {
    const at = project({ "server.json": list(ping, add) });
    const args = ["-o", "tools.json", "--check", "--", "node", script, "server.json"];
    expect(await mcp(at, ...args)).toMatchObject({ status: 1, err: expect.stringContaining("'tools.json' is missing") });
    expect(at.list()).toEqual(["server.json"]);
    await mcp(at, "-o", "tools.json", "--", "node", script, "server.json");
    expect(await mcp(at, ...args)).toEqual({ status: 0, out: "tools.json up to date, 2 tools\n", err: "" });
    at.write("server.json", list(ping));
    const drift = await mcp(at, ...args);
    expect(drift.status).toBe(1);
    expect(drift.out).toContain('-      "name": "add",');
  });

  test("servers that do not start, do not end their list, or are no servers", async () => {
    const at = project({ "server.json": list(ping, add, weather) });
    for (const words of [["no-such-program-here"], ["node", "-e", "process.exit(3)"], ["node", script, "server.json", "--endless"]]) {
      expect(await mcp(at, "--", ...words)).toMatchObject({ status: 1, out: "", err: expect.stringContaining("mcp-failed") });
    }
  });
});

describe("HTTP", () => {
  const start = async (at: Project): Promise<string> => {
    const child = spawn("node", [script, "server.json", "--http"], { cwd: at.root, stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill());
    const [port] = await once(child.stdout, "data");
    return `http://127.0.0.1:${String(port).trim()}`;
  };

  test("streamable HTTP on this machine; redirects are not followed", async () => {
    const at = project({ "server.json": list(weather, ping, add) });
    const url = await start(at);
    const { status, out } = await mcp(at, `${url}/mcp`);
    expect(status).toBe(0);
    expect(JSON.parse(out).tools.map(({ name }: { name: string }) => name)).toEqual(["add", "get_weather", "ping"]);
    expect(await mcp(at, `${url}/away`)).toMatchObject({ status: 1, err: expect.stringContaining("mcp-failed") });
  });

  test("nothing is asked over a network", async () => {
    const at = project();
    for (const url of [
      "https://example.com/mcp",
      "http://127.0.0.1.example.com/mcp",
      "http://10.0.0.1/mcp",
      "http://localhost@example.com/",
    ]) {
      expect(await mcp(at, url)).toMatchObject({ status: 2, err: expect.stringContaining("mcp-remote") });
    }
  });
});

test("wrong usage", async () => {
  const at = project();
  expect(await mcp(at)).toMatchObject({ status: 2, err: expect.stringContaining("missing-value") });
  expect(await mcp(at, "--check", "node")).toMatchObject({ status: 2, err: expect.stringContaining("--out") });
  expect(await mcp(at, "http://localhost/mcp", "more")).toMatchObject({ status: 2, err: expect.stringContaining("unexpected-argument") });
});
