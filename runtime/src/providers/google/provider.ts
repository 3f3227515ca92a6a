/** generateContent of Gemini and Vertex, plain. */
import type { Provider } from "../../core/provider.js";
import { generate } from "./client.js";
import { again, read } from "./read.js";
import { append, messages, prepare, userMessage } from "./request.js";
import { write } from "./write.js";

export const google: Provider = { prepare, send: generate, read, again, write, messages, append, userMessage };
