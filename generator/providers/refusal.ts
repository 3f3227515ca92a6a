/** Why a vendor's API would refuse a request's tools. Used by the emulator, by the laws and by `inspect`. */
export interface Refusal {
  /** JSON Pointer into the `tools` array of the request. */
  readonly pointer: string;
  /** In the vendor's own words (see the provider's dialect table for source and date). */
  readonly message: string;
  /** The `param` / field the vendor names in its error body, where it does. */
  readonly param?: string;
}

/** The four wire APIs. */
export type WireApi = "chat" | "responses" | "messages" | "generateContent";
