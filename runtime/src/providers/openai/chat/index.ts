/** Chat Completions, plain. */
import type { Provider } from "../../../core/provider.js";
import { createApi } from "../api.js";
import { read } from "./read.js";
import { write } from "./write.js";

export const chat: Provider = /* @__PURE__ */ createApi(
  "messages",
  (client) => client.chat.completions,
  (name) => ({ type: "function", function: { name } }),
  read,
  write,
);
