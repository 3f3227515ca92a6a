import { describe, expect, test } from "vitest";
import { comparePrograms } from "../../../../generator/diff/index.js";
import { defaultOptions } from "../../../../generator/options.js";
import { readJsonSchema } from "../../../../generator/read/json-schema/index.js";
import { programOf } from "../../../diff/program-of.js";
import { memoryHost } from "../../../support/memory-host.js";

const json = (schema: object) => ({ content: { "application/json": { schema } } });

const document = (version: string, operation: object, more: object = {}) => ({
  openapi: version,
  info: { title: "t", version: "1" },
  paths: { "/orders/{id}": { parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }], post: operation } },
  ...more,
});

const read = (value: object, name = "api.json") =>
  readJsonSchema([name], memoryHost({ [name]: JSON.stringify(value) }), { ...defaultOptions, inputs: [name] });

const differences = async (value: object, tool: object) => comparePrograms(await programOf(value), await programOf({ tools: [tool] }));

const expectSame = async (value: object, tool: object) => expect(await differences(value, tool)).toEqual([]);

describe("operations as tools", () => {
  test("parameters and body in one object, the 2xx response as result, references into components", async () => {
    const components = {
      schemas: {
        Order: {
          type: "object",
          properties: { item: { $ref: "#/components/schemas/Item" }, note: { type: "string" } },
          required: ["item"],
        },
        Item: {
          type: "object",
          properties: { sku: { type: "string" }, parts: { type: "array", items: { $ref: "#/components/schemas/Item" } } },
        },
      },
      parameters: { Dry: { name: "dry", in: "query", description: "Only try.", schema: { type: "boolean" } } },
      requestBodies: { Order: { required: true, ...json({ $ref: "#/components/schemas/Order" }) } },
    };
    const operation = {
      operationId: "place_order",
      summary: "Places an order.",
      parameters: [{ $ref: "#/components/parameters/Dry" }, { name: "session", in: "cookie", schema: { type: "string" } }],
      requestBody: { $ref: "#/components/requestBodies/Order" },
      responses: {
        default: { description: "" },
        "201": { description: "made", ...json({ type: "object", properties: { id: { type: "string" } } }) },
      },
    };
    const item = {
      type: "object",
      properties: { sku: { type: "string" }, parts: { type: "array", items: { $ref: "#/components/schemas/Item" } } },
    };
    const tool = {
      name: "place_order",
      description: "Places an order.",
      inputSchema: {
        type: "object",
        properties: {
          id: { type: "string" },
          dry: { type: "boolean", description: "Only try." },
          item: { $ref: "#/components/schemas/Item" },
          note: { type: "string" },
        },
        required: ["id", "item"],
        components: { schemas: { Item: item } },
      },
      outputSchema: { type: "object", properties: { id: { type: "string" } } },
    };
    // A component's name in `$defs` is its own, that of a tool's definition has the tool's before it.
    expect((await differences(document("3.1.0", operation, { components }), tool)).map(({ kind }) => kind)).toEqual(["payload"]);
  });

  test("3.0: nullable, boolean bounds, what stands beside a reference", async () => {
    const components = { schemas: { Name: { type: "string", nullable: true } } };
    const schema = {
      type: "object",
      properties: {
        n: { type: "integer", minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
        name: { $ref: "#/components/schemas/Name", minLength: 3 },
        size: { type: "string", enum: ["s", "m"], nullable: true },
      },
    };
    const operation = { operationId: "rename", requestBody: json(schema) };
    await expectSame(document("3.0.3", operation, { components }), {
      name: "rename",
      inputSchema: {
        type: "object",
        properties: {
          id: { type: "string" },
          n: { type: "integer", exclusiveMinimum: 0, maximum: 9 },
          name: { $ref: "#/components/schemas/Name" },
          size: { type: ["string", "null"], enum: ["s", "m"] },
        },
        required: ["id"],
        components: { schemas: { Name: { type: ["string", "null"] } } },
      },
    });
  });

  test("a body that is no plain object is one property; GET only reads", async () => {
    const program = await programOf({
      openapi: "3.1.0",
      paths: {
        "/a": { put: { operationId: "put_list", requestBody: { required: true, ...json({ type: "array", items: { type: "number" } }) } } },
        "/b": { get: { operationId: "get_b" } },
      },
    });
    expect(program.tools.map(({ wireName, behaviour }) => [wireName, behaviour])).toEqual([
      ["put_list", {}],
      ["get_b", { readonly: true }],
    ]);
    const args = program.types.get(program.tools[0]?.args ?? "")?.type;
    expect(args).toMatchObject({ kind: "object", properties: [{ name: "body", optional: false, type: { kind: "array" } }] });
  });
});

describe("components", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const operations = (bodies: Readonly<Record<string, object>>, schemas: object) => ({
    openapi: "3.1.0",
    paths: Object.fromEntries(
      Object.entries(bodies).map(([name, schema]) => [
        `/${name}`,
        { post: { operationId: name, requestBody: { required: true, ...json({ type: "object", properties: { x: schema } }) } } },
      ]),
    ),
    components: { schemas },
  });

  test("are one type for all tools, under their own names", () => {
    const { types, diagnostics } = read(
      operations(
        { a: ref("Pet"), b: ref("Pet"), c: ref("Owner") },
        { Pet: { properties: { owner: ref("Owner") } }, Owner: { type: "string" } },
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(types.map(({ identifier, at }) => [identifier, at?.pointer])).toEqual([
      ["A", "/paths/~1a/post"],
      ["Pet", "/components/schemas/Pet"],
      ["Owner", "/components/schemas/Owner"],
      ["B", "/paths/~1b/post"],
      ["C", "/paths/~1c/post"],
    ]);
  });

  test("that are wrong refuse the tools that reach them, each time, and no others", () => {
    const { tools, diagnostics } = read(
      operations(
        { a: ref("Bad"), b: ref("Way"), c: ref("Good"), d: ref("Lost") },
        { Bad: { minLength: "3" }, Way: { properties: { bad: ref("Bad") } }, Good: {}, Lost: { items: ref("Nowhere") } },
      ),
    );
    expect(tools.map(({ wireName }) => wireName)).toEqual(["c"]);
    expect(diagnostics.map(({ code, tool, place }) => [tool, code, place?.pointer])).toEqual([
      ["a", "schema-invalid", "/components/schemas/Bad/minLength"],
      ["b", "schema-invalid", "/components/schemas/Bad/minLength"],
      ["d", "ref-unresolved", "/components/schemas/Lost/items/$ref"],
    ]);
  });

  test("types grow with the document, not with how often it is used", () => {
    const names = Array.from({ length: 60 }, (_, i) => `S${i}`);
    const schemas = Object.fromEntries(names.map((name, i) => [name, { properties: { next: ref(`S${(i + 1) % 60}`) } }]));
    expect(read(operations(Object.fromEntries(names.map((name) => [name.toLowerCase(), ref(name)])), schemas)).types).toHaveLength(120);
  });
});

describe("request bodies", () => {
  const sameArguments = (operation: object, properties: object, required: string[], more: object = {}) =>
    expectSame(document("3.2.0", { operationId: "t", ...operation }), {
      name: "t",
      inputSchema: { type: "object", properties: { id: { type: "string" }, ...properties }, required: ["id", ...required], ...more },
    });

  test("fields of a form are arguments; JSON goes before forms", async () => {
    const schema = { type: "object", properties: { file: { type: "string" } }, required: ["file"] };
    await sameArguments({ requestBody: { required: true, content: { "multipart/form-data": { schema } } } }, { file: { type: "string" } }, [
      "file",
    ]);
    await sameArguments(
      { requestBody: { content: { "application/x-www-form-urlencoded": { schema }, ...json({ type: "null" }).content } } },
      { body: { type: "null" } },
      [],
    );
  });

  test("a body that shares a name with a parameter stays whole", () =>
    sameArguments(
      { requestBody: { required: true, ...json({ type: "object", properties: { id: { type: "number" }, note: {} } }) } },
      { body: { type: "object", properties: { id: { type: "number" }, note: {} } } },
      ["body"],
    ));

  test("closed bodies close the arguments; what only the server sets is not sent", () =>
    sameArguments(
      {
        requestBody: {
          required: true,
          ...json({
            type: "object",
            properties: { etag: { type: "string", readOnly: true }, note: { type: "string" } },
            required: ["etag", "note"],
            additionalProperties: false,
          }),
        },
      },
      { note: { type: "string" } },
      ["note"],
      { additionalProperties: false },
    ));

  test("what a parameter says of itself stands beside a reference; some headers are no parameters", () =>
    sameArguments(
      {
        parameters: [
          { name: "page", in: "query", description: "From 1.", schema: { $ref: "#/paths/~1orders~1{id}/parameters/0/schema" } },
          { name: "Accept", in: "header", required: true, schema: { type: "string" } },
        ],
      },
      { page: { type: "string", description: "From 1." } },
      [],
    ));
});

describe("findings", () => {
  test.each([
    [
      "a clash of parameters",
      { operationId: "t", parameters: [{ name: "id", in: "query", schema: {} }] },
      "both a path parameter and a query parameter have the name 'id'",
    ],
    [
      "a clash with a body",
      { operationId: "t", parameters: [{ name: "body", in: "query", schema: {} }], requestBody: json({ type: "array" }) },
      "both a parameter and the request body have the name 'body'",
    ],
    ["no JSON", { operationId: "t", requestBody: { required: true, content: { "text/xml": {} } } }, "its request body has no JSON form"],
    ["a lost parameter", { operationId: "t", parameters: [{ $ref: "#/components/parameters/X" }] }, "a parameter has no name"],
    ["a circle", { operationId: "t", requestBody: { $ref: "#/paths/~1orders~1{id}/post/requestBody" } }, "reference leads nowhere"],
  ])("%s", (_, operation, problem) => {
    const { tools, diagnostics } = read(document("3.1.0", operation));
    expect(tools).toEqual([]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: "operation-invalid", tool: "t", message: expect.stringContaining(problem) }),
    ]);
    expect(diagnostics[0]?.place?.pointer).toBe("/paths/~1orders~1{id}/post");
  });

  test("operations without a name are left out, other versions are refused", () => {
    expect(read(document("3.1.0", {})).diagnostics).toEqual([expect.objectContaining({ code: "operation-unnamed", severity: "warning" })]);
    expect(read({ swagger: "2.0", paths: {} }).diagnostics).toEqual([expect.objectContaining({ code: "openapi-version" })]);
    expect(read(document("4.0.0", {})).diagnostics).toEqual([expect.objectContaining({ code: "openapi-version" })]);
  });

  test("names from the prototype are names like others", () => {
    const { tools, diagnostics } = read(
      document("3.0.0", { operationId: "constructor", parameters: [{ name: "__proto__", in: "query", schema: { type: "string" } }] }),
    );
    expect(diagnostics).toEqual([]);
    expect(tools.map(({ wireName }) => wireName)).toEqual(["constructor"]);
  });
});

describe("what 3.2 adds, and what parameters and schemas say of themselves", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const operation = (more: object) => ({ operationId: "copy_order", responses: {}, ...more });

  test("a whole query as one parameter", async () => {
    const q = { name: "q", in: "querystring", content: { "application/x-www-form-urlencoded": { schema: { type: "object" } } } };
    const properties = { id: { type: "string" }, q: { type: "object" } };
    await expectSame(document("3.2.0", operation({ parameters: [q] })), {
      name: "copy_order",
      inputSchema: { type: "object", properties, required: ["id"] },
    });
  });

  test("operations of further methods", async () => {
    const value = { openapi: "3.2.0", paths: { "/a": { additionalOperations: { COPY: operation({}) } } } };
    await expectSame(value, { name: "copy_order", inputSchema: { type: "object", properties: {} } });
    const { diagnostics } = readJsonSchema(
      ["api.json"],
      memoryHost({ "api.json": JSON.stringify({ openapi: "3.2.0", paths: { "/a": { additionalOperations: { COPY: {} } } } }) }),
      { ...defaultOptions, inputs: ["api.json"] },
    );
    expect(diagnostics.map(({ code, place }) => [code, place?.pointer])).toContainEqual([
      "operation-unnamed",
      "/paths/~1a/additionalOperations/COPY",
    ]);
  });

  test("deprecated parameters and their examples", async () => {
    const parameters = [
      { name: "a", in: "query", deprecated: true, example: 1, schema: { type: "integer" } },
      { name: "b", in: "query", examples: { one: { value: "x" }, two: { value: "y" } }, schema: { type: "string" } },
    ];
    const properties = {
      id: { type: "string" },
      a: { type: "integer", deprecated: true, examples: [1] },
      b: { type: "string", examples: ["x", "y"] },
    };
    await expectSame(document("3.1.0", operation({ parameters })), {
      name: "copy_order",
      inputSchema: { type: "object", properties, required: ["id"] },
    });
  });

  test.each(["3.0.4", "3.1.1", "3.2.0"])("the example of a schema, in %s", async (version) => {
    const components = { schemas: { Size: { type: "string", example: "m" } } };
    const parameters = [
      { name: "a", in: "query", schema: { type: "integer", example: 1 } },
      { name: "b", in: "query", example: 3, schema: { type: "integer", example: 2 } },
    ];
    const body = { type: "object", properties: { list: { type: "array", items: { type: "number", example: 0 } }, size: ref("Size") } };
    const properties = {
      id: { type: "string" },
      a: { type: "integer", examples: [1] },
      b: { type: "integer", examples: [3] },
      list: { type: "array", items: { type: "number", examples: [0] } },
      size: { $ref: "#/components/schemas/Size" },
    };
    await expectSame(document(version, operation({ parameters, requestBody: json(body) }), { components }), {
      name: "copy_order",
      inputSchema: {
        type: "object",
        properties,
        required: ["id"],
        components: { schemas: { Size: { type: "string", examples: ["m"] } } },
      },
    });
  });

  test("examples go before an example; a property may have the name, and other documents do not know the keyword", async () => {
    const property = { type: "integer", example: 1, examples: [2, 3] };
    const properties = { id: { type: "string" }, example: { type: "integer", examples: [2, 3] } };
    const body = { type: "object", properties: { example: property } };
    const tool = (given: object) => ({ name: "copy_order", inputSchema: { type: "object", properties: given, required: ["id"] } });
    await expectSame(document("3.1.0", operation({ requestBody: json(body) })), tool(properties));
    const without = { ...properties, example: { type: "integer" } };
    expect(
      comparePrograms(
        await programOf({ tools: [tool({ ...properties, example: { type: "integer", example: 1 } })] }),
        await programOf({ tools: [tool(without)] }),
      ),
    ).toEqual([]);
  });
});
