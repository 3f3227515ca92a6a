import { type Code, trusted } from "./code.js";

/**
 * Text between the holes of a template literal *type*. Only characters that mean themselves there stay as they are; everything else
 * (back tick, backslash, dollar sign, braces, all that is not printable ASCII) is written as an escape.
 *
 * @example code`\`${templateText("v")}\${number}\``
 */
export function templateText(text: string): Code {
  return trusted(
    text.replace(/[^A-Za-z0-9 _.,:;!?#%&()*+=@^|~<>/'"[\]-]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
