// Validators that are made at run time, from the JSON Schema of a structure.

/** @param {"ajv" | "typebox" | "zod" | "valibot" | "arktype"} peer @returns {{ is(v: unknown): boolean, issues(v: unknown): unknown }} */
export async function build(peer, schema) {
  switch (peer) {
    case "ajv": {
      const { default: Ajv } = await import("ajv/dist/2020.js");
      const validate = new Ajv.default({ allErrors: false, strict: false }).compile(schema);
      const all = new Ajv.default({ allErrors: true, strict: false }).compile(schema);
      return { is: (v) => validate(v), issues: (v) => (all(v) ? null : all.errors) };
    }
    case "typebox": {
      const { Compile } = await import("typebox/schema");
      const compiled = Compile(schema);
      return { is: (v) => compiled.Check(v), issues: (v) => (compiled.Check(v) ? null : compiled.Errors(v)) };
    }
    case "zod": {
      const z = await import("zod");
      const type = zod(z, schema, schema.$defs ?? {}, new Map());
      return { is: (v) => type.safeParse(v).success, issues: (v) => type.safeParse(v).error ?? null };
    }
    case "valibot": {
      const v = await import("valibot");
      const type = valibot(v, schema, schema.$defs ?? {}, new Map());
      return { is: (value) => v.is(type, value), issues: (value) => v.safeParse(type, value).issues ?? null };
    }
    case "arktype": {
      const { scope, type } = await import("arktype");
      const named = Object.fromEntries(Object.entries(schema.$defs ?? {}).map(([name, one]) => [name, arktype(one)]));
      const root = scope({ ...named, theRoot: arktype(schema) }).export().theRoot;
      return {
        is: (v) => root.allows(v),
        issues: (v) => {
          const out = root(v);
          return out instanceof type.errors ? out : null;
        },
      };
    }
    default:
      throw new Error(`no builder for ${peer}`);
  }
}

const nameOf = (ref) => ref.slice("#/$defs/".length);

function zod(z, schema, defs, made) {
  const of = (inner) => zod(z, inner, defs, made);
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    if (!made.has(name)) {
      made.set(
        name,
        z.lazy(() => made.get(`${name} made`)),
      );
      made.set(`${name} made`, of(defs[name]));
    }
    return made.get(name);
  }
  if (schema.const !== undefined) return z.literal(schema.const);
  if (schema.enum) return z.literal(schema.enum);
  if (schema.anyOf) {
    const tag = tagOf(schema.anyOf);
    return tag ? z.discriminatedUnion(tag, schema.anyOf.map(of)) : z.union(schema.anyOf.map(of));
  }
  switch (schema.type) {
    case "null":
      return z.null();
    case "boolean":
      return z.boolean();
    case "number":
      return z.number();
    case "string":
      return schema.pattern ? z.string().regex(new RegExp(schema.pattern)) : z.string();
    case "array":
      if (!schema.prefixItems) return z.array(of(schema.items));
      return schema.items === false ? z.tuple(schema.prefixItems.map(of)) : z.tuple(schema.prefixItems.map(of), of(schema.items));
    default: {
      if (!schema.properties) return z.record(z.string(), of(schema.additionalProperties));
      const required = new Set(schema.required ?? []);
      const shape = Object.fromEntries(Object.entries(schema.properties).map(([k, s]) => [k, required.has(k) ? of(s) : of(s).optional()]));
      return schema.additionalProperties === false ? z.strictObject(shape) : z.object(shape);
    }
  }
}

function valibot(v, schema, defs, made) {
  const of = (inner) => valibot(v, inner, defs, made);
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    if (!made.has(name)) {
      made.set(
        name,
        v.lazy(() => made.get(`${name} made`)),
      );
      made.set(`${name} made`, of(defs[name]));
    }
    return made.get(name);
  }
  if (schema.const !== undefined) return v.literal(schema.const);
  if (schema.enum) return v.picklist(schema.enum);
  if (schema.anyOf) {
    const tag = tagOf(schema.anyOf);
    return tag ? v.variant(tag, schema.anyOf.map(of)) : v.union(schema.anyOf.map(of));
  }
  switch (schema.type) {
    case "null":
      return v.null();
    case "boolean":
      return v.boolean();
    case "number":
      return v.pipe(v.number(), v.finite());
    case "string":
      return schema.pattern ? v.pipe(v.string(), v.regex(new RegExp(schema.pattern))) : v.string();
    case "array":
      if (!schema.prefixItems) return v.array(of(schema.items));
      return schema.items === false
        ? v.strictTuple(schema.prefixItems.map(of))
        : v.tupleWithRest(schema.prefixItems.map(of), of(schema.items));
    default: {
      if (!schema.properties) return v.record(v.string(), of(schema.additionalProperties));
      const required = new Set(schema.required ?? []);
      const shape = Object.fromEntries(Object.entries(schema.properties).map(([k, s]) => [k, required.has(k) ? of(s) : v.optional(of(s))]));
      return schema.additionalProperties === false ? v.strictObject(shape) : v.looseObject(shape);
    }
  }
}

/** A definition as arktype reads it; references are aliases of a scope. */
function arktype(schema) {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return ["===", schema.const];
  if (schema.enum) return ["===", ...schema.enum];
  if (schema.anyOf) return schema.anyOf.map(arktype).reduce((left, right) => [left, "|", right]);
  switch (schema.type) {
    case "null":
    case "boolean":
    case "number":
      return schema.type;
    case "string":
      return schema.pattern ? new RegExp(schema.pattern) : "string";
    case "array": {
      if (!schema.prefixItems) return [arktype(schema.items), "[]"];
      const items = schema.prefixItems.map(arktype);
      return schema.items === false ? items : [...items, "...", [arktype(schema.items), "[]"]];
    }
    default: {
      if (!schema.properties) return { "[string]": arktype(schema.additionalProperties) };
      const required = new Set(schema.required ?? []);
      const entries = Object.entries(schema.properties).map(([k, s]) => [required.has(k) ? k : `${k}?`, arktype(s)]);
      return Object.fromEntries(schema.additionalProperties === false ? [["+", "reject"], ...entries] : entries);
    }
  }
}

/** The property that is a constant in every member. */
function tagOf(members) {
  const [first] = members;
  return Object.keys(first?.properties ?? {}).find((name) => members.every((one) => one.properties?.[name]?.const !== undefined));
}
