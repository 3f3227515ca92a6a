import { expect, test, vi } from "vitest";
import { build, type Program, type Tool } from "../../../generator/model/index.js";
import { emitTypes } from "../../../templates/types/index.js";

vi.mock("json-schema-to-typescript", () => ({
  compile: () => {
    throw new Error("the library was loaded");
  },
}));

const program = (origin: Tool["origin"]): Program => ({
  tools: [{ wireName: "a", typeName: "A", args: "A", origin, behaviour: {}, at: { file: "tools" } }],
  types: new Map([["A", { key: "A", identifier: "A", type: build.object([build.property("b", build.string)]) }]]),
});

test("json-schema-to-typescript is loaded for JSON Schema only", async () => {
  await emitTypes(program("typescript"), { runtime: "x" });
  await expect(emitTypes(program("json-schema"), { runtime: "x" })).rejects.toThrow("the library was loaded");
});
