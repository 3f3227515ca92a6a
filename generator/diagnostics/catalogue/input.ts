import { didYouMean } from "../did-you-mean.js";
import { entry, few, meant } from "./entry.js";

/** Findings about which inputs were named and whether there is something to generate in them. */
export const inputCodes = {
  "input-not-found": entry<{ path: string; suggestion?: string | undefined }>({
    severity: "error",
    message: ({ path, suggestion }) => `No file matches '${path}'.${meant(suggestion)}`,
    hint: () => "Check the path; quote globs so that the shell does not expand them.",
    about:
      "An input path or glob matched no file. Globs know `*`, `**`, `?`, `[abc]` and `{a,b}`; they never look into `node_modules`, into folders whose name starts with a dot, or into the output folder.",
  }),
  "input-is-directory": entry<{ path: string; glob: string }>({
    severity: "error",
    message: ({ path }) => `'${path}' is a folder; pt-gen takes files.`,
    hint: ({ glob }) => `Name the files, or use a glob: '${glob}'.`,
    about:
      "A folder was given as input. Which of its files declare tools is your decision, so pt-gen asks for files or a glob instead of guessing.",
  }),
  "input-unsupported": entry<{ path: string }>({
    severity: "error",
    message: ({ path }) => `'${path}' is of a kind that pt-gen cannot read.`,
    hint: () => "Inputs are TypeScript (.ts, .mts, .cts, .d.ts) or JSON Schema (.json, .yaml, .yml).",
    about: "The file name's ending says neither TypeScript nor JSON nor YAML.",
  }),
  "no-tools": entry<{ files: readonly string[] }>({
    severity: "error",
    message: ({ files }) => `No tool is declared in ${few(files)}.`,
    hint: () => "Export an interface or an object type from the file, or mark a declaration with @tool.",
    about:
      "The inputs were read, but nothing in them is a tool. In TypeScript every exported, non-generic interface or object type alias is one, unless a declaration carries `@tool`: then exactly those are. In JSON: an object schema, an array of tools, or an MCP `tools/list` result.",
  }),
  "type-too-deep": entry<{ name: string; limit: number }>({
    severity: "error",
    message: ({ name, limit }) => `The types of '${name}' lead more than ${limit} levels deep, references included.`,
    hint: () => "Flatten the chain: let a type refer to one further down, or back to an earlier one.",
    about:
      "Types that refer to ever further types are followed to their end. The limit keeps any input from exhausting the stack; no provider accepts a tenth of it.",
  }),
  "type-too-large": entry<{ name: string; limit: number }>({
    severity: "error",
    message: ({ name, limit }) => `An intersection in the types of '${name}' has more than ${limit} members, written out.`,
    hint: () => "Name each type once in an 'allOf' (or '&'), instead of types that repeat each other's members.",
    about: "An intersection of references to intersections multiplies on each level; written out it would fill any memory.",
  }),
  "unknown-tool-selected": entry<{ name: string; known: readonly string[] }>({
    severity: "error",
    message: ({ name, known }) => `No tool is named '${name}'.${meant(didYouMean(name, known))}`,
    hint: ({ known }) => `--tools takes wire names, comma separated; there are: ${few(known)}.`,
    about: "A name given to `--tools` is the wire name of no tool in the inputs.",
  }),
  "strict-unknown-tool": entry<{ name: string; known: readonly string[] }>({
    severity: "error",
    message: ({ name, known }) => `'strict' in the configuration names '${name}', which is no tool.${meant(didYouMean(name, known))}`,
    hint: ({ known }) => `Its keys are wire names; there are: ${few(known)}.`,
    about: "A key of the option `strict` is the wire name of no tool in the inputs.",
  }),
};
