/** The terminal and the process, as the command line sees them; tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results: help, diffs, JSON, the summary. */
  readonly out: (text: string) => void;
  /** Diagnostics for people. */
  readonly err: (text: string) => void;
  readonly outIsTty: boolean;
  readonly errIsTty: boolean;
  /** Whether something is at a path. */
  readonly exists: (path: string) => boolean;
  /** Resolves when the user interrupts (SIGINT, SIGTERM): a watching command ends then. */
  readonly interrupted: () => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** 0 done, 1 errors or drift, 2 wrong usage (contract, section 3); `diff` also has 3 and 4, as its help says. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4;

/**
 * Whether to colour: NO_COLOR (no-color.org: any non-empty value) wins, then FORCE_COLOR (Node's own rule: anything but 0 or false),
 * then whether a person is looking.
 */
export function wantsColour(env: Io["env"], isTty: boolean): boolean {
  if (env.NO_COLOR) return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTty && env.TERM !== "dumb";
}
