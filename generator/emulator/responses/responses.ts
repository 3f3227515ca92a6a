import { frame } from "../wire/frame.js";
import { openaiError } from "../wire/openai-error.js";
import type { WireEmulator } from "../wire/wire-emulator.js";
import { checkResponses } from "./check.js";
import { responseObject, responsesOutput } from "./reply.js";
import { responsesStream } from "./stream.js";
import { responsesView } from "./view.js";

/** OpenAI Responses. */
export const responses: WireEmulator = {
  api: "responses",
  check: checkResponses,
  view: responsesView,
  callId: (_request, { ids }) => ids.next("call_", 24, "alphanumeric"),
  reply: (plan, request, context) => {
    const id = context.ids.next("resp_", 50, "hex");
    return responseObject(plan, request, id, responsesOutput(plan, request, id, context));
  },
  stream: responsesStream,
  error: openaiError,
  errorFrame: (message) => frame("error", { type: "error", code: "server_error", message, param: null }),
  keepAlive: frame("keepalive", { type: "keepalive" }),
};
