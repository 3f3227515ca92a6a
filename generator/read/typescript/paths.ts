/** Paths with `/`, as the compiler wants them on every system; pure text, so that any host will do. */
export const toPosix = (path: string): string => path.replaceAll("\\", "/");

export const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(path);

export function dirname(path: string): string {
  const at = path.lastIndexOf("/");
  if (at < 0) return ".";
  return at === 0 || (at === 2 && path[1] === ":") ? path.slice(0, at + 1) : path.slice(0, at);
}

/** Joined and without `.` and `..`. */
export function join(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const root = /^(?:[A-Za-z]:)?\//.exec(whole)?.[0] ?? "";
  const parts: string[] = [];
  for (const part of whole.slice(root.length).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return root + parts.join("/");
}

/** `path` as seen from `folder`, both absolute. */
export function relative(folder: string, path: string): string {
  const from = folder.split("/").filter(Boolean);
  const to = path.split("/").filter(Boolean);
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}
