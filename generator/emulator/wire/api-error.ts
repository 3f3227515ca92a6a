import type { Json } from "../../model/json.js";

/** An error of a vendor's API: what is wrong, before it gets the vendor's shape. */
export interface ApiError {
  readonly status: number;
  readonly message: string;
  /** OpenAI's `param`. */
  readonly param?: string | null;
  /** OpenAI's `code`, Google's `status`, Anthropic's `type`, where it is not the usual one of the HTTP status. */
  readonly code?: string | null;
  /** Google's `details`. */
  readonly details?: readonly { readonly [key: string]: string }[];
  /** The whole body instead of the vendor's usual shape. */
  readonly body?: Json;
  /** `retry-after` in seconds. */
  readonly retryAfter?: number;
  /** Tell the SDK not to try again (OpenAI and Anthropic SDKs read `x-should-retry`). */
  readonly final?: boolean;
}

/** A refusal of the request: HTTP 400. */
export function badRequest(message: string, param: string | null = null, code: string | null = null): ApiError {
  return { status: 400, message, param, ...(code === null ? {} : { code }) };
}
