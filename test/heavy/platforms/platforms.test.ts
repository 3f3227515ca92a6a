import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** The same bundle on every platform that people deploy to. A platform that cannot be had here is skipped with a notice. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "pt-gen-platforms-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const toronto = { name: "Weather", args: { location: "Toronto", units: "metric" } };
const search = { name: "GoogleSearch", args: { query: "who won the super bowl" } };
const expected = {
  calls: [toronto, search],
  streamed: [toronto, search],
  ran: ["Toronto", "who won the super bowl"],
  turns: 2,
  text: "done",
  requests: 4,
};

async function bundle(name: string, entry: string): Promise<string> {
  const outfile = join(folder, name);
  const here = import.meta.dirname;
  await build({
    stdin: { contents: entry, resolveDir: here, loader: "ts" },
    outfile,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    mainFields: ["module", "main"],
  });
  return outfile;
}

/** Binaries from the registry, outside the project; a path that is not there where one cannot be had. */
const binaries = {
  bun: `@oven/bun-linux-${process.arch === "arm64" ? "aarch64" : process.arch}/bin/bun`,
  deno: `@deno/linux-${process.arch}-glibc/deno`,
  workerd: `@cloudflare/workerd-linux-${process.arch === "x64" ? "64" : process.arch}/bin/workerd`,
};
await run("npm", ["install", "--no-save", "--ignore-scripts", "--prefix", folder, ...Object.keys(binaries)], { cwd: folder }).catch(
  () => {},
);
const pathOf = (name: keyof typeof binaries): string => join(folder, "node_modules", binaries[name]);
const chromium =
  [process.env["CHROMIUM_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => path && existsSync(path)) ?? "";

/** Whether a platform is missing, said aloud. */
function missing(name: string, path: string): boolean {
  if (existsSync(path)) return false;
  console.warn(`SKIPPED: ${name} cannot be had on this machine.`);
  return true;
}

const printing = 'import { program } from "./program.ts"; console.log(await program());';

describe("node", () => {
  test("with code from strings forbidden", async () => {
    const file = await bundle("node.mjs", printing);
    const { stdout } = await run(process.execPath, ["--disallow-code-generation-from-strings", file]);
    expect(JSON.parse(stdout)).toEqual(expected);
  });
});

describe.each([
  ["bun", ["run"]],
  ["deno", ["run", "--no-prompt"]],
] as const)("%s", (name, args) => {
  test.skipIf(missing(name, pathOf(name)))("runs the bundle", async () => {
    const file = await bundle(`${name}.mjs`, printing);
    const { stdout } = await run(pathOf(name), [...args, file], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual(expected);
  });
});

test.skipIf(missing("workerd", pathOf("workerd")))("workerd", async () => {
  await bundle(
    "worker.mjs",
    'import { program } from "./program.ts"; export default { fetch: async () => new Response(await program()) };',
  );
  const port = await freePort();
  writeFileSync(
    join(folder, "worker.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [(name = "worker.mjs", esModule = embed "worker.mjs")], compatibilityDate = "2025-01-01"))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`,
  );
  const server = spawn(pathOf("workerd"), ["serve", join(folder, "worker.capnp")], { stdio: "ignore" });
  try {
    expect(await (await fetched(`http://127.0.0.1:${port}/`)).json()).toEqual(expected);
  } finally {
    server.kill();
  }
});

describe("a browser with a strict content security policy", () => {
  let page = "";
  let close = () => {};
  beforeAll(async () => {
    const script = await bundle(
      "page.mjs",
      'import { program } from "./program.ts"; program().then((text) => { document.body.textContent = text; }, (error) => { document.body.textContent = String(error); });',
    );
    const server = createServer((request, response) => {
      const isScript = request.url === "/page.mjs";
      response.setHeader("content-security-policy", "default-src 'none'; script-src 'self'");
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
      response.end(isScript ? readFileSync(script) : '<!doctype html><body>waiting</body><script type="module" src="/page.mjs"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    page = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
    close = () => server.close();
  });
  afterAll(() => close());

  test.skipIf(missing("Chromium", chromium))("headless Chromium", async () => {
    const { stdout } = await run(chromium, [
      ...quiet,
      `--user-data-dir=${join(folder, "profile")}`,
      "--virtual-time-budget=5000",
      "--dump-dom",
      page,
    ]);
    expect(JSON.parse(/<body>(.*?)<\/body>/s.exec(stdout)?.[1]?.replace(/<script.*/s, "") ?? "null")).toEqual(expected);
  });
});

/** No talk with the outside from a test's browser. */
const quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function fetched(url: string): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(url);
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
