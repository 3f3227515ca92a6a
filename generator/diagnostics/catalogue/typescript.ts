import { entry } from "./entry.js";

/** Findings about TypeScript inputs: what cannot be read, what cannot be JSON, and tags that do not say what they seem to. */
export const typescriptCodes = {
  "typescript-syntax": entry<{ message: string }>({
    severity: "error",
    message: ({ message }) => `Syntax error: ${message}`,
    hint: () => "Correct the file; it has to parse before its types can be read.",
    about: "The TypeScript parser could not read the file. Only syntax errors are reported; the project's own type errors are not.",
  }),
  "typescript-compiler": entry<{ version: string; why: string }>({
    severity: "warning",
    message: ({ version, why }) =>
      `The project's TypeScript ${version} cannot be used: ${why}. The bundled compiler read the types instead.`,
    hint: () => "Install the package anew, or say `--typescript bundled`.",
    about:
      "Plain declarations are read without a compiler. Computed types (generic, mapped, conditional, inferred) are judged by the project's own TypeScript: 5.6 to 6 in this process, 7 by messages to its compiler. Where the project has none of these, or it does not start, does not answer or lacks an answer, the bundled one reads the same files; what comes out is the same.",
  }),
  "tsconfig-syntax": entry<{ problem: string }>({
    severity: "warning",
    message: ({ problem }) => `The configuration is no valid JSON: ${problem}. What can be read of it holds, for the rest the defaults.`,
    hint: () => "Correct the file; comments and trailing commas are fine in it.",
    about:
      "How modules are found, and how generated files import each other, follows the nearest tsconfig.json and what it extends. One that is broken is no reason to stop, but it may not say what it seems to.",
  }),
  "tsconfig-extends": entry<{ specifier: string }>({
    severity: "warning",
    message: ({ specifier }) => `The configuration extends '${specifier}', which is not there. Its settings are passed over.`,
    hint: () => "Correct the path, or install the package.",
    about:
      "How modules are found, and how generated files import each other, follows the nearest tsconfig.json and what it extends. What it extends may be a file, with or without `.json`, or one of an installed package.",
  }),
  "typescript-no-tools": entry<{ files: string; zod?: boolean }>({
    severity: "error",
    message: ({ files }) => `No tool is declared in ${files}.`,
    hint: ({ zod }) =>
      `Export an interface or an object type alias, or mark a declaration or function with @tool.${zod === true ? " Exported zod schemas are read with --zod." : ""}`,
    about: "Tools are the declarations marked @tool, or else every exported, non-generic interface and object type alias.",
  }),
  "typescript-unresolved-name": entry<{ name: string }>({
    severity: "error",
    message: ({ name }) => `Cannot find '${name}'.`,
    hint: ({ name }) => `Declare or import '${name}', or correct its spelling.`,
    about: "A type reached from a tool has no declaration, so nobody can say which values it takes.",
  }),
  "typescript-unresolved-module": entry<{ specifier: string }>({
    severity: "error",
    message: ({ specifier }) => `Cannot find the module '${specifier}'.`,
    hint: () => "Correct the path, install the package, or check `paths` in tsconfig.json.",
    about: "An import that a tool needs leads to no file. Modules are looked up as the nearest tsconfig.json says.",
  }),
  "typescript-circular": entry<{ name: string }>({
    severity: "error",
    message: ({ name }) => `'${name}' is defined by itself.`,
    hint: () => "Put the recursion inside an object or an array.",
    about: "A type alias that means itself, with nothing between, describes no value.",
  }),
  "typescript-not-json": entry<{ what: string; instead: string }>({
    severity: "error",
    message: ({ what }) => `${what} cannot be sent as JSON.`,
    hint: ({ instead }) => instead,
    about:
      "Arguments and results travel as JSON: null, booleans, numbers, strings, arrays and plain objects. Everything else needs a JSON form.",
  }),
  "typescript-private-class": entry<{ name: string }>({
    severity: "error",
    message: ({ name }) => `The class '${name}' has private or protected members, so no JSON object can be one.`,
    hint: () => "Describe the data with an interface and build the class from it.",
    about: "A class with private state is more than its public properties; a decoded object is never an instance of it.",
  }),
  "typescript-symbol-key": entry<{ name: string }>({
    severity: "warning",
    message: ({ name }) => `The property ${name} has a symbol as its key and is left out: JSON keys are strings.`,
    hint: () => "Use a string key, or mark the property with @ignore.",
    about: "JSON objects have string keys only.",
  }),
  "typescript-generic": entry<{ name: string }>({
    severity: "error",
    message: ({ name }) => `'${name}' has type parameters that nothing fills in.`,
    hint: () => "Write the types out, or declare an alias with the arguments given, such as `type UserPage = Page<User>`.",
    about: "A generic declaration is no type of its own; a tool needs one with its parameters given.",
  }),
  "typescript-endless": entry<{ name: string }>({
    severity: "error",
    message: ({ name }) => `'${name}' grows without end: each level is a new type.`,
    hint: () => "Make the recursion come back to the same type, for example without wrapping the type argument on each level.",
    about: "A generic that refers to itself with ever larger arguments describes infinitely many types.",
  }),
  "typescript-too-deep": entry<{ limit: number }>({
    severity: "error",
    message: ({ limit }) => `The type is nested more than ${limit} levels deep.`,
    hint: () => "Give the inner levels names, or flatten the type.",
    about: "Nesting has a limit so that no input can exhaust the stack; providers refuse far less.",
  }),
  "typescript-too-large": entry<{ limit: number }>({
    severity: "error",
    message: ({ limit }) => `The tool's types, written out, are more than ${limit}.`,
    hint: () => "Give repeated inner types names of their own, so that they are written once.",
    about: "Unnamed types are written out wherever they appear; doubling on each level soon fills the memory.",
  }),
  "typescript-given-up": entry<{ text: string }>({
    severity: "error",
    message: ({ text }) => `The compiler gives up on '${text}'.`,
    hint: () => "Write a simpler type: it has too many members, or its evaluation does not end.",
    about: "TypeScript limits how far it evaluates a type (for example unions of over 100,000 members).",
  }),
  "typescript-root": entry<{ name: string; kind: string }>({
    severity: "error",
    message: ({ name, kind }) => `The arguments of '${name}' are ${kind}; a tool takes an object.`,
    hint: () => "Wrap it: `interface Arguments { value: … }`.",
    about: "Tool calls carry one JSON object. With `--providers none` any exported type gets a guard.",
  }),
  "typescript-tool-nowhere": entry<Record<string, never>>({
    severity: "warning",
    message: () => "@tool marks nothing here that can be a tool.",
    hint: () => "Put it into the comment right above an interface, an object type alias, a function, or a method of a class or an object.",
    about:
      "Tools are types, functions and methods. A tag on a class, a property, a call's result or before no declaration at all makes no tool.",
  }),
  "typescript-returns": entry<{ name: string }>({
    severity: "error",
    message: ({ name }) => `@returns {${name}}: there is no type '${name}' in this file.`,
    hint: () => "Declare or import the type, or write the text without braces.",
    about: "`@returns {TypeName}` on an interface names the type of the tool's result.",
  }),
  "typescript-key": entry<{ key: string; known: string }>({
    severity: "error",
    message: ({ key }) => `@key ${key}: the arguments have no property '${key}'.`,
    hint: ({ known }) => (known === "" ? "Declare the property." : `Use one of: ${known}.`),
    about: "`@key <property>` makes calls with the same value of that property run one after another.",
  }),
  "typescript-tag-unknown": entry<{ tag: string; known: string }>({
    severity: "error",
    message: ({ tag }) => `@${tag} is no tag that pt-gen knows.`,
    hint: ({ known }) => `Did you mean @${known}?`,
    about: "A tag that is nearly the name of a constraint is most likely a slip, and would otherwise be ignored in silence.",
  }),
  "typescript-tag-place": entry<{ tag: string; type: string }>({
    severity: "error",
    message: ({ tag, type }) => `@${tag} does not apply to ${type}.`,
    hint: () => "Remove the tag, or move it to the property it is meant for.",
    about:
      "Each constraint speaks of one JSON type: lengths and patterns of strings, bounds of numbers, items of arrays, properties of objects.",
  }),
  "typescript-tag-conflict": entry<{ tag: string; opposite: string }>({
    severity: "error",
    message: ({ tag, opposite }) => `@${tag} contradicts @${opposite}, which the same tool has.`,
    hint: () => "Keep one of the two; with neither, pt-gen chooses for the whole list of tools.",
    about: "`@strict` asks providers to enforce a tool's schema, `@loose` asks them not to. Of the two, neither wins in silence.",
  }),
  "typescript-tag-value": entry<{ tag: string; value: string; expected: string }>({
    severity: "error",
    message: ({ tag, value, expected }) => `@${tag}${value === "" ? " has no value" : ` ${value}`}: expected ${expected}.`,
    hint: ({ tag, expected }) => `Write @${tag} followed by ${expected}.`,
    about: "The value of a tag is read as JSON where it parses, else as text, and has to fit the tag.",
  }),
};
