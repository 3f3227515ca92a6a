import { entry, quoted } from "./entry.js";

/** Findings about JSON and YAML inputs and the schemas in them. */
export const jsonSchemaCodes = {
  "json-syntax": entry<{ problem: string }>({
    severity: "error",
    message: ({ problem }) => `This is no valid JSON: ${problem}.`,
    hint: () => "Correct the text; JSON has no comments, trailing commas or single quotes (use a .yaml file if you want them).",
    about: "A `.json` input, or a file that a `$ref` names, is not JSON as RFC 8259 defines it.",
  }),
  "yaml-syntax": entry<{ problem: string }>({
    severity: "error",
    message: ({ problem }) => `This is no valid YAML: ${problem}.`,
    hint: () => "Correct the text; the file must hold one YAML 1.2 document of plain JSON values.",
    about: "A `.yaml` input, or a file that a `$ref` names, is not YAML, holds several documents, or values that JSON does not have.",
  }),
  "input-too-large": entry<{ what: string }>({
    severity: "error",
    message: ({ what }) => `The input is too large: ${what}.`,
    hint: () => "Split the file; texts are read up to 16 MB and 256 levels, YAML up to 1,000,000 values.",
    about: "Inputs come from strangers too, so their size, nesting and (in YAML) what aliases expand to are limited.",
  }),
  "duplicate-key": entry<{ key: string }>({
    severity: "warning",
    message: ({ key }) => `The key ${quoted(key)} stands twice in one object; the last one counts.`,
    hint: () => "Remove one of the two.",
    about: "JSON readers disagree about equal keys; pt-gen takes the last, as JavaScript does, and says so.",
  }),
  "no-tool-list": entry<{ got: string }>({
    severity: "error",
    message: ({ got }) => `The file holds ${got}, which is neither a JSON Schema nor a list of tools.`,
    hint: () => "Give one JSON Schema, an array of tools, or an MCP `tools/list` result.",
    about: 'A JSON or YAML input is one JSON Schema, an array of tools (also a vendor\'s own payload), or `{ "tools": [...] }`.',
  }),
  "empty-tool-list": entry<object>({
    severity: "warning",
    message: () => "The list of tools is empty.",
    hint: () => "Add a tool, or leave the file out.",
    about: "The input is an array of tools or a `tools/list` result without any element.",
  }),
  "tool-declaration-invalid": entry<{ problem: string }>({
    severity: "error",
    message: ({ problem }) => `This is no tool declaration: ${problem}.`,
    hint: () => "A tool is an object with `name` and a schema under `inputSchema`, `input_schema`, `parameters` or `parametersJsonSchema`.",
    about: "An element of a tool list has no name, or its members have the wrong types.",
  }),
  "hosted-tool-skipped": entry<{ kind: string }>({
    severity: "info",
    message: ({ kind }) => `The vendor's own tool ${quoted(kind)} is not generated.`,
    hint: () => "Pass it in `request.tools`; pt-gen keeps it there and generates only the tools that you run.",
    about: "Payload arrays may hold tools that the vendor runs itself (web search, code execution …). They have no arguments to check.",
  }),
  "schema-invalid": entry<{ keyword: string; expected: string; got: string; remedy?: string | undefined }>({
    severity: "error",
    message: ({ keyword, expected, got }) =>
      keyword === "" ? `A schema must be ${expected}, not ${got}.` : `The keyword ${quoted(keyword)} must be ${expected}, not ${got}.`,
    hint: ({ remedy }) => remedy ?? "Correct the schema, or say with `$schema` or --draft which draft it is written for.",
    about: "The schema is not valid against its draft's own metaschema. Its meaning would be a guess, and pt-gen does not guess.",
  }),
  "keyword-ignored": entry<{ keyword: string; why: string }>({
    severity: "warning",
    message: ({ keyword, why }) => `The keyword ${quoted(keyword)} has no effect here: ${why}.`,
    hint: () => "Name the draft that the schema is written for in `$schema` or with --draft, or remove the keyword.",
    about:
      "A guard checks exactly what the schema's draft says. A keyword of another draft, or one beside a `$ref` up to draft 7, does nothing, whatever other validators make of it.",
  }),
  "keyword-misspelt": entry<{ keyword: string; known: string }>({
    severity: "warning",
    message: ({ keyword, known }) => `The keyword ${quoted(keyword)} is unknown and checks nothing. Did you mean '${known}'?`,
    hint: ({ known }) => `Write '${known}', or give your own keywords a name of their own (such as 'x-…').`,
    about:
      "JSON Schema ignores keywords it does not know, so a misspelt one silently allows everything. Names near to a known keyword are told.",
  }),
  "draft-unknown": entry<{ uri: string }>({
    severity: "error",
    message: ({ uri }) => `The metaschema ${quoted(uri)} is unknown.`,
    hint: () => "Name draft 4, 6, 7, 2019-09 or 2020-12 in `$schema`, or give the metaschema's folder with --map <url-prefix>=<dir>.",
    about:
      "`$schema` names a metaschema that is none of the five drafts' and is not found under `--map`. Nothing is fetched from a network.",
  }),
  "vocabulary-unknown": entry<{ uri: string }>({
    severity: "error",
    message: ({ uri }) => `The metaschema requires the vocabulary ${quoted(uri)}, which pt-gen does not know.`,
    hint: () => "Mark the vocabulary as optional (`false`) in the metaschema's `$vocabulary` if it may be ignored.",
    about: "A metaschema lists, with `true`, a vocabulary that must be understood for its schemas to be read right.",
  }),
  "ref-unresolved": entry<{ ref: string; why: string; remedy: string }>({
    severity: "error",
    message: ({ ref, why }) => `The reference ${quoted(ref)} leads nowhere: ${why}.`,
    hint: ({ remedy }) => remedy,
    about:
      "References are resolved in their own document, in the drafts' metaschemas, in files under the input's folder, and under `--map`. Nothing is fetched from a network, and no file outside these folders is read.",
  }),
  "ref-loop": entry<{ ref: string }>({
    severity: "error",
    message: ({ ref }) => `The definition ${quoted(ref)} refers to itself without going into a property or an item.`,
    hint: () => "Break the loop: a value could never be checked against it.",
    about: 'Such as `{ "$ref": "#" }` at the root: the specification leaves its meaning open, and a guard would never end.',
  }),
  "definitions-too-many": entry<{ limit: number }>({
    severity: "error",
    message: ({ limit }) => `The tool reaches more than ${limit} definitions.`,
    hint: () => "Split the schema, or use fewer dynamic references.",
    about: "Dynamic references are resolved by writing a definition once for each scope it is reached in; their number is limited.",
  }),
  "more-findings": entry<{ count: number }>({
    severity: "error",
    message: ({ count }) => `${count} more findings about this tool are not shown.`,
    hint: () => "Correct the first ones and run again.",
    about: "At most 100 findings are reported for one tool.",
  }),
};
