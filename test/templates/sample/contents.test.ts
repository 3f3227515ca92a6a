import { describe, expect, test } from "vitest";
import type { Content } from "../../../generator/model/index.js";
import { contentBase64, contentBase64Json, contentJson } from "../../../runtime/src/guard/content.js";
import { contentExamples, holdsContent } from "../../../templates/sample/contents.js";
import { stringsOf } from "../../../templates/sample/scalars.js";

describe.each<[string, Content, (text: string) => boolean]>([
  ["base64", { base64: true }, contentBase64],
  ["JSON", { json: true }, contentJson],
  ["JSON as base64", { base64: true, json: true }, contentBase64Json],
])("%s", (_, content, guard) => {
  test("samples pass the guard", () => {
    const samples = stringsOf({ kind: "string", content }) ?? [];
    expect(samples.length).toBeGreaterThan(1);
    expect(samples.filter((text) => !guard(text))).toEqual([]);
    expect(stringsOf({ kind: "string", content, minLength: 3 })?.every((text) => guard(text) && text.length >= 3)).toBe(true);
  });

  test("what a difference asks is what the guard asks", () => {
    const texts = ["", "a", "aGk=", "aGk\n=", "aGk", "{}", "[1", '"x"', "e30=", "bnVsbA==", "=", "====", "1 ", ...contentExamples(content)];
    expect(texts.filter((text) => holdsContent(content, text))).toEqual(texts.filter(guard));
  });
});
