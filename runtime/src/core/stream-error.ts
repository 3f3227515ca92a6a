/** An error that a vendor sent as an event inside a stream and its SDK did not throw. */
export class StreamError extends Error {
  override readonly name = "StreamError";
  /** The vendor's code, such as `server_error`; `null` where it gave none. */
  readonly code: string | null;
  /** The reply as far as it came. */
  partial?: unknown;

  constructor(message: string, code: string | null) {
    super(message);
    this.code = code;
  }
}
