/** What Gemini's model generations do differently, read from the model's name. */
export interface Generation {
  /** Calls carry ids: Developer API from 3.5 on; older models and Vertex leave them out (recorded 2025-09 … 2026-09). */
  readonly callIds: boolean;
  /** Responses must echo the ids of their calls: from 3.5 on (observed 2026-08). */
  readonly matchesIds: boolean;
  /** The first call of a step must come back with its thought signature (Gemini 3; docs, 2026-11). */
  readonly needsSignature: boolean;
  /** The first call carries a thought signature (2.5 and later). */
  readonly sendsSignature: boolean;
}

/** Unknown names count as the newest. */
export function generationOf(model: string, vertex: boolean): Generation {
  const found = /gemini-(\d+(?:\.\d+)?)/.exec(model);
  const version = found === null ? Number.POSITIVE_INFINITY : Number(found[1]);
  return {
    callIds: version >= 3.5 && !vertex,
    matchesIds: version >= 3.5,
    needsSignature: version >= 3,
    sendsSignature: version >= 2.5,
  };
}
