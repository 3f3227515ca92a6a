/**
 * Globs over path segments: `*`, `?`, `[abc]`, `[!a-z]`, `{a,b}` and `**` as a segment of its own. A name that starts with a dot is
 * matched only by a segment that does. Small enough to own; matching takes time by the product of both lengths, never more.
 */
export type Segment =
  | { readonly kind: "deep" }
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "wild"; readonly dotted: boolean; readonly tokens: readonly Token[] };

type Token = { readonly kind: "many" } | { readonly kind: "one"; readonly accepts: (character: string) => boolean };

/** Whether a path has to be expanded at all. */
export const isGlob = (path: string): boolean => /[*?{[]/.test(path);

/**
 * The patterns without braces that a glob stands for, cut into segments.
 *
 * @example parseGlob("src/*.{ts,json}") // two patterns of two segments each
 */
export const parseGlob = (glob: string): readonly (readonly Segment[])[] =>
  expandBraces(glob).map((pattern) =>
    pattern
      .split("/")
      .filter((part, index) => part !== "" || index === 0)
      .map(parseSegment),
  );

/** More alternatives than anyone writes by hand; past this the rest of the braces is taken literally. */
const mostAlternatives = 1024;

function expandBraces(glob: string): readonly string[] {
  const done: string[] = [];
  const waiting = [glob];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const group = done.length + waiting.length < mostAlternatives ? firstGroup(next) : undefined;
    if (group === undefined) done.push(next);
    else for (const choice of [...group.choices].reverse()) waiting.push(group.before + choice + group.after);
  }
  return [...new Set(done)];
}

/** The first `{…}` that holds a comma, cut at the commas of its own level. */
function firstGroup(glob: string): { before: string; choices: readonly string[]; after: string } | undefined {
  for (let open = glob.indexOf("{"); open >= 0; open = glob.indexOf("{", open + 1)) {
    const choices: string[] = [];
    let depth = 0;
    let from = open + 1;
    for (let at = open; at < glob.length; at++) {
      const character = glob[at];
      if (character === "{") depth++;
      if (character === "," && depth === 1) {
        choices.push(glob.slice(from, at));
        from = at + 1;
      }
      if (character === "}" && --depth === 0) {
        if (choices.length === 0) break;
        return { before: glob.slice(0, open), choices: [...choices, glob.slice(from, at)], after: glob.slice(at + 1) };
      }
    }
  }
  return undefined;
}

function parseSegment(text: string): Segment {
  if (text === "**") return { kind: "deep" };
  if (!/[*?[]/.test(text)) return { kind: "literal", text };
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    const close = character === "[" ? text.indexOf("]", at + 2) : -1;
    if (character === "*") tokens.push({ kind: "many" });
    else if (character === "?") tokens.push({ kind: "one", accepts: () => true });
    else if (close > 0) {
      tokens.push({ kind: "one", accepts: characterSet(text.slice(at + 1, close)) });
      at = close;
    } else tokens.push({ kind: "one", accepts: (other) => other === character });
  }
  return { kind: "wild", dotted: text.startsWith("."), tokens };
}

function characterSet(body: string): (character: string) => boolean {
  const negated = body.startsWith("!") || body.startsWith("^");
  const members = negated ? body.slice(1) : body;
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < members.length; at++) {
    const from = members[at] ?? "";
    const to = members[at + 2];
    if (members[at + 1] === "-" && to !== undefined) {
      ranges.push([from, to]);
      at += 2;
    } else ranges.push([from, from]);
  }
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}

/** Whether one name of a folder matches one segment (not `**`). */
export function matchesSegment(segment: Segment, name: string): boolean {
  if (segment.kind === "deep") return false;
  if (segment.kind === "literal") return segment.text === name;
  const { tokens, dotted } = segment;
  if (name.startsWith(".") && !dotted) return false;
  // Only the last star ever has to be tried again: what an earlier one took can be shifted to it.
  let token = 0;
  let at = 0;
  let star = -1;
  let mark = 0;
  while (at < name.length) {
    const current = tokens[token];
    if (current?.kind === "many") {
      star = token++;
      mark = at;
    } else if (current?.kind === "one" && current.accepts(name[at] ?? "")) {
      token++;
      at++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++mark;
    } else return false;
  }
  while (tokens[token]?.kind === "many") token++;
  return token === tokens.length;
}
