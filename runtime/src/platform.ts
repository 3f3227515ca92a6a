/**
 * What the runtime uses of its platform beyond ECMAScript, as small structural interfaces: the core compiles without the DOM's and
 * without Node's types, so a Node built-in cannot slip in.
 */

/** The members of `AbortSignal` that are used here. */
export interface AbortSignalShape {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** The platform's own `AbortSignal` where its types are loaded, so that it can be handed to `fetch` and the like. */
export type PlatformAbortSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } } ? Signal : AbortSignalShape;

export interface AbortControllerShape {
  readonly signal: AbortSignalShape;
  abort(reason?: unknown): void;
}

/** The type of the platform's own `AbortController`, for a `declare` where it is used. */
export type AbortControllerClass = new () => AbortControllerShape;

declare const setTimeout: (callback: () => void, milliseconds: number) => unknown;
declare const clearTimeout: (handle: unknown) => void;

/** Longest delay, 23 days; timers hold 2 ** 31 ms, and a longer one would fire at once (HTML standard: signed 32 bits). */
const longestDelay = 2e9;

/** How long a timer without a limit takes. */
export const never: number = 1 / 0;

/** Calls back after that many milliseconds, not at all where that is more than a timer can hold; returns how to cancel it. */
export const startTimer = (callback: () => void, milliseconds: number): (() => void) => {
  const handle = milliseconds <= longestDelay && setTimeout(callback, milliseconds);
  return () => clearTimeout(handle);
};
