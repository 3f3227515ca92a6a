/** What generated `testing.ts` files are made of. No part of a production build. */
export {
  carries,
  carrying,
  leastLost,
  literalText,
  mapItems,
  mapPositions,
  put,
  putEntries,
  putOrNull,
  putRest,
  putWrapped,
  toDigits,
  toEntries,
  toPosition,
  toText,
} from "./encode.js";
export { anything, choose, distinctItems, entries, list, maybe, pick, type Random, random, text, valid, whole } from "./sample.js";
