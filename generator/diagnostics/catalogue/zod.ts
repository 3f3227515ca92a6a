import { entry } from "./entry.js";

/** Findings about modules whose zod schemas are the tools (`--zod`). */
export const zodCodes = {
  "zod-module-failed": entry<{ path: string; problem: string }>({
    severity: "error",
    message: ({ path, problem }) => `'${path}' cannot be run: ${problem}.`,
    hint: ({ path }) => `Try 'npx tsx ${path}': the module has to run by itself, with zod installed beside it.`,
    about:
      "With `--zod` pt-gen imports each TypeScript or JavaScript input to get at the schemas it exports. What the module throws while it is imported ends up here.",
  }),
  "zod-no-schema": entry<{ path: string }>({
    severity: "error",
    message: ({ path }) => `'${path}' exports no zod schema of an object.`,
    hint: () => "Write 'export const SearchFlights = z.object({ … })': each exported object schema is a tool, named like the export.",
    about:
      "With `--zod`, the tools of a module are its exports that are zod schemas of objects (also unions, intersections and records). Exports of other kinds are helpers. A TypeScript file without any such export is read for its types, a JavaScript file cannot be.",
  }),
  "zod-version": entry<{ path: string; name: string }>({
    severity: "error",
    message: ({ path, name }) => `'${name}' of '${path}' is a schema of zod 3, which cannot say its JSON Schema.`,
    hint: () => "Import from zod 4 ('npm install zod@4'), or from \"zod/v4\" where zod is 3.25 or newer.",
    about: "pt-gen turns schemas of zod 4 (also zod/mini) into JSON Schema. Those of zod 3 have no way to it.",
  }),
  "zod-unrepresentable": entry<{ name: string; path: string; kind: string; instead: string }>({
    severity: "error",
    message: ({ name, path, kind }) => `${name}${path === "" ? "" : ` at ${path}`}: ${kind} has no JSON form.`,
    hint: ({ instead }) => instead,
    about:
      "Arguments come as JSON. A zod type whose values JSON cannot hold would accept nothing that a model can send, so it has to be written as what is sent.",
  }),
  "zod-not-run": entry<{ name: string; path: string; what: string }>({
    severity: "warning",
    message: ({ name, path, what }) => `${name}${path === "" ? "" : ` at ${path}`}: ${what} is code, which generated guards do not run.`,
    hint: ({ name }) => `Say it as a constraint ('min', 'max', 'regex' …), or call ${name}.parse(args) in the handler.`,
    about:
      "Refinements, transformations and normalisations such as `trim` are functions; JSON Schema and generated guards know constraints only. Arguments reach the handler as they were sent.",
  }),
};
