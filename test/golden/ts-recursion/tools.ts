/** A folder and what is in it. */
interface Folder {
  name: string;
  entries: Entry[];
}

interface File {
  name: string;
  size: number;
}

type Entry = Folder | File;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What has to hold: members that recurse and one that does not. */
type Rule = { rule: "all"; of: Rule[] } | { rule: "not"; that: Rule } | { rule: "owner"; name: string };

export interface WriteTree {
  root: Folder;
  meta?: Json;
  when?: Rule;
}
