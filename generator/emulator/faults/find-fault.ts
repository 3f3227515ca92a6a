import type { Fault, FaultKind } from "./fault.js";

/** The last fault of a kind: later ones win. */
export function findFault<K extends FaultKind>(faults: readonly Fault[], kind: K): Extract<Fault, { readonly kind: K }> | undefined {
  return faults.findLast((fault): fault is Extract<Fault, { readonly kind: K }> => fault.kind === kind);
}

export function hasFault(faults: readonly Fault[], kind: FaultKind): boolean {
  return faults.some((fault) => fault.kind === kind);
}
