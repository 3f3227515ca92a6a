/** What an app may use besides its generated client. */
export type * from "./contract/index.js";
export { mendSlips } from "./core/mend.js";
export { StreamError } from "./core/stream-error.js";
