import type { Json } from "../../../generator/model/index.js";
import type { PeerName } from "./peers.js";
import type { FuzzedDraft, Schema } from "./schemas.js";

/** A pair of schema and value on which validators differ. */
export interface Pair {
  readonly draft: FuzzedDraft;
  readonly schema: Schema;
  readonly value: Json;
  /** The schema's text, to look for keywords quickly. */
  readonly text: string;
  /** The value's text. */
  readonly valueText: string;
}

/** Where a peer is known to be wrong: its vote does not count there. The others still judge. */
export interface KnownDifference {
  readonly peer: PeerName;
  readonly reason: string;
  readonly applies: (pair: Pair) => boolean;
}

const uses = ({ text }: Pair, keyword: string): boolean => text.includes(`"${keyword}":`);

const usesUnevaluated = (pair: Pair): boolean => uses(pair, "unevaluatedProperties") || uses(pair, "unevaluatedItems");

const inherited = /"(__proto__|constructor|toString)"/;
const hasFraction = ({ text, valueText }: Pair): boolean => /\d(\.\d|e-)/.test(valueText) || /"multipleOf":0\./.test(text);
/** Up to draft 2019-09 `unevaluatedItems` heeds what `items`, `additionalItems` and itself evaluated; `contains` joined with 2020-12. */
const containsEvaluates = (pair: Pair): boolean => pair.draft === "2019-09" && uses(pair, "unevaluatedItems") && uses(pair, "contains");
const inDraft2019 = "takes items that `contains` matched for evaluated in draft 2019-09";

/** Measured with ajv 8.20, hyperjump 1.18, schemasafe 1.3 and typebox 1.4. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    peer: "ajv",
    reason: 'overlooks "" among required names',
    applies: ({ text }) => /"(required|dependencies|dependentRequired)":[^\]]*""/.test(text),
  },
  {
    peer: "ajv",
    reason: "checks `contains` only for arrays as long as the list of `items` or `prefixItems` beside it",
    applies: (pair) => uses(pair, "contains") && /"(items|prefixItems)":\[/.test(pair.text),
  },
  {
    peer: "ajv",
    reason: "takes names that every object inherits for evaluated properties",
    applies: (pair) => uses(pair, "unevaluatedProperties") && inherited.test(pair.valueText),
  },
  {
    peer: "ajv",
    reason: "compares quotients with `parseInt`, which misreads 1e21 and rounded fractions",
    applies: (pair) => uses(pair, "multipleOf") && (hasFraction(pair) || pair.valueText.includes("e+")),
  },
  {
    peer: "ajv",
    reason: "skips `__proto__` among properties",
    applies: ({ text }) => text.includes('"__proto__"'),
  },
  {
    peer: "ajv",
    reason: "takes what `dependentSchemas` would evaluate for evaluated where they do not apply, or forgets the rest",
    applies: (pair) => usesUnevaluated(pair) && uses(pair, "dependentSchemas"),
  },
  {
    peer: "ajv",
    reason: "skips an `if` that has neither `then` nor `else` of any weight, and so what it evaluates",
    applies: (pair) => usesUnevaluated(pair) && uses(pair, "if"),
  },
  {
    peer: "ajv",
    reason: "forgets that `contains: true` evaluates all items",
    applies: (pair) => uses(pair, "unevaluatedItems") && uses(pair, "contains"),
  },
  {
    peer: "ajv",
    reason: "compares `constructor`, own or inherited, by identity: equal values with such a key count as different",
    applies: (pair) =>
      (uses(pair, "uniqueItems") || uses(pair, "const") || uses(pair, "enum")) && pair.valueText.includes('"constructor":'),
  },
  {
    peer: "ajv",
    reason: "forgets an item without what it has to contain where an item before has it",
    applies: (pair) => uses(pair, "contains") && uses(pair, "items"),
  },
  {
    peer: "ajv",
    reason: "overlooks `$ref` beside `$recursiveRef`",
    applies: (pair) => uses(pair, "$recursiveRef") && uses(pair, "$ref"),
  },
  {
    peer: "typebox",
    reason: "forgets what was evaluated where an `if` without `else` does not hold",
    applies: (pair) => usesUnevaluated(pair) && uses(pair, "if"),
  },
  { peer: "ajv", reason: inDraft2019, applies: containsEvaluates },
  { peer: "hyperjump", reason: inDraft2019, applies: containsEvaluates },
  { peer: "typebox", reason: inDraft2019, applies: containsEvaluates },
  {
    peer: "hyperjump",
    reason: "takes numbers within 1.2e-7 of a multiple for multiples, and binary remainders for decimal ones",
    applies: (pair) => uses(pair, "multipleOf") && hasFraction(pair),
  },
  {
    peer: "schemasafe",
    reason: "ignores `minimum` beside `exclusiveMinimum` and `maximum` beside `exclusiveMaximum`",
    applies: (pair) =>
      (uses(pair, "minimum") && uses(pair, "exclusiveMinimum")) || (uses(pair, "maximum") && uses(pair, "exclusiveMaximum")),
  },
  {
    peer: "schemasafe",
    reason: "rounds before it looks for a multiple of a fraction",
    applies: (pair) => uses(pair, "multipleOf") && hasFraction(pair),
  },
  {
    peer: "typebox",
    reason: "takes numbers close to a multiple for multiples",
    applies: (pair) => uses(pair, "multipleOf") && hasFraction(pair),
  },
  {
    peer: "typebox",
    reason: "applies `unevaluatedProperties` to arrays too",
    applies: (pair) => uses(pair, "unevaluatedProperties") && pair.valueText.includes("["),
  },
  {
    peer: "typebox",
    reason: "takes draft 7's plain-name `$id` for a new base of references",
    applies: ({ draft, text }) => draft === "7" && text.includes('"$id":"#'),
  },
  {
    peer: "typebox",
    reason: "takes items for evaluated that a schema within a failed `contains` evaluated elsewhere",
    applies: (pair) => uses(pair, "unevaluatedItems") && uses(pair, "contains"),
  },
  {
    peer: "schemasafe",
    reason: "stops at `enum` and `const` before it comes to `unevaluated*`",
    applies: (pair) => usesUnevaluated(pair) && (uses(pair, "enum") || uses(pair, "const")),
  },
  {
    peer: "typebox",
    reason: "finds properties that every object inherits",
    applies: ({ text, valueText }) => inherited.test(text) || inherited.test(valueText),
  },
];
