import type { WireApi } from "../../providers/refusal.js";
import type { ApiError } from "../wire/api-error.js";
import type { Route } from "../wire/route.js";

/** A key that is always wrong, to see each vendor's answer to one. */
const WRONG_KEY = "invalid";

/** Any key that is not empty is right, except `invalid`. Answers as recorded 2025-09 … 2026-08. */
export function checkKey(route: Route, headers: { readonly [name: string]: string }, query: URLSearchParams): ApiError | null {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1]?.trim() ?? "";
  const key = keyOf(route.api, headers, query) || bearer;
  if (key !== "" && key !== WRONG_KEY) return null;
  switch (route.api) {
    case "chat":
    case "responses":
      return key === ""
        ? {
            status: 401,
            message:
              "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
          }
        : {
            status: 401,
            message: `Incorrect API key provided: ${key}. You can find your API key at https://platform.openai.com/account/api-keys.`,
            code: "invalid_api_key",
          };
    case "messages":
      return { status: 401, message: key === "" ? "x-api-key header is required" : "invalid x-api-key" };
    case "generateContent":
      return googleRefusal(key, route.kind === "generate-content" && route.vertex);
  }
}

function keyOf(api: WireApi, headers: { readonly [name: string]: string }, query: URLSearchParams): string {
  if (api === "messages") return headers["x-api-key"] ?? "";
  return api === "generateContent" ? (headers["x-goog-api-key"] ?? query.get("key") ?? "") : "";
}

/** The Developer API answers 400 to a wrong key and 403 to none; Vertex answers 401. */
function googleRefusal(key: string, vertex: boolean): ApiError {
  if (vertex) {
    return {
      status: 401,
      message:
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. " +
        "See https://developers.google.com/identity/sign-in/web/devconsole-project.",
    };
  }
  if (key === "") {
    return {
      status: 403,
      message:
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    };
  }
  return {
    status: 400,
    message: "API key not valid. Please pass a valid API key.",
    details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID", domain: "googleapis.com" }],
  };
}
