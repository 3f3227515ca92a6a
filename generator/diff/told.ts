import { show } from "../lower/words.js";
import type { Type } from "../model/index.js";

/** A type in few words, for the message of a change. */
export const told = (type: Type): string => show(type, 3);
