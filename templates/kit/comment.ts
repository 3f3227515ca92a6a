import { type Code, trusted } from "./code.js";

/** Longer texts are cut: nobody reads on, and no editor shows more. */
const limit = 2_000;

/** Widest line of prose, without ` * ` and the indentation. */
const widest = 94;

/**
 * A doc comment for text from outside; nothing where there is no text. Comment ends are broken up by scanning, every kind of line
 * break starts a new line, control and bidi characters vanish, a line that would start a tag is defused unless `tags` gave it, and
 * long lines of prose are wrapped at spaces, and the whole is cut at 2,000 characters.
 *
 * @param tags lines such as `@deprecated Use b.`: the name is a constant of the templates, the text is from outside
 */
export function comment(
  text: string | undefined,
  tags: readonly { readonly tag: "deprecated" | "default" | "example" | "see"; readonly text: string }[] = [],
): Code | undefined {
  const body = [
    ...(text === undefined || text.trim() === "" ? [] : wrapped(clean(text)).map(defuse)),
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
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  const visible = ordinary.test(cut) ? cut : [...cut.replaceAll("\r\n", "\n")].map(plain).join("");
  return visible
    .replace(/\*(?=\/)/g, "*\\")
    .trim()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Text that `plain` leaves as it is. */
const ordinary = /^[\n\x20-\x7e]*$/;

/** One code point as it may stand in a comment: every line break as `\n`, control, bidi and other invisible characters gone. */
function plain(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if ((point >= 0x0a && point <= 0x0d) || point === 0x85 || point === 0x2028 || point === 0x2029) return "\n";
  if (point === 0x09) return "  ";
  if (point < 0x20 || (point >= 0x7f && point <= 0x9f)) return "";
  return invisible.some(([from, to]) => point >= from && point <= to) ? "" : point >= 0xd800 && point <= 0xdfff ? "\uFFFD" : character;
}

const invisible: readonly (readonly [number, number])[] = [
  [0x061c, 0x061c],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
];

/** Lines of prose on several each; code, tables and what has no spaces stay as they are. */
function wrapped(text: string): readonly string[] {
  let isCode = false;
  return text.split("\n").flatMap((line) => {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    return isCode || isFence || line.length <= widest || /^(?:\s*\||\s{4})/.test(line) ? [line] : wrap(line);
  });
}

function wrap(line: string): readonly string[] {
  // What belongs to a list item stands below its text.
  const indent = " ".repeat(/^\s*(?:[-*+] |\d+[.)] )?/.exec(line)?.[0].length ?? 0);
  const lines: string[] = [];
  let start = "";
  for (const word of line.split(" ")) {
    const longer = start === "" ? word : `${start} ${word}`;
    if (longer.length > widest && start.trim() !== "" && mayStartLine.test(word)) {
      lines.push(start.trimEnd());
      start = indent + word;
    } else start = longer;
  }
  return [...lines, start];
}

/** A line that starts otherwise might be a list, a heading, a quotation, a table or a tag. */
const mayStartLine = /^(?!\d+[.)])[^\s\-*+#>|=~`@/]/;

/** A foreign line that starts with `@` would be read as a tag by editors and compilers; one that starts with `/` would close it. */
const defuse = (line: string): string => line.replace(/^(\s*)([@/])/, "$1\\$2");
