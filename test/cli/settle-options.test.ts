import { describe, expect, test } from "vitest";
import type { GenerateOptions } from "../../generator/cli/generate-options.js";
import { settleOptions } from "../../generator/cli/settle-options.js";

/** Options as they may come from JavaScript. */
const loose = (options: object) => settleOptions(options as GenerateOptions);

test("nothing given: the defaults of the contract", () => {
  expect(settleOptions({})).toEqual({
    options: {
      inputs: [],
      out: "generated",
      providers: ["openai", "anthropic", "google"],
      runtime: "import",
      importExt: "auto",
      testing: false,
      emit: [],
      draft: "2020-12",
      formats: "common",
      keepGoing: false,
      map: [],
      namespaces: [],
      zod: false,
      exact: false,
      deepPatterns: false,
      typescript: "project",
    },
    diagnostics: [],
  });
});

describe("loose spellings", () => {
  test.each<[GenerateOptions, object]>([
    [{ inputs: "a.ts" }, { inputs: ["a.ts"] }],
    [{ input: "a.ts" }, { inputs: ["a.ts"] }],
    [{ inputs: ["a.ts", "b.ts", "a.ts"] }, { inputs: ["a.ts", "b.ts"] }],
    [{ inputs: "with,comma.ts" }, { inputs: ["with,comma.ts"] }],
    [{ providers: "google, openai" }, { providers: ["openai", "google"] }],
    [{ providers: ["google"] }, { providers: ["google"] }],
    [{ providers: "none" }, { providers: [] }],
    [{ providers: [] }, { providers: [] }],
    [{ tools: "b,a" }, { tools: ["b", "a"] }],
    [{ draft: 7 }, { draft: "7" }],
    [
      { strict: { a: true, b: { anthropic: false }, c: { openai: undefined } } },
      {
        strict: [
          { tool: "a", provider: "openai", strict: true },
          { tool: "a", provider: "anthropic", strict: true },
          { tool: "b", provider: "anthropic", strict: false },
        ],
      },
    ],
    [{ map: { "https://a/": "x" } }, { map: [{ prefix: "https://a/", directory: "x" }] }],
    [
      { map: ["https://a/?q=1=x", "b=y"] },
      {
        map: [
          { prefix: "https://a/?q=1", directory: "x" },
          { prefix: "b", directory: "y" },
        ],
      },
    ],
  ])("%j", (given, expected) => {
    const { options, diagnostics } = settleOptions(given);
    expect(diagnostics).toEqual([]);
    expect(options).toMatchObject(expected);
  });
});

describe("refused values", () => {
  test.each<[object, string]>([
    [{ providers: "opnai" }, "'opnai' is no value of 'providers'"],
    [{ providers: "openai,none" }, "'none' is no value of 'providers'"],
    [{ strict: true }, "'true' is no value of 'strict'"],
    [{ strict: { a: "yes" } }, "is no value of 'strict'"],
    [{ strict: { a: { google: true } } }, "is no value of 'strict'"],
    [{ strict: { a: {} } }, "is no value of 'strict'"],
    [{ providers: "" }, "'' is no value of 'providers'"],
    [{ providers: 3 }, "'3' is no value of 'providers'"],
    [{ draft: "2020" }, "'2020' is no value of 'draft'"],
    [{ runtime: "inlin" }, "Did you mean 'inline'?"],
    [{ importExt: ".js" }, "'.js' is no value of 'importExt'"],
    [{ formats: "toString" }, "'toString' is no value of 'formats'"],
    [{ exact: "yes" }, "'yes' is no value of 'exact'"],
    [{ out: "" }, "'' is no value of 'out'"],
    [{ out: "a\0b" }, "is no value of 'out'"],
    [{ out: {} }, "'{}' is no value of 'out'"],
    [{ inputs: [1] }, "'[1]' is no value of 'inputs'"],
    [{ tools: "," }, "',' is no value of 'tools'"],
    [{ emit: "," }, "',' is no value of 'emit'"],
    [{ map: "https://a/" }, "'https://a/' is no value of 'map'"],
    [{ map: { "https://a/": 3 } }, "'https://a/' is no value of 'map'"],
  ])("%j", (given, message) => {
    expect(loose(given).diagnostics).toMatchObject([{ code: "bad-value", severity: "error", message: expect.stringContaining(message) }]);
  });

  test("are named as the user wrote them, and shown short", () => {
    const { diagnostics } = settleOptions({ providers: "x".repeat(1000) }, (key) => `--${key}`);
    expect(diagnostics[0]?.message).toContain("'--providers'");
    expect(diagnostics[0]?.message.length).toBeLessThan(250);
  });
});
