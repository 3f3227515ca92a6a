import { frame } from "../wire/frame.js";
import type { ApiError } from "../wire/api-error.js";
import type { WireEmulator } from "../wire/wire-emulator.js";
import { checkMessages } from "./check.js";
import { messagesReply } from "./reply.js";
import { messagesStream, PING } from "./stream.js";
import { messagesView } from "./view.js";

/** Anthropic Messages. */
export const messages: WireEmulator = {
  api: "messages",
  check: checkMessages,
  view: messagesView,
  callId: (_request, { ids }) => ids.next("toolu_01", 22, "base58"),
  reply: messagesReply,
  stream: messagesStream,
  error: (error, { requestId }) => ({
    type: "error",
    error: { type: error.code ?? typeOf(error), message: error.message },
    request_id: requestId,
  }),
  errorFrame: (message) => frame("error", { type: "error", error: { type: "overloaded_error", message } }),
  keepAlive: PING,
};

/** Error types by status (Anthropic API errors page, 2026-11). */
function typeOf(error: ApiError): string {
  switch (error.status) {
    case 401:
      return "authentication_error";
    case 403:
      return "permission_error";
    case 404:
      return "not_found_error";
    case 413:
      return "request_too_large";
    case 429:
      return "rate_limit_error";
    case 529:
      return "overloaded_error";
    default:
      return error.status >= 500 ? "api_error" : "invalid_request_error";
  }
}
