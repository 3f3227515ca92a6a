/** The Responses API, plain. */
import type { Provider } from "../../../core/provider.js";
import { createResponse } from "../client.js";
import { read } from "./read.js";
import { messages, prepare, userMessage, withMessages } from "./request.js";
import { write } from "./write.js";

export const responses: Provider = { prepare, send: createResponse, read, write, messages, withMessages, userMessage };
