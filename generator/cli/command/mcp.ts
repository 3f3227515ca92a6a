import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import { commandWords } from "../../mcp/command-words.js";
import { isLoopback } from "../../mcp/loopback.js";
import { snapshot } from "../../mcp/snapshot.js";
import { commandFindings } from "../command-findings.js";
import type { ExitStatus, Io } from "../io.js";
import { listTools, type Server } from "../mcp/list-tools.js";
import { reasonOf } from "../output/output-folder.js";
import { unifiedDiff } from "../output/unified-diff.js";
import type { Arguments } from "../parse-arguments.js";
import { reportFindings } from "../reporter.js";
import type { ReporterName } from "../reporter-name.js";

/**
 * `pt-gen mcp <command or url> -o tools.json`: records a server's `tools/list`, so that it can be committed and generated from. With
 * `--check` nothing is written: status 1 and a diff where the server's tools are not those of the file.
 */
export async function mcpCommand(given: Arguments, reporter: ReporterName, io: Io): Promise<ExitStatus> {
  const file = given.values.get("out")?.[0];
  const check = given.switches.get("check") === true;
  const server = serverOf(given.words, given.switches.get("allowRemote") === true);
  const findings = [...commandFindings(given), ...("finding" in server ? [server.finding] : [])];
  if (check && file === undefined)
    findings.push(
      diagnose("missing-value", { flag: "--out", value: "<file>", help: "Name the file to compare with: --check -o tools.json." }, {}),
    );
  if ("finding" in server || findings.length > 0) {
    await reportFindings(findings, reporter, io);
    return 2;
  }
  const failed = async (finding: Diagnostic): Promise<ExitStatus> => {
    await reportFindings([finding], reporter, io);
    return 1;
  };
  const listed = await listTools(server, io.cwd, io.env);
  if ("failure" in listed) {
    const named = given.words.join(" ");
    return failed(
      listed.failure === "sdk-missing"
        ? diagnose("mcp-sdk-missing", {}, {})
        : diagnose("mcp-failed", { server: named, problem: listed.failure }, {}),
    );
  }
  const text = snapshot(listed.tools);
  if (file === undefined) {
    io.out(text);
    return 0;
  }
  const path = resolve(io.cwd, file);
  const old = existsSync(path) ? attempt(() => readFileSync(path, "utf8").replaceAll("\r\n", "\n")) : undefined;
  const count = `${listed.tools.length} ${listed.tools.length === 1 ? "tool" : "tools"}`;
  const say = (state: string): void => {
    if (reporter === "json")
      io.out(`${JSON.stringify({ ok: true, files: [file], tools: listed.tools.map(({ name }) => name), diagnostics: [] })}\n`);
    else io.out(`${file} ${state}, ${count}\n`);
  };
  if (old === text) {
    say(check ? "up to date" : "unchanged");
    return 0;
  }
  if (check) {
    (reporter === "json" ? io.err : io.out)(unifiedDiff(old === undefined ? "/dev/null" : `a/${file}`, `b/${file}`, old ?? "", text));
    return failed(diagnose("output-drift", { path: file, state: old === undefined ? "missing" : "differs" }, {}));
  }
  const problem = write(path, text);
  if (problem !== undefined) return failed(diagnose("output-unwritable", { path: file, reason: problem }, {}));
  say("written");
  return 0;
}

function serverOf(words: readonly string[], allowRemote: boolean): Server | { readonly finding: Diagnostic } {
  const [first, ...more] = words;
  if (first === undefined) {
    const help = "Name the server: 'pt-gen mcp -o tools.json -- node server.js' or a URL.";
    return { finding: diagnose("missing-value", { flag: "pt-gen mcp", value: "<command or url>", help }, {}) };
  }
  if (!/^https?:/i.test(first)) {
    const parts = more.length === 0 ? commandWords(first) : words;
    return { kind: "command", words: parts };
  }
  const [extra] = more;
  if (extra !== undefined) return { finding: diagnose("unexpected-argument", { word: extra, command: "mcp" }, {}) };
  if (!URL.canParse(first))
    return { finding: diagnose("bad-value", { option: "pt-gen mcp", value: first, expected: "a command or a URL" }, {}) };
  const url = new URL(first);
  if (!allowRemote && !isLoopback(url)) return { finding: diagnose("mcp-remote", { url: url.origin }, {}) };
  return { kind: "url", url, followRedirects: allowRemote };
}

/** Writes beside the file and renames, so that nobody ever reads half of it. */
function write(path: string, text: string): string | undefined {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, text, { flag: "wx" });
    renameSync(beside, path);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return reasonOf(error);
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
