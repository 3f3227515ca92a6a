import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskHost } from "../../generator/host.js";
import { project } from "../cli/support/project.js";

describe("what a file says", () => {
  const text = '{"a": "é 😀"}\r\n';
  const bigEndian = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, little end first", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16, big end first", bigEndian],
    ["UTF-16, big end first, cut", Buffer.concat([bigEndian, Buffer.from("x")])],
  ])("%s", (_, bytes) => {
    const at = project();
    writeFileSync(join(at.root, "a.json"), bytes);
    expect(diskHost(at.root).readFile("a.json")).toBe(text);
  });
});

test.skipIf(process.platform === "win32")("a pipe and a device are no files, so nothing waits for them", () => {
  const at = project();
  execFileSync("mkfifo", [join(at.root, "pipe.json")]);
  const host = diskHost(at.root);
  expect([host.readFile("pipe.json"), host.readFile("/dev/zero"), host.readFile("."), host.readFile("none")]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
