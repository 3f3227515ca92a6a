import { entry } from "./entry.js";

/** Findings about OpenAPI documents. */
export const openapiCodes = {
  "openapi-version": entry<{ version: string }>({
    severity: "error",
    message: ({ version }) => `OpenAPI '${version}' is not read.`,
    hint: () => "Convert the document to OpenAPI 3.0, 3.1 or 3.2.",
    about:
      "Operations of OpenAPI 3.0, 3.1 and 3.2 documents become tools. Older versions (Swagger 2.0) describe bodies and types otherwise.",
  }),
  "operation-unnamed": entry<{ operation: string }>({
    severity: "warning",
    message: ({ operation }) => `The operation '${operation}' has no operationId and is left out.`,
    hint: () => "Give it an `operationId`: that is the tool's name.",
    about: "A tool needs a name that stays the same when paths move, so operations without an `operationId` are no tools.",
  }),
  "body-left-out": entry<Record<never, never>>({
    severity: "warning",
    message: () => "The request body has neither a JSON nor a form media type and is left out of the arguments.",
    hint: () => "Describe the body as 'application/json', or take it out of the document.",
    about: "A model's arguments are JSON. An operation that can do without its body becomes a tool without it.",
  }),
  "operation-invalid": entry<{ problem: string }>({
    severity: "error",
    message: ({ problem }) => `The operation cannot be a tool: ${problem}.`,
    hint: ({ problem }) =>
      /have the name/.test(problem)
        ? "Rename one of them in the document: both become properties of one object, the arguments."
        : /no JSON form/.test(problem)
          ? "Give the body an 'application/json' or a form media type, or take the operation out of the document."
          : "Correct the document, or take the operation out of it.",
    about:
      "An operation's parameters and the properties of its request body become the properties of one object (the body as a whole becomes `body` where its properties share a name with a parameter). Names of parameters must not clash, references must lead somewhere in the document, and a body that is needed must be JSON or a form.",
  }),
};
