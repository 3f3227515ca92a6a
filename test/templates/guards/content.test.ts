import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateProgram } from "../../../generator/generate.js";
import { defaultOptions, type Options } from "../../../generator/options.js";
import { contentBase64, contentBase64Json } from "../../../runtime/src/guard/index.js";
import { memoryHost } from "../../support/memory-host.js";
import { type Guards, isGuard, issuesGuard, runGuards } from "./compile.js";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

async function guardsOfContent(more: Partial<Options>): Promise<Guards> {
  const inputSchema = {
    type: "object",
    properties: {
      text: { type: "string", contentMediaType: "application/json" },
      bytes: { type: "string", contentEncoding: "base64" },
      both: { contentEncoding: "BASE64", contentMediaType: "application/json; charset=utf-8" },
      other: { type: "string", contentEncoding: "quoted-printable", contentMediaType: "application/json" },
    },
  };
  const options: Options = { ...defaultOptions, inputs: ["tools.json"], providers: [], ...more };
  const { files } = await generateProgram(options, memoryHost({ "tools.json": JSON.stringify([{ name: "t", inputSchema }]) }));
  return runGuards(files.find(({ path }) => path === "guards.ts")?.content ?? "");
}

const wrong = { text: "{", bytes: "a%b=", both: base64("{") };

describe("content of strings", () => {
  test("is checked in draft 7, with issues that say what is expected", async () => {
    const guards = await guardsOfContent({ draft: "7" });
    const is = isGuard(guards, "T");
    expect(is({ text: "[1]", bytes: "YQ==", both: base64('{"a":"\u{1F600}"}'), other: "{" })).toBe(true);
    expect(is({ bytes: "", both: 5 })).toBe(true);
    for (const [key, value] of Object.entries(wrong)) expect(is({ [key]: value }), key).toBe(false);
    expect(is({ both: '{"a":1}' })).toBe(false);
    expect(issuesGuard(guards, "T")(wrong)?.map(({ path, expected }) => [path, expected])).toEqual([
      ["/text", "string of JSON"],
      ["/bytes", "base64 string"],
      ["/both", "base64 string of JSON"],
    ]);
  });

  test.each<Partial<Options>>([{ draft: "7", formats: "annotate" }, { draft: "2019-09" }, { draft: "2020-12" }, { draft: "6" }])(
    "is not checked with %o",
    async (options) => {
      expect(isGuard(await guardsOfContent(options), "T")(wrong)).toBe(true);
    },
  );

  test("base64 is decoded as any decoder does", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString("base64");
        expect(contentBase64(text)).toBe(true);
        expect(contentBase64(text.replace(/(.{4})/g, "$1\r\n"))).toBe(true);
        expect(contentBase64(`${text}A`)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(contentBase64Json(base64(text))).toBe(true);
      }),
    );
    for (const text of ["", base64("{"), Buffer.from([0x22, 0xff, 0x22]).toString("base64"), "===="])
      expect(contentBase64Json(text)).toBe(false);
  });
});
