import { canonical, type Json, type Meta } from "../model/index.js";
import type { Change } from "./change.js";

type Said = Pick<Change, "kind" | "message" | "classes">;

/** Differences in what is said about a part. Nothing of it changes a guard's verdict. */
export function compareMeta(was: Meta | undefined, is: Meta | undefined): readonly Said[] {
  const [before, after] = [was ?? {}, is ?? {}];
  const changes: Said[] = [];
  const differs = (a: unknown, b: unknown): boolean => canonical((a ?? null) as Json) !== canonical((b ?? null) as Json);
  const add = (kind: Said["kind"], name: string, from: unknown, to: unknown, visible: boolean): void => {
    if (!differs(from, to)) return;
    const verb = from === undefined ? "is new" : to === undefined ? "is gone" : "changed";
    changes.push({ kind, message: `The ${name} ${verb}`, classes: visible ? ["model"] : [] });
  };
  add("description", "description", before.description, after.description, true);
  // A title is sent only where there is no description.
  add("title", "title", before.title, after.title, before.description === undefined || after.description === undefined);
  add("default", "default", before.default, after.default, true);
  add("examples", "examples", before.examples, after.examples, true);
  add("deprecated", "deprecation", before.deprecated, after.deprecated, true);
  const rest = ({ readOnly, writeOnly, notes }: Meta): Json => ({
    ...(readOnly !== undefined && { readOnly }),
    ...(writeOnly !== undefined && { writeOnly }),
    ...(notes !== undefined && { notes }),
  });
  if (differs(rest(before), rest(after)))
    changes.push({ kind: "annotation", message: "Annotations that are not sent changed", classes: [] });
  return changes;
}
