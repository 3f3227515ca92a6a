import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { expandInputs } from "../../generator/cli/expand-inputs.js";
import { diskHost } from "../../generator/host.js";
import { project } from "./support/project.js";

const tree = () =>
  project({
    "tools.ts": "",
    "pt-gen.config.ts": "",
    "src/b.ts": "",
    "src/a.ts": "",
    "src/a.json": "",
    "src/picture.png": "",
    "src/deep/er/c.mts": "",
    "src/.hidden/d.ts": "",
    "src/node_modules/e.ts": "",
    "app/[id]/tools.ts": "",
    "generated/types.ts": "",
    "generated/pt-gen.lock.json": "",
  });

const expand = (patterns: readonly string[], out = "generated") => expandInputs(patterns, out, diskHost(tree().root));

describe("finds", () => {
  test.each<[string[], string[]]>([
    [["tools.ts"], ["tools.ts"]],
    [["./tools.ts", "tools.ts"], ["tools.ts"]],
    [["src/*.ts"], ["src/a.ts", "src/b.ts"]],
    [["./src/*.ts"], ["src/a.ts", "src/b.ts"]],
    [["src/*"], ["src/a.json", "src/a.ts", "src/b.ts"]],
    [["src/*.{ts,json}"], ["src/a.json", "src/a.ts", "src/b.ts"]],
    [
      ["src/b.ts", "src/*.ts"],
      ["src/b.ts", "src/a.ts"],
    ],
    [["src/**/*.*ts"], ["src/a.ts", "src/b.ts", "src/deep/er/c.mts"]],
    [["src/**"], ["src/a.json", "src/a.ts", "src/b.ts", "src/deep/er/c.mts"]],
    [["**/c.mts"], ["src/deep/er/c.mts"]],
    [["**/**/c.mts"], ["src/deep/er/c.mts"]],
    [["*.ts"], ["tools.ts"]],
    [["app/[id]/tools.ts"], ["app/[id]/tools.ts"]],
    [["src/*.ts", "!src/b.ts"], ["src/a.ts"]],
    [
      ["src/**/*", "!**/*.json"],
      ["src/a.ts", "src/b.ts", "src/deep/er/c.mts"],
    ],
    [["src/.hidden/*.ts"], ["src/.hidden/d.ts"]],
    [["**/types.ts", "tools.ts"], ["tools.ts"]],
    [["generated/types.ts"], ["generated/types.ts"]],
  ])("%j", (patterns, expected) => expect(expand(patterns).inputs).toEqual(expected));

  test("absolute paths within the working directory are shown relative", () => {
    const { root } = tree();
    expect(expandInputs([join(root, "src/*.ts"), join(root, "tools.ts")], "generated", diskHost(root)).inputs).toEqual([
      "src/a.ts",
      "src/b.ts",
      "tools.ts",
    ]);
    expect(expandInputs(["../tools.ts"], "generated", diskHost(join(root, "src"))).inputs).toEqual(["../tools.ts"]);
  });

  test("folders that are links are not descended into by **, so circles end", () => {
    const { root } = tree();
    symlinkSync(join(root, "src"), join(root, "src/circle"));
    expect(expandInputs(["src/**/*.json"], "generated", diskHost(root)).inputs).toEqual(["src/a.json"]);
  });
});

describe("complains", () => {
  test.each<[string, string, string]>([
    ["tols.ts", "input-not-found", "Did you mean 'tools.ts'?"],
    ["src/c.json", "input-not-found", "No file matches 'src/c.json'."],
    ["src/*.yaml", "input-not-found", "No file matches 'src/*.yaml'."],
    ["src/*.png", "input-not-found", "No file matches 'src/*.png'."],
    ["src/picture.png", "input-unsupported", "'src/picture.png'"],
    ["src", "input-is-directory", "'src' is a folder"],
  ])("%s", (pattern, code, message) => {
    const { inputs, diagnostics } = expand([pattern]);
    expect(inputs).toEqual([]);
    expect(diagnostics).toMatchObject([{ code, message: expect.stringContaining(message) }]);
  });

  test("about each input, and keeps the good ones", () => {
    const { inputs, diagnostics } = expand(["tools.ts", "x.ts", "y/*.ts"]);
    expect(inputs).toEqual(["tools.ts"]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(["input-not-found", "input-not-found"]);
  });

  test("when everything was excluded", () => {
    expect(expand(["tools.ts", "!*.ts"]).diagnostics).toMatchObject([{ code: "input-not-found" }]);
  });

  test("the folder's hint is a glob that works", () => {
    const host = diskHost(tree().root);
    const glob = /'([^']*\*\*[^']*)'/.exec(expandInputs(["src/"], "generated", host).diagnostics[0]?.hint ?? "")?.[1] ?? "";
    expect(expandInputs([glob], "generated", host).inputs).toEqual(["src/a.ts", "src/b.ts"]);
  });
});
