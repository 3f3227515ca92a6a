import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flags } from "../../generator/cli/flags.js";
import { parseArguments as parse, spellings } from "../../generator/cli/parse-arguments.js";
import { diagnoseAll } from "../../generator/diagnostics/index.js";

const parseArguments = (argv: readonly string[]) => {
  const given = parse(argv);
  return { ...given, diagnostics: diagnoseAll(given.mistakes) };
};

const codes = (argv: readonly string[]) => parseArguments(argv).diagnostics.map((diagnostic) => diagnostic.code);
const messages = (argv: readonly string[]) => parseArguments(argv).diagnostics.map((diagnostic) => diagnostic.message);

describe("values", () => {
  test.each([[["--out", "dir"]], [["--out=dir"]], [["-o", "dir"]], [["-odir"]], [["-o=dir"]]])("%j", (argv) => {
    const { values, words, diagnostics } = parseArguments([...argv, "tools.ts"]);
    expect(diagnostics).toEqual([]);
    expect(values.get("out")).toEqual(["dir"]);
    expect(words).toEqual(["tools.ts"]);
  });

  test("the last one counts, repeated --map is collected", () => {
    const { values } = parseArguments(["--out", "a", "--map", "x=1", "--out", "b", "--map=y=2"]);
    expect(values.get("out")).toEqual(["b"]);
    expect(values.get("map")).toEqual(["x=1", "y=2"]);
  });

  test("a value that starts with a dash needs '='", () => {
    expect(codes(["--out", "--check"])).toEqual(["missing-value"]);
    expect(parseArguments(["--out=--check"]).values.get("out")).toEqual(["--check"]);
  });

  test.each([[["--out"]], [["--out="]], [["--out", ""]], [["-o"]]])("missing: %j", (argv) => {
    expect(codes(argv)).toEqual(["missing-value"]);
  });
});

describe("switches", () => {
  test("on, off, last one counts", () => {
    expect(parseArguments(["--exact"]).switches.get("exact")).toBe(true);
    expect(parseArguments(["--exact", "--no-exact"]).switches.get("exact")).toBe(false);
    expect(parseArguments([]).switches.get("exact")).toBeUndefined();
  });

  test("--no-config and --config replace each other", () => {
    const off = parseArguments(["--config", "x.json", "--no-config"]);
    expect([off.switches.get("config"), off.values.get("config")]).toEqual([false, undefined]);
    const on = parseArguments(["--no-config", "--config", "x.json"]);
    expect([on.switches.get("config"), on.values.get("config")]).toEqual([undefined, ["x.json"]]);
  });

  test("takes no value", () => expect(codes(["--check=yes"])).toEqual(["unexpected-value"]));
  test("--no- only where it means something", () => expect(codes(["--no-check"])).toEqual(["unknown-flag"]));
});

describe("words and commands", () => {
  test("after -- everything is a word", () => {
    expect(parseArguments(["a.ts", "--", "--check", "-x.ts"]).words).toEqual(["a.ts", "--check", "-x.ts"]);
  });

  test("the first word may be a command", () => {
    expect(parseArguments(["init"])).toMatchObject({ command: "init", named: true, words: [] });
    expect(parseArguments(["generate", "init"])).toMatchObject({ command: "generate", named: true, words: ["init"] });
    expect(parseArguments(["tools.ts", "init"])).toMatchObject({ command: "generate", named: false, words: ["tools.ts", "init"] });
    expect(parseArguments(["--help", "init"])).toMatchObject({ command: "init", named: true });
  });

  test("a value is no command, nor is a word after --", () => {
    expect(parseArguments(["--out", "init", "a.ts"])).toMatchObject({ command: "generate", words: ["a.ts"] });
    expect(parseArguments(["--", "init"])).toMatchObject({ command: "generate", words: ["init"] });
  });

  test("options of one command are unknown to another", () => {
    expect(messages(["init", "--check"])[0]).toContain("'--check' is no option of 'pt-gen init'");
  });
});

describe("misspelt options", () => {
  test.each([
    ["--provders", "--providers"],
    ["--chekc", "--check"],
    ["--keepgoing", "--keep-going"],
    ["--Out", "--out"],
    ["-out", "--out"],
    ["-help", "--help"],
    ["--no-exat", "--no-exact"],
    ["--import_ext=js", "--import-ext"],
  ])("%s means %s", (written, meant) => {
    const [finding] = parseArguments([written]).diagnostics;
    expect(finding).toMatchObject({ code: "unknown-flag", message: expect.stringContaining(`Did you mean '${meant}'?`) });
  });

  test("the hint is the help's line about the option that was meant", () => {
    expect(parseArguments(["--provders"]).diagnostics[0]?.hint).toContain("--providers <list>: comma list");
  });

  test("every mistake is told at once", () => {
    expect(codes(["--provders", "x", "--check=1", "--out"])).toEqual(["unknown-flag", "unexpected-value", "missing-value"]);
  });
});

test("never throws, and every word of hostile command lines is kept or complained about", () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(...spellings(flags), "--", "-", "--=", "-o=", "--__proto__", "--constructor=1", "init"),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
      const { words, diagnostics, values } = parseArguments(argv);
      for (const [, list] of values) expect(list.every((value) => value !== "")).toBe(true);
      expect(words.length + diagnostics.length).toBeLessThanOrEqual(argv.length + 1);
    }),
  );
});
