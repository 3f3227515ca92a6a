import type { Host } from "../../../host.js";
import type { Libraries } from "../ambient-files.js";
import type { Project } from "../project.js";
import { openNative } from "./open.js";
import { type Session, startSession } from "./session.js";

/** What a reading by TypeScript 7 came to, or why there is none. */
export type NativeOutcome<T> = { readonly read: T } | { readonly why: string };

/**
 * Reads with the TypeScript 7 in `folder`. Its process is ended whatever happens. Where it cannot be started, stops answering or lacks an
 * answer, the outcome says so and another compiler reads the files: a model is never guessed.
 *
 * @param read makes the reading, given a way to open the inputs with either set of libraries
 */
export function readNative<T>(
  folder: string,
  files: readonly string[],
  host: Host,
  read: (open: (libraries: Libraries) => { readonly project: Project; readonly wantsFullLibrary: boolean }) => T,
): NativeOutcome<T> {
  let session: Session | undefined;
  try {
    session = startSession(folder, host);
    const started = session;
    return { read: read((libraries) => openNative(started, files, host, libraries)) };
  } catch (error) {
    return { why: session ? `it stopped: ${firstLine(error)}` : `it does not start: ${firstLine(error)}` };
  } finally {
    try {
      session?.close();
    } catch {
      // It is gone already.
    }
  }
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 200) ?? "";
