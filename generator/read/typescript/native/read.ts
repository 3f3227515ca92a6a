import type { Host } from "../../../host.js";
import type { Libraries } from "../ambient-files.js";
import type { Project } from "../project.js";
import { openNative } from "./open.js";
import { type Session, startSession } from "./session.js";

/** What a reading by TypeScript 7 came to, or why there is none. */
export type NativeOutcome<T> = { readonly read: T } | { readonly why: string };

/** Running compilers, by what they were started for. */
export type Sessions = Map<string, Session>;

/**
 * Reads with the TypeScript 7 in `folder`. Where it cannot be started, stops answering or lacks an answer, the outcome says so and another
 * compiler reads the files: a model is never guessed.
 *
 * @param read makes the reading, given a way to open the inputs with either set of libraries
 * @param sessions where its process is left running for later readings; else it is ended whatever happens
 */
export function readNative<T>(
  folder: string,
  files: readonly string[],
  host: Host,
  read: (open: (libraries: Libraries) => { readonly project: Project; readonly wantsFullLibrary: boolean }) => T,
  sessions?: Sessions,
): NativeOutcome<T> {
  const name = JSON.stringify([folder, host.cwd]);
  const running = sessions?.get(name);
  let session = running;
  try {
    session ??= startSession(folder, host);
    const started = session;
    const made = { read: read((libraries) => openNative(started, files, host, libraries)) };
    if (sessions && session.canStay) sessions.set(name, session);
    else session.close();
    return made;
  } catch (error) {
    sessions?.delete(name);
    if (session) session.close();
    // It may have been ended since the last reading.
    if (running) return readNative(folder, files, host, read, sessions);
    return { why: session ? `it stopped: ${firstLine(error)}` : `it does not start: ${firstLine(error)}` };
  }
}

/** Ends the processes that were left running. */
export function endSessions(sessions: Sessions): void {
  for (const session of sessions.values()) session.close();
  sessions.clear();
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 200) ?? "";
