import { type KnownDifference, knownDifferences, type Pair } from "./known-differences.js";
import { type PeerName, type Peers, peerNames } from "./peers.js";

/**
 * What the votes of the peers say about our answer: `agreed`; `explained`, by known differences; `peer-differs`, a minority for a
 * reason not yet known; `suspect`, when not most of the counted peers are with us; `unjudged`, when fewer than two votes count.
 */
export type Judgement =
  | { readonly kind: "agreed" }
  | { readonly kind: "unjudged" }
  | { readonly kind: "explained"; readonly by: readonly KnownDifference[] }
  | { readonly kind: "peer-differs"; readonly peers: readonly PeerName[] }
  | { readonly kind: "suspect"; readonly peers: readonly PeerName[] };

const agreed: Judgement = { kind: "agreed" };
const unjudged: Judgement = { kind: "unjudged" };

export function judge(ours: boolean, peers: Peers, pair: () => Pair, value: Pair["value"]): Judgement {
  const against: PeerName[] = [];
  let votes = 0;
  for (const name of peerNames) {
    const verdict = peers[name](value);
    if (verdict === undefined) continue;
    votes += 1;
    if (verdict !== ours) against.push(name);
  }
  if (against.length === 0) return votes >= 2 ? agreed : unjudged;
  const { text, ...rest } = pair();
  const by = against.flatMap((peer) => knownDifferences.filter((one) => one.peer === peer && one.applies({ text, ...rest })).slice(0, 1));
  const open = against.filter((peer) => !by.some((one) => one.peer === peer));
  const counted = votes - by.length;
  if (open.length === 0) return counted >= 2 ? { kind: "explained", by } : unjudged;
  return { kind: open.length * 2 < counted ? "peer-differs" : "suspect", peers: open };
}
