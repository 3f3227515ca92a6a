import type { WireApi } from "../../providers/refusal.js";

/** Which API a path belongs to. Google's carry model and method in the path. */
export type Route =
  | { readonly kind: "api"; readonly api: "chat" | "responses" | "messages" }
  | {
      readonly kind: "generate-content";
      readonly api: "generateContent";
      readonly vertex: boolean;
      /** Path without the method: what Google's messages call the model. */
      readonly resource: string;
      readonly model: string;
      readonly stream: boolean;
      /** `alt=sse`; without it a stream is one JSON array. */
      readonly sse: boolean;
    };

const GEMINI = /^\/(v1|v1beta|v1alpha)\/(models\/([^/:]+)):(generateContent|streamGenerateContent)$/;
const VERTEX =
  /^\/(v1|v1beta1)\/((?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/google\/models\/([^/:]+)):(generateContent|streamGenerateContent)$/;

/** The API a POST to this path speaks; null = not found. */
export function routeOf(path: string, query: URLSearchParams): Route | null {
  switch (path) {
    case "/v1/chat/completions":
      return { kind: "api", api: "chat" };
    case "/v1/responses":
      return { kind: "api", api: "responses" };
    case "/v1/messages":
      return { kind: "api", api: "messages" };
  }
  const vertex = VERTEX.exec(path);
  const match = vertex ?? GEMINI.exec(path);
  if (match === null) return null;
  const [, , resource = "", model = "", method] = match;
  return {
    kind: "generate-content",
    api: "generateContent",
    vertex: vertex !== null,
    resource,
    model: decodeURIComponent(model),
    stream: method === "streamGenerateContent",
    sse: query.get("alt") === "sse",
  };
}

/** Whose 404 an unknown path gets: the vendor the client most likely meant. */
export function likelyApi(path: string, headers: { readonly [name: string]: string }): WireApi {
  if (headers["anthropic-version"] !== undefined || path.startsWith("/v1/messages")) return "messages";
  if (
    headers["x-goog-api-key"] !== undefined ||
    headers["x-goog-api-client"] !== undefined ||
    /google|v1beta|generateContent/i.test(path)
  ) {
    return "generateContent";
  }
  return path.startsWith("/v1/responses") ? "responses" : "chat";
}
