/** The Messages API, plain. */
import type { Provider } from "../../core/provider.js";
import { createMessage } from "./client.js";
import { read } from "./read.js";
import { append, messages, prepare, userMessage } from "./request.js";
import { write } from "./write.js";

export const anthropic: Provider = { prepare, send: createMessage, read, write, messages, append, userMessage };
