import { entry } from "./entry.js";

/** Findings about which inputs were named and whether they can be read at all. */
export const inputCodes = {
  "input-not-found": entry<{ path: string }>({
    severity: "error",
    message: ({ path }) => `No file matches '${path}'.`,
    hint: () => "Check the path; quote globs so that the shell does not expand them.",
    about: "An input path or glob matched no file.",
  }),
};
