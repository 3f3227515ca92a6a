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

export interface WriteTree {
  root: Folder;
  meta?: Json;
}
