import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { memoryIo } from "../cli/support/memory-io.js";
import { type Project, project } from "../cli/support/project.js";

const source = (units: string) => `/** Weather. */\nexport interface Weather { location: string; units: ${units} }\n`;

const git = (at: Project, ...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", ...args], {
    cwd: at.root,
    stdio: "pipe",
  });

const diff = async (at: Project, ...args: readonly string[]) => {
  const io = memoryIo(at.root);
  const status = await run(["diff", ...args], io);
  return { status, out: io.stdout(), err: io.stderr() };
};

const generate = async (at: Project) => expect(await run(["tools.ts", "-p", "none"], memoryIo(at.root))).toBe(0);

describe("sides", () => {
  test("a git ref against the folder, the lock at a ref, a tool file at a ref", async () => {
    const at = project({ "tools.ts": source('"a" | "b"') });
    await generate(at);
    git(at, "init", "-q");
    git(at, "add", ".");
    git(at, "commit", "-qm", "one");
    at.write("tools.ts", source('"a"'));
    await generate(at);
    for (const [old, now] of [
      ["main", "generated"],
      ["HEAD", "tools.ts"],
      ["HEAD:generated/pt-gen.lock.json", "generated/pt-gen.lock.json"],
      ["HEAD:tools.ts", "./tools.ts"],
    ] as const) {
      const { status, out, err } = await diff(at, old, now);
      expect(err).toBe("");
      expect(out).toContain(
        'Weather\n  breaks stored calls, visible to the model: /units: The allowed values changed: no longer "b".\n    for example ',
      );
      expect(status, `${old} ${now}`).toBe(1);
    }
    expect((await diff(at, "generated", "main")).status).toBe(3);
    expect((await diff(at, "main", "HEAD")).out).toBe("No changes.\n");
  });

  test("a ref that looks like an option is no option of git, and nothing is run by a shell", async () => {
    const at = project({ "tools.ts": source("string") });
    for (const ref of ["$(touch pwned)", "`touch pwned`", "x;touch pwned", "--output=pwned:tools.ts"]) {
      const { status, err } = await diff(at, "--", ref, "tools.ts");
      expect(status).toBe(2);
      expect(err).toContain("diff-side-missing");
    }
    expect(at.list()).toEqual(["tools.ts"]);
  });

  test("what cannot be read is said, with status 2", async () => {
    const at = project({ "tools.ts": source("string"), "pt-gen.lock.json": '{"generator":"pt-gen 0","tools":[{}],"types":[]}' });
    expect(await diff(at, "pt-gen.lock.json", "tools.ts")).toMatchObject({ status: 2, err: expect.stringContaining("lock-unreadable") });
    expect(await diff(at, "gone.json", "tools.ts")).toMatchObject({ status: 2, err: expect.stringContaining("diff-side-missing") });
    expect(await diff(at, "tools.ts")).toMatchObject({ status: 2, err: expect.stringContaining("missing-value") });
    expect(await diff(at, "tools.ts", "tools.ts", "tools.ts")).toMatchObject({
      status: 2,
      err: expect.stringContaining("unexpected-argument"),
    });
  });
});

describe("the project's configuration", () => {
  const job = { inputs: "tools.ts", out: "src/gen", providers: "none" };

  test("says where a ref has its lock, what '.' is, and which options hold", async () => {
    const at = project({ "tools.ts": source('"a" | "b"'), "pt-gen.config.json": JSON.stringify(job), "other/pt-gen.lock.json": "{}" });
    expect(await run([], memoryIo(at.root))).toBe(0);
    git(at, "init", "-q");
    git(at, "add", ".");
    git(at, "commit", "-qm", "one");
    expect((await diff(at, "main", ".")).out).toBe("No changes.\n");
    at.write("tools.ts", source('"a"'));
    expect(await diff(at, "main", ".")).toMatchObject({ status: 1, err: "" });
    expect((await diff(at, "main", "src/gen")).out).toBe("No changes.\n");
    at.write("pt-gen.config.json", JSON.stringify({ ...job, exact: true }));
    expect((await diff(at, "tools.ts", ".")).out).toBe("No changes.\n");
    expect((await diff(at, "main", ".", "--no-config")).status).toBe(2);
    expect((await diff(at, "src/gen", "tools.ts")).status).toBe(1);
    at.write("pt-gen.config.json", '{ "inputz": 1 }');
    expect(await diff(at, "main", ".")).toMatchObject({ status: 2, err: expect.stringContaining("config-invalid") });
  });

  test("of several jobs, the one whose folder or input is named", async () => {
    const jobs = [job, { ...job, inputs: "more.ts", out: "more", namespaces: { m: "more.ts" } }];
    const at = project({ "tools.ts": source("string"), "more.ts": source("number"), "pt-gen.config.json": JSON.stringify(jobs) });
    expect(await run([], memoryIo(at.root))).toBe(0);
    git(at, "init", "-q");
    git(at, "add", ".");
    git(at, "commit", "-qm", "one");
    expect((await diff(at, "main", "more")).out).toBe("No changes.\n");
    expect((await diff(at, "HEAD", "more.ts")).out).toBe("No changes.\n");
    at.write("more.ts", source("null"));
    expect((await diff(at, "HEAD", "more.ts")).out).toContain("m_Weather\n");
    expect(await diff(at, "HEAD", ".")).toMatchObject({ status: 2, err: expect.stringMatching(/several lock files|2 jobs/) });
  });
});

test("exit status by class, and the JSON reporter", async () => {
  const at = project({ "a.ts": source("string"), "b.ts": source("string | null"), "c.ts": source("string").replace("Weather.", "It.") });
  expect((await diff(at, "a.ts", "a.ts")).status).toBe(0);
  expect((await diff(at, "b.ts", "a.ts")).status).toBe(1);
  expect((await diff(at, "a.ts", "b.ts")).status).toBe(3);
  expect((await diff(at, "a.ts", "c.ts")).status).toBe(4);
  const { out } = await diff(at, "a.ts", "b.ts", "--reporter", "json");
  expect(JSON.parse(out)).toEqual({
    ok: false,
    class: "handlers",
    changes: [
      {
        tool: "Weather",
        kind: "type",
        of: "arguments",
        path: "/units",
        message: "The type changed from string to string | null",
        class: "handlers",
        classes: ["handlers", "model"],
        example: null,
      },
    ],
    diagnostics: [],
  });
  expect((await diff(at, "a.ts", "b.ts", "--reporter=github")).out).toMatch(
    /^::error title=Weather breaks handlers%2C visible to the model::/,
  );
});
