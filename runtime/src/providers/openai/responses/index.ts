/** The Responses API, plain. */
import type { Provider } from "../../../core/provider.js";
import { createResponse } from "../client.js";
import { unwrapCall } from "../unwrap.js";
import { read } from "./read.js";
import { messages, prepare, userMessage, withMessages } from "./request.js";
import { write } from "./write.js";

export const responses: Provider = { prepare, send: createResponse, read, unwrap: unwrapCall, write, messages, withMessages, userMessage };
