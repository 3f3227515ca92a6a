import { sign } from "../wire/memory.js";

/** `encrypted_content` of a reasoning item: here a signature of its summary, so that an altered item shows. */
export function encryptedContent(summary: string): string {
  return `gAAAAAB${sign(summary)}${sign(`${summary}.`)}`;
}
