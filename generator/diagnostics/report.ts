import type { Host } from "../host.js";
import type { Code } from "./catalogue/index.js";
import type { Diagnostic } from "./diagnostic.js";
import type { Severity } from "./severity.js";
import { createLocator, type Excerpt, type Position } from "./position.js";

export type { Excerpt };

/** A diagnostic as the outside sees it (contract, section 3, `--reporter json`): places resolved, what is unknown is null. */
export interface ReportedDiagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** As in `Place.file`. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
  /** From 1, in UTF-16 units. */
  readonly column: number | null;
  /** Wire name. */
  readonly tool: string | null;
  /** JSON Pointer into the file. */
  readonly pointer: string | null;
}

/** A reported diagnostic with what only a person needs: the source line, and other places that belong to it. */
export interface LocatedDiagnostic {
  readonly reported: ReportedDiagnostic;
  readonly excerpt: Excerpt | undefined;
  readonly related: readonly {
    readonly message: string;
    readonly file: string;
    readonly line: number | null;
    readonly column: number | null;
  }[];
}

/** Resolves the places of diagnostics and puts them in the order of the input: by file as they came, then by line. */
export async function locate(diagnostics: readonly Diagnostic[], host: Host): Promise<readonly LocatedDiagnostic[]> {
  const positionOf = createLocator(host);
  const located: LocatedDiagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const { place } = diagnostic;
    const position = place === undefined ? undefined : await positionOf(place);
    const related: LocatedDiagnostic["related"][number][] = [];
    for (const other of diagnostic.related ?? []) {
      const found = await positionOf(other.place);
      related.push({ message: other.message, file: other.place.file, line: found?.line ?? null, column: found?.column ?? null });
    }
    located.push({ reported: reported(diagnostic, position), excerpt: position?.excerpt, related });
  }
  return sortByPlace(located);
}

const reported = (diagnostic: Diagnostic, position: Position | undefined): ReportedDiagnostic => ({
  code: diagnostic.code,
  severity: diagnostic.severity,
  message: diagnostic.message,
  hint: diagnostic.hint,
  file: diagnostic.place?.file ?? null,
  line: position?.line ?? null,
  column: position?.column ?? null,
  tool: diagnostic.tool ?? null,
  pointer: diagnostic.place?.pointer ?? null,
});

function sortByPlace(diagnostics: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  const files = new Map<string | null, number>();
  for (const { reported } of diagnostics) if (!files.has(reported.file)) files.set(reported.file, files.size);
  const rank = (d: LocatedDiagnostic) => files.get(d.reported.file) ?? 0;
  return [...diagnostics].sort(
    (a, b) => rank(a) - rank(b) || (a.reported.line ?? 0) - (b.reported.line ?? 0) || (a.reported.column ?? 0) - (b.reported.column ?? 0),
  );
}
