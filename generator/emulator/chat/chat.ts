import { openaiError } from "../wire/openai-error.js";
import { frame } from "../wire/frame.js";
import type { WireEmulator } from "../wire/wire-emulator.js";
import { checkChat } from "./check.js";
import { chatReply } from "./reply.js";
import { chatStream } from "./stream.js";
import { chatView } from "./view.js";

/** OpenAI Chat Completions. */
export const chat: WireEmulator = {
  api: "chat",
  check: checkChat,
  view: chatView,
  callId: (_request, { ids }) => ids.next("call_", 24, "alphanumeric"),
  reply: chatReply,
  stream: chatStream,
  error: openaiError,
  errorFrame: (message) => frame(null, { error: { message, type: "server_error", param: null, code: null } }),
  keepAlive: null,
};
