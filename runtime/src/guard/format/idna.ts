import { punycode, unpunycode } from "./punycode.js";

/** The Unicode label of an A-label; `undefined` unless it is the canonical encoding of a valid one (RFC 5891, section 4.2). */
export function encodedLabel(label: string): string | undefined {
  const text = label.slice(4).toLowerCase();
  const shown = unpunycode(text);
  if (shown === undefined || /^[ -~]*$/.test(shown) || punycode(shown) !== text) return undefined;
  return isUnicodeLabel(shown) ? shown : undefined;
}

/** Whether a label may stand in a domain name: RFC 5891, section 4.2, with the code points of RFC 5892. */
export function isUnicodeLabel(label: string): boolean {
  if (label.startsWith("-") || label.endsWith("-") || label.slice(2, 4) === "--") return false;
  if (label.normalize("NFC") !== label || /^\p{M}/u.test(label)) return false;
  const points = Array.from(label);
  return points.every((point, i) => isAllowed(point) || fits(points, i));
}

/** Exceptions of RFC 5892, section 2.6. */
const valid = /^[\u00df\u03c2\u06fd\u06fe\u0f0b\u3007]$/;
const invalid = /^[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]$/;
const contextual = /^[\u00b7\u0375\u05f3\u05f4\u30fb\u0660-\u0669\u06f0-\u06f9\u200c\u200d]$/;
/** Blocks of RFC 5892, sections 2.4 and 2.9. */
const ignored = /^[\u20d0-\u20ff\u{1d100}-\u{1d24f}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]$/u;

function isAllowed(point: string): boolean {
  if (/^[a-z\d-]$/.test(point) || valid.test(point)) return true;
  if (invalid.test(point) || contextual.test(point) || ignored.test(point)) return false;
  if (/[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]/u.test(point)) return false;
  return /[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]/u.test(point) && point.normalize("NFKC").toLowerCase().normalize("NFKC") === point;
}

/** Contextual rules of RFC 5892, appendix A. */
function fits(points: readonly string[], i: number): boolean {
  const before = points[i - 1] ?? "";
  const after = points[i + 1] ?? "";
  switch (points[i]) {
    case "\u00b7":
      return before === "l" && after === "l";
    case "\u0375":
      return /\p{Script=Greek}/u.test(after);
    case "\u05f3":
    case "\u05f4":
      return /\p{Script=Hebrew}/u.test(before);
    case "\u30fb":
      return points.some((point) => point !== "\u30fb" && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(point));
    case "\u200d":
      return virama.test(before);
    case "\u200c":
      return virama.test(before) || (joinsAfter.test(skip(points, i, -1)) && joinsBefore.test(skip(points, i, 1)));
    default:
      break;
  }
  const point = points[i] ?? "";
  if (point >= "\u0660" && point <= "\u0669") return !points.some((other) => other >= "\u06f0" && other <= "\u06f9");
  if (point >= "\u06f0" && point <= "\u06f9") return !points.some((other) => other >= "\u0660" && other <= "\u0669");
  return false;
}

/** Canonical combining class 9. */
const virama =
  /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}]$/u;

const joining =
  "\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}\\p{Script=Mandaic}\\p{Script=Adlam}\\p{Script=Manichaean}\\p{Script=Psalter_Pahlavi}\\p{Script=Phags_Pa}";
/** Letters that join to the next one: those of joining scripts that do not join to the right side only. */
const joinsAfter = new RegExp(
  `^(?![\\u0622-\\u0625\\u0627\\u0629\\u062f-\\u0632\\u0648\\u0621\\u0671-\\u0675\\u0677\\u0688-\\u0699\\u06c0\\u06c3-\\u06cb\\u06cd\\u06cf\\u06d2\\u06d3\\u06d5\\u06ee\\u06ef\\u0710\\u0715-\\u0719\\u071e\\u0728\\u072a\\u072c\\u072f\\u074d\\u0759-\\u075b\\u076b\\u076c\\u0771\\u0773\\u0774\\u0778\\u0779])(?=\\p{L})[${joining}]$`,
  "u",
);
const joinsBefore = new RegExp(`^(?!\\u0621)(?=\\p{L})[${joining}]$`, "u");

/** The next character that is no transparent mark. */
function skip(points: readonly string[], from: number, step: 1 | -1): string {
  let i = from + step;
  while (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(points[i] ?? "")) i += step;
  return points[i] ?? "";
}

type Direction = "L" | "R" | "EN" | "AN" | "NSM" | "other";

/** Bidirectional classes as far as the rule below tells them apart; right-to-left letters by their blocks. */
function direction(point: string): Direction {
  if (/^[\d\u06f0-\u06f9]$/.test(point)) return "EN";
  if (/^[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd\u08e2\u{10d30}-\u{10d39}\u{10e60}-\u{10e7e}]$/u.test(point)) return "AN";
  if (/^[\p{Mn}\p{Me}]$/u.test(point)) return "NSM";
  if (/^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]$/u.test(point)) return "R";
  return /^[\p{L}\p{Mc}\p{N}]$/u.test(point) ? "L" : "other";
}

/** The Bidi rule for all labels of a name that has a right-to-left one (RFC 5893, section 2). */
export function isBidiSafe(labels: readonly string[]): boolean {
  const classes = labels.map((label) => Array.from(label, direction));
  if (!classes.some((label) => label.includes("R") || label.includes("AN"))) return true;
  return classes.every((label) => {
    const last = label.filter((one) => one !== "NSM").at(-1);
    if (label[0] === "L") return !label.includes("R") && !label.includes("AN") && (last === "L" || last === "EN");
    if (label[0] !== "R" || label.includes("L")) return false;
    return (last === "R" || last === "EN" || last === "AN") && !(label.includes("EN") && label.includes("AN"));
  });
}
