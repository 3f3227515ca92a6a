import { createHash } from "node:crypto";
import type { Piece } from "../../templates/kit/index.js";
import type { LoweredProgram } from "../lower/lowered.js";
import { type Json, type NamedType, perKept, type Program, type Tool } from "../model/index.js";
import type { ProviderName } from "../options.js";
import { version } from "../version.js";
import { bytesOf, fileOfPieces, type GeneratedFile, type KnownFiles } from "./generated-file.js";

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
  known?: KnownFiles,
): GeneratedFile {
  const said = new Map<string, string>();
  const strict = [...lowered].map(
    ([provider, { tools }]) => [provider, new Set(tools.flatMap((tool) => (tool.strict ? [tool.tool.wireName] : [])))] as const,
  );
  const tools = program.tools.map((tool): readonly Piece[] => {
    const flags = strict.map(([provider, names]) => [provider, names.has(tool.wireName)] as const);
    // Few ways to be strict, and many tools.
    const name = flags.join();
    const text = said.get(name) ?? `,\n      "strict": ${deeper(JSON.stringify(Object.fromEntries(flags), null, 2), 6)}\n    }`;
    said.set(name, text);
    return [...toolText(tool), text];
  });
  const types = [...program.types.values()].map(typeText);
  const listed = visible(JSON.stringify(Object.fromEntries(files.map((file) => [file.path, hashOf(file)])), null, 2));
  const head = `{\n  "generator": ${JSON.stringify(`pt-gen ${version}`)},\n  "tools": `;
  const pieces = [head, ...list(tools), ',\n  "types": ', ...list(types), `,\n  "files": ${deeper(listed, 2)}\n}\n`];
  return fileOfPieces(lockName, pieces, known);
}

const list = (items: readonly (readonly Piece[])[]): readonly Piece[] =>
  items.length === 0 ? ["[]"] : [...items.flatMap((item, i) => [i === 0 ? "[\n    " : ",\n    ", ...item]), "\n  ]"];

/** JSON text, which has line breaks between its tokens only, further to the right. */
const deeper = (json: string, spaces: number): string => json.split("\n").join(`\n${" ".repeat(spaces)}`);

/** A tool as an item of its list, still open for one property more. */
const toolText = perKept(({ at: _, ...tool }: Tool): readonly Piece[] =>
  again(deeper(visible(JSON.stringify(tool, withoutPlaces, 2)), 4).slice(0, -"\n    }".length)),
);

const typeText = perKept(({ at: _, ...named }: NamedType): readonly Piece[] =>
  again(deeper(visible(JSON.stringify(named, withoutPlaces, 2)), 4)),
);

/** Nobody asks a JSON file for spaces at the ends of its lines. */
const again = (text: string): readonly Piece[] => [{ text, clean: false }];

/** Characters that cannot be seen or that turn the text around are escaped: the file is committed and reviewed as a diff. */
const visible = (json: string): string =>
  json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    [...Array(character.length).keys()].map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  );

/** `at` is a place in nodes of the model only; a user's own `at` key stands in `values`, `default` or `examples`, as plain JSON. */
function withoutPlaces(this: unknown, key: string, value: Json): Json | undefined {
  return key === "at" && isNode(this) ? undefined : value;
}

const isNode = (holder: unknown): boolean =>
  typeof holder === "object" && holder !== null && ("kind" in holder || ("name" in holder && "optional" in holder));

function hashOf(file: GeneratedFile): string {
  const known = hashes.get(file);
  if (known !== undefined) return known;
  const hash = `sha256-${createHash("sha256").update(bytesOf(file)).digest("base64")}`;
  hashes.set(file, hash);
  return hash;
}

const hashes = new WeakMap<GeneratedFile, string>();
