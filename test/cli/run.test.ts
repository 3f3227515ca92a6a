import { describe, expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { memoryIo } from "./support/memory-io.js";
import { project } from "./support/project.js";

/** A bug: something throws that must not. */
const broken = (env: Record<string, string> = {}) => {
  const io = memoryIo(project().root, env);
  const exists = () => {
    throw new TypeError("x is not a function\n    at somewhere");
  };
  return { ...io, exists };
};

describe("a bug in pt-gen", () => {
  test("is one line and a request to report it, status 1", async () => {
    const io = broken();
    expect(await run(["inti"], io)).toBe(1);
    expect(io.stderr()).toBe(
      "error internal-error: This is a bug in pt-gen: x is not a function\n  hint: Please report it with the input that caused it; PT_GEN_DEBUG=1 shows the stack.\n\n",
    );
    expect(io.stdout()).toBe("");
  });

  test("is an object for --reporter json", async () => {
    const io = broken();
    expect(await run(["inti", "--reporter", "json"], io)).toBe(1);
    expect(JSON.parse(io.stdout())).toMatchObject({ ok: false, diagnostics: [{ code: "internal-error", severity: "error" }] });
  });

  test("shows its stack when asked", async () => {
    const io = broken({ PT_GEN_DEBUG: "1" });
    await run(["inti"], io);
    expect(io.stderr()).toMatch(/^ {4}at /m);
  });
});

describe("help", () => {
  test.each([[["help"]], [["--help"]], [["-h"]], [["tools.ts", "--nope", "--help"]]])("%j", async (argv) => {
    const io = memoryIo("/");
    expect(await run(argv, io)).toBe(0);
    expect(io.stdout()).toContain("Commands:");
    expect(io.stderr()).toBe("");
  });

  test("of a command", async () => {
    for (const argv of [
      ["help", "init"],
      ["init", "--help"],
      ["--help", "init"],
    ]) {
      const io = memoryIo("/");
      expect(await run(argv, io)).toBe(0);
      expect(io.stdout()).toContain("pt-gen init [dir]");
    }
    const emulate = memoryIo("/");
    expect(await run(["emulate", "--help"], emulate)).toBe(0);
    expect(emulate.stdout()).toContain("--port");
  });
});

describe("a terminal", () => {
  test("is told what is being made, on a line that is replaced; CI and pipes are not", async () => {
    const at = project({ "tools.ts": "export interface A { a: string }\n" });
    const shown = async (env: Record<string, string>, tty: boolean) => {
      const io = { ...memoryIo(at.root, env), errIsTty: tty };
      expect(await run(["tools.ts", "-p", "none"], io)).toBe(0);
      return io.stderr();
    };
    expect(await shown({}, true)).toBe("\r\u001b[Kgenerated …\r\u001b[K");
    expect(await shown({ CI: "true" }, true)).toBe("");
    expect(await shown({ TERM: "dumb" }, true)).toBe("");
    expect(await shown({}, false)).toBe("");
  });
});
