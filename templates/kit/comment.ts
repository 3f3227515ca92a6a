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

/** A foreign line that starts with `@` would be read as a tag by editors and compilers; one that starts with `/` would close it. */
const defuse = (line: string): string => line.replace(/^(\s*)([@/])/, "$1\\$2");
