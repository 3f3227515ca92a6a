import { createHash } from "node:crypto";
import type { LoweredProgram } from "../lower/lowered.js";
import type { Json, Program } from "../model/index.js";
import type { ProviderName } from "../options.js";
import { version } from "../version.js";
import type { GeneratedFile } from "./generated-file.js";

/** Name of the snapshot beside the generated files. */
export const lockName = "pt-gen.lock.json";

/**
 * `pt-gen.lock.json`: a snapshot of the model (places left out, so that moving a declaration changes nothing), which tools are
 * strict where, and a hash of every file. `--check` and `diff` read it.
 */
export function lockFile(
  program: Program,
  lowered: ReadonlyMap<ProviderName, LoweredProgram>,
  files: readonly GeneratedFile[],
): GeneratedFile {
  const lock = {
    generator: `pt-gen ${version}`,
    tools: program.tools.map(({ at: _, ...tool }) => ({
      ...tool,
      strict: Object.fromEntries([...lowered].map(([provider, { tools }]) => [provider, strictness(tools, tool.wireName)])),
    })),
    types: [...program.types.values()].map(({ at: _, ...named }) => named),
    files: Object.fromEntries(files.map(({ path, content }) => [path, hash(content)])),
  };
  return { path: lockName, content: `${visible(JSON.stringify(lock, withoutPlaces, 2))}\n` };
}

/** Characters that cannot be seen or that turn the text around are escaped: the file is committed and reviewed as a diff. */
const visible = (json: string): string =>
  json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    [...Array(character.length).keys()].map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  );

const strictness = (tools: LoweredProgram["tools"], wireName: string): boolean =>
  tools.find((lowered) => lowered.tool.wireName === wireName)?.strict ?? false;

/** `at` is a place in nodes of the model only; a user's own `at` key stands in `values`, `default` or `examples`, as plain JSON. */
function withoutPlaces(this: unknown, key: string, value: Json): Json | undefined {
  return key === "at" && isNode(this) ? undefined : value;
}

const isNode = (holder: unknown): boolean =>
  typeof holder === "object" && holder !== null && ("kind" in holder || ("name" in holder && "optional" in holder));

const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
