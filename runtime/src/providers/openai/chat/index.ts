/** Chat Completions, plain. */
import type { Provider } from "../../../core/provider.js";
import { createApi } from "../api.js";
import { read } from "./read.js";
import { write } from "./write.js";

export const chat: Provider = /* @__PURE__ */ createApi({
  list: "messages",
  resource: (client) => client.chat.completions,
  forced: (name) => ({ type: "function", function: { name } }),
  read,
  write,
});
