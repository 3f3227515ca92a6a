import { pushParts, type SyntaxNode } from "./node.js";
import { type ParsedFile, parseSteps, type Step, setSteps } from "./parse-file.js";

/**
 * A parsed file after an edit: statements before and after what was edited stay the nodes that they were, and those after it are moved.
 * The file is changed in place; where parsing ends with `beyondSyntax` it is of no use any more.
 */
export function editedFile({ file, steps }: ParsedFile, text: string): ParsedFile {
  const old = file.text;
  const start = commonStart(old, text);
  const end = commonEnd(old, text, Math.min(old.length, text.length) - start);
  const moved = text.length - old.length;
  // The last statement of those before the edit may have looked at what comes after it.
  const whole = steps.findIndex((step) => step.end > start);
  const before = steps.slice(0, Math.max(0, (whole < 0 ? steps.length : whole) - 1));
  const after = new Map(steps.flatMap((step, i) => (step.pos > 0 && step.pos >= old.length - end ? [[step.pos + moved, i] as const] : [])));
  file.text = text;
  const from = before.at(-1)?.end ?? 0;
  let rest = steps.length;
  const parsed = parseSteps(file, from, (pos) => {
    // At the start of a file all comments belong to the first statement.
    const same = pos > 0 ? after.get(pos) : undefined;
    if (same !== undefined) rest = same;
    return same !== undefined;
  });
  // A statement that was looked at again, or that only changed its place among others, is still the same.
  const textOf = (all: string, step: Step): string => `${step.pos === 0} ${all.slice(step.pos, step.end)}`;
  const known = new Map(steps.slice(before.length, rest).map((step) => [textOf(old, step), step]));
  const middle = parsed.map((step) => {
    const name = textOf(text, step);
    const same = known.get(name);
    if (same === undefined) return step;
    known.delete(name);
    return moveStep(same, step.pos - same.pos);
  });
  const following = steps.slice(rest).map((step) => moveStep(step, moved));
  const all = [...before, ...middle, ...following];
  setSteps(file, all);
  return { file, steps: all };
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, most: number): number {
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

function moveStep(step: Step, by: number): Step {
  if (by === 0) return step;
  step.pos += by;
  step.end += by;
  const waiting: SyntaxNode[] = [...(step.statement ? [step.statement] : []), ...step.exports.map(({ node }) => node)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    node.pos += by;
    node.start += by;
    node.end += by;
    pushParts(node, waiting);
  }
  return step;
}
