import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI from "openai";
import { afterAll, describe, expect, test } from "vitest";
import { type EmulateIo, emulateCommand } from "../../generator/emulator/command.js";
import { chatTools } from "./tools.js";

const cwd = mkdtempSync(join(tmpdir(), "pt-gen-test-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Terminal {
  readonly io: EmulateIo;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves once something was written. */
  readonly started: Promise<void>;
  readonly interrupt: () => void;
}

function terminal(): Terminal {
  const written = { out: "", err: "" };
  let start = (): void => undefined;
  let interrupt = (): void => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const io: EmulateIo = {
    cwd,
    out: (text) => {
      written.out += text;
      start();
    },
    err: (text) => {
      written.err += text;
      start();
    },
    interrupted: () => interrupted,
  };
  return { io, out: () => written.out, err: () => written.err, started, interrupt };
}

describe("pt-gen emulate", () => {
  test("prints the variables, answers by the script file with the faults, ends when interrupted", async () => {
    writeFileSync(join(cwd, "script.json"), JSON.stringify([{ calls: [{ name: "GoogleSearch", arguments: { query: "x" } }] }]));
    const { io, out, started, interrupt } = terminal();
    const ended = emulateCommand(["--script", "script.json", "--faults=reused-ids,crlf"], io);
    await started;
    const baseURL = /^export OPENAI_BASE_URL=(\S+)$/m.exec(out())?.[1] ?? "";
    expect(out()).toMatch(/^# pt-gen emulator on http:\/\/127\.0\.0\.1:\d+ \(a script, no model\)/);
    const client = new OpenAI({ baseURL, apiKey: "k", maxRetries: 0 });
    const chat = await client.chat.completions.create({
      model: "gpt-4.1-mini",
      messages: [{ role: "user", content: "?" }],
      tools: chatTools,
    });
    expect(chat.choices[0]?.message.tool_calls).toMatchObject([{ id: "call_0", function: { name: "GoogleSearch" } }]);
    interrupt();
    expect(await ended).toBe(0);
    await expect(fetch(baseURL)).rejects.toThrow();
  });

  test("says what is wrong with its options: status 2, nothing started", async () => {
    const wrong = async (...args: string[]) => {
      const { io, out, err } = terminal();
      expect([await emulateCommand(args, io), out()]).toEqual([2, ""]);
      return err();
    };
    expect(await wrong("--prot", "1")).toContain('unknown option "--prot"');
    expect(await wrong("--port")).toContain("--port needs a value");
    expect(await wrong("--port", "99999")).toContain("0 to 65535");
    expect(await wrong("--faults", "nonsense")).toContain('unknown fault "nonsense"');
    expect(await wrong("--script", "missing.json")).toContain('cannot read "missing.json"');
    writeFileSync(join(cwd, "bad.json"), "[1]");
    expect(await wrong("--script=bad.json")).toContain("bad.json: turn 0 of the script is no object");
  });

  test("a taken port is status 1", async () => {
    const first = terminal();
    const ended = emulateCommand([], first.io);
    await first.started;
    const port = /127\.0\.0\.1:(\d+)/.exec(first.out())?.[1] ?? "";
    const second = terminal();
    expect([await emulateCommand(["--port", port], second.io), second.err()]).toEqual([
      1,
      expect.stringContaining(`port ${port} is in use`),
    ]);
    first.interrupt();
    expect(await ended).toBe(0);
  });

  test("--help", async () => {
    const { io, out } = terminal();
    expect([await emulateCommand(["--help"], io), out()]).toEqual([0, expect.stringContaining("--faults")]);
  });
});
