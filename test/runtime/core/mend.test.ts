import { mendSlips, type ToolEntry } from "@pt-gen/runtime";
import { describe, expect, test } from "vitest";
import { call, client, reply, tool } from "../fake.js";

const expectations: Readonly<Record<string, readonly [string, (value: unknown) => boolean]>> = {
  count: ["integer >= 1", (value) => Number.isInteger(value)],
  units: ['"metric" | "imperial"', (value) => value === "metric" || value === "imperial"],
  on: ["boolean", (value) => typeof value === "boolean"],
  list: ["array", (value) => Array.isArray(value)],
};

/** Checks the properties that are there. */
const checked: ToolEntry = tool("a", {
  issues: (value) => {
    const wrong = Object.entries(value as object).flatMap(([key, item]) => {
      const [expected, holds] = expectations[key] ?? ["anything", () => true];
      return holds(item) ? [] : [{ path: `/${key}`, expected, value: item, message: `expected ${expected}` }];
    });
    return wrong.length > 0 ? wrong : null;
  },
});

const mend = async (input: unknown) => call(client(reply([{ name: "a", input }])), [checked], { mend: mendSlips });

describe("mending", () => {
  test.each([
    ["number-in-string", "count", "3", 3],
    ["boolean-in-string", "on", "True", true],
    ["letter-case", "units", "Metric", "metric"],
    ["json-in-string", "list", "[1]", [1]],
  ])("%s", async (rule, key, from, to) => {
    const result = await mend({ [key]: from });
    expect(result.calls).toMatchObject([{ args: { [key]: to }, mended: [{ path: `/${key}`, from, to, rule }] }]);
  });

  test("several slips of one call are mended together", async () => {
    const result = await mend({ count: "3", units: "IMPERIAL" });
    expect(result.calls[0]?.args).toEqual({ count: 3, units: "imperial" });
    expect(result.calls[0]?.mended).toHaveLength(2);
  });

  test("JSON in a Markdown fence", async () => {
    const result = await mend('```json\n{"count":3}\n```');
    expect(result.calls).toMatchObject([{ args: { count: 3 }, mended: [{ rule: "fenced-json" }] }]);
  });

  test.each([{ count: "three" }, { units: "kelvin" }, { list: "[1" }, { count: "3", units: "kelvin" }, "no JSON"])(
    "%j stays refused",
    async (input) => {
      const result = await mend(input);
      expect(result.calls).toEqual([]);
      expect(result.rejected).toHaveLength(1);
    },
  );

  test("what is right is left alone", async () => {
    const result = await mend({ count: 3 });
    expect(result.calls[0]).not.toHaveProperty("mended");
  });

  test("nothing is mended unless asked for", async () => {
    expect((await call(client(reply([{ name: "a", input: { count: "3" } }])), [checked])).rejected).toHaveLength(1);
  });
});
