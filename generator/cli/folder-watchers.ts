import { type FSWatcher, statSync, watch as watchFolder } from "node:fs";
import { join } from "node:path";

/** Watchers by folder, each with what the folder was when it was made. */
export type FolderWatchers = Map<string, { readonly watcher: FSWatcher; readonly identity: string }>;

/**
 * Watchers of these folders, made or taken over; those of others are closed. A folder that was removed and made again, as branches are
 * switched, is another one, and its old watcher is deaf.
 */
export function followFolders(
  old: FolderWatchers,
  folders: ReadonlySet<string>,
  note: (path: string) => void,
  relevant: (path: string) => boolean,
): FolderWatchers {
  const watchers: FolderWatchers = new Map();
  for (const [folder, each] of old) {
    if (folders.has(folder) && identityOf(folder) === each.identity) watchers.set(folder, each);
    else each.watcher.close();
  }
  for (const folder of folders) {
    if (watchers.has(folder)) continue;
    try {
      const identity = identityOf(folder);
      if (identity === undefined) continue;
      const watcher = watchFolder(folder, (_, name) => {
        const path = name === null ? folder : join(folder, name);
        if (identityOf(folder) !== identity) note(folder);
        else if (name === null || relevant(path)) note(path);
      });
      // A folder that is removed while it is watched ends its watcher, not the run.
      watcher.on("error", () => watcher.close());
      watchers.set(folder, { watcher, identity });
    } catch {
      // Gone between listing and watching, or the system's limit of watchers: the others still work.
    }
  }
  return watchers;
}

/** The number of a file is given anew, so the time counts, too. */
function identityOf(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats && `${stats.dev} ${stats.ino} ${stats.birthtimeMs}`;
}
