import type { ApiError } from "../wire/api-error.js";
import { frame } from "../wire/frame.js";
import type { JsonObject } from "../wire/json-reader.js";
import type { WireEmulator } from "../wire/wire-emulator.js";
import { checkGenerateContent } from "./check.js";
import { generationOf } from "./generation.js";
import { generateContentReply } from "./reply.js";
import { generateContentStream } from "./stream.js";
import { generateContentView } from "./view.js";

/** Gemini and Vertex generateContent. */
export const generateContent: WireEmulator = {
  api: "generateContent",
  check: checkGenerateContent,
  view: generateContentView,
  callId: (request, { ids }) => (generationOf(request.model, request.vertex).callIds ? ids.next("", 8, "lower") : null),
  reply: generateContentReply,
  stream: generateContentStream,
  error: googleError,
  errorFrame: (message) => frame(null, googleError({ status: 503, message })),
  keepAlive: null,
};

/** Google's error body (recorded 2025-09 … 2026-08). */
function googleError(error: ApiError): JsonObject {
  const status = error.code ?? statusOf(error.status);
  return {
    error: { code: error.status, message: error.message, status, ...(error.details === undefined ? {} : { details: error.details }) },
  };
}

/** google.rpc.Code by HTTP status (googleapis google/rpc/code.proto, 2026-11). */
function statusOf(status: number): string {
  switch (status) {
    case 400:
      return "INVALID_ARGUMENT";
    case 401:
      return "UNAUTHENTICATED";
    case 403:
      return "PERMISSION_DENIED";
    case 404:
      return "NOT_FOUND";
    case 429:
      return "RESOURCE_EXHAUSTED";
    case 503:
      return "UNAVAILABLE";
    case 504:
      return "DEADLINE_EXCEEDED";
    default:
      return status >= 500 ? "INTERNAL" : "UNKNOWN";
  }
}
