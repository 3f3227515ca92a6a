import { type Code, trusted } from "./code.js";

const limit = 2000;

/**
 * A doc comment for text from outside; nothing where there is no text. Comment ends are broken up by scanning, every kind of line
 * break starts a new line, control and bidi characters vanish, a line that would start a tag is defused unless `tags` gave it, and
 * the whole is cut at 2,000 characters.
 *
 * @param tags lines such as `@deprecated Use b.`: the name is a constant of the templates, the text is from outside
 */
export function comment(
  text: string | undefined,
  tags: readonly { readonly tag: "deprecated" | "default" | "example" | "see"; readonly text: string }[] = [],
): Code | undefined {
  const body = [
    ...(text === undefined || text.trim() === "" ? [] : clean(text).split("\n").map(defuse)),
    ...tags.flatMap(({ tag, text: value }) => {
      const [first = "", ...rest] = clean(value).split("\n");
      return [`@${tag}${first === "" ? "" : ` ${first}`}`, ...rest.map(defuse)];
    }),
  ];
  if (body.length === 0) return undefined;
  if (body.length === 1) return trusted(`/** ${body[0]} */`);
  return trusted(["/**", ...body.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n"));
}

function clean(text: string): string {
  const cut = text.length > limit ? `${text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
  return (
    cut
      .replace(/\r\n?|[\u2028\u2029\u0085\u000B\u000C]/g, "\n")
      .replace(/\t/g, "  ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
      .replace(/[\u0000-\u0009\u000E-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g, "")
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
      .replace(/\*(?=\/)/g, "*\\")
      .trim()
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
  );
}

/** A foreign line that starts with `@` would be read as a tag by editors and compilers. */
const defuse = (line: string): string => line.replace(/^(\s*)@/, "$1\\@").replace(/^(\s*)\//, "$1\\/");
