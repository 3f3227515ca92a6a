/** Refusals that come before any of an API's own rules: no such path, no JSON. */
import type { WireApi } from "../../providers/refusal.js";
import type { ApiError } from "../wire/api-error.js";
import { isObject } from "../wire/json-reader.js";

/** The refusal of a body that is no JSON object, or too long (`source` null). */
export function checkBody(source: string | null, body: unknown, api: WireApi): ApiError | null {
  if (source === null) return { status: 413, message: "Request exceeds the maximum size" };
  if (isObject(body)) return null;
  switch (api) {
    case "chat":
    case "responses":
      return {
        status: 400,
        message:
          "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)",
      };
    case "messages":
      return { status: 400, message: "The request body is not valid JSON" };
    case "generateContent":
      return { status: 400, message: "Invalid JSON payload received. Unexpected token.\n" };
  }
}

/** The vendor's 404. */
export function notFound(method: string, path: string, api: WireApi): ApiError {
  switch (api) {
    case "chat":
    case "responses":
      return { status: 404, message: `Invalid URL (${method} ${path})` };
    case "messages":
      return { status: 404, message: "Not Found" };
    case "generateContent":
      return { status: 404, message: `The requested URL ${path} was not found on this server.` };
  }
}

/** What an error says where the script says nothing. */
export function usualMessage(status: number): string {
  if (status === 429) return "Rate limit reached for requests";
  return status >= 500 ? "The server had an error while processing your request" : "Bad request";
}
