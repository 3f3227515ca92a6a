import { createHash } from "node:crypto";
import type { Host } from "../../host.js";

/** What the pipeline asked of the outside, and a short form of what it was told. */
export type Question = readonly [kind: QuestionKind, path: string, answer: string];

type QuestionKind = "readFile" | "fileExists" | "directoryExists" | "readDirectory" | "realPath";

export interface Recording {
  readonly host: Host;
  /** Each question once, in the order asked. */
  readonly questions: () => readonly Question[];
}

/** A host that remembers. As the pipeline sees the outside through its host only, the same answers mean the same output. */
export function recordingHost(host: Host): Recording {
  const asked = new Map<string, Question>();
  const ask = <T>(kind: QuestionKind, path: string, answer: T): T => {
    const key = `${kind} ${path}`;
    if (!asked.has(key)) asked.set(key, [kind, path, short(answer)]);
    return answer;
  };
  return {
    host: {
      cwd: host.cwd,
      readFile: (path) => ask("readFile", path, host.readFile(path)),
      fileExists: (path) => ask("fileExists", path, host.fileExists(path)),
      directoryExists: (path) => ask("directoryExists", path, host.directoryExists(path)),
      readDirectory: (path) => ask("readDirectory", path, host.readDirectory(path)),
      realPath: (path) => ask("realPath", path, host.realPath(path)),
    },
    questions: () => [...asked.values()],
  };
}

/** Whether each question would be answered as it was. */
export const answersStand = (questions: readonly Question[], host: Host): boolean =>
  questions.every(([kind, path, answer]) => short(host[kind](path)) === answer);

const short = (answer: unknown): string =>
  typeof answer === "boolean"
    ? String(answer)
    : answer === undefined
      ? "none"
      : digest(typeof answer === "string" ? answer : JSON.stringify(answer));

/** Enough of a SHA-256 to tell texts apart. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("base64").slice(0, 32);
