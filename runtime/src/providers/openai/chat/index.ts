/** Chat Completions, plain. */
import type { Provider } from "../../../core/provider.js";
import { createChat } from "../client.js";
import { unwrapCall } from "../unwrap.js";
import { read } from "./read.js";
import { messages, prepare, userMessage, withMessages } from "./request.js";
import { write } from "./write.js";

export const chat: Provider = { prepare, send: createChat, read, unwrap: unwrapCall, write, messages, withMessages, userMessage };
