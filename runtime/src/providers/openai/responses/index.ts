/** The Responses API, plain. */
import type { Provider } from "../../../core/provider.js";
import { createApi } from "../api.js";
import { read } from "./read.js";
import { write } from "./write.js";

export const responses: Provider = /* @__PURE__ */ createApi(
  "input",
  (client) => client.responses,
  (name) => ({ type: "function", name }),
  read,
  write,
);
