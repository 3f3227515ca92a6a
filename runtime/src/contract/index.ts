/** Everything generated code may import besides the provider entries. Versioned with the generator; nothing more is public here. */
export type * from "./envelope.js";
export type * from "./events.js";
export type * from "./issue.js";
export type * from "./options.js";
export type * from "./result.js";
export type * from "./standard-schema.js";
export type * from "./tool-entry.js";
