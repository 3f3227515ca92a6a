import type { ApiError } from "./api-error.js";
import type { JsonObject } from "./json-reader.js";

/** OpenAI's error body, the same on Chat and Responses (recorded 2025-09 … 2026-08). */
export function openaiError(error: ApiError): JsonObject {
  return {
    error: { message: error.message, type: typeOf(error.status), param: error.param ?? null, code: error.code ?? codeOf(error.status) },
  };
}

function typeOf(status: number): string {
  if (status === 429) return "requests";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

function codeOf(status: number): string | null {
  return status === 429 ? "rate_limit_exceeded" : null;
}
