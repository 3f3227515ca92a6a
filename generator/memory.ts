import type { GeneratedFile, KnownFiles } from "./emit/generated-file.js";
import { createTypeScriptMemory, type TypeScriptMemory } from "./read/typescript/memory.js";
import { endSessions } from "./read/typescript/native/read.js";
import { keep, type NamedType, originalOf, type Place, type Program, type Tool } from "./model/index.js";

/**
 * What a process remembers of its last run, for `--watch`: tools and named types by their content. Where the content is the same they
 * are the very same objects again, by which all later steps find what they made of them (`model/kept.ts`). So a run that remembers makes
 * the same files; only places within types may be old.
 */
export interface Memory {
  before: Generation;
  now: Generation;
  readonly typescript: TypeScriptMemory;
}

interface Generation {
  readonly types: Map<string, NamedType>;
  readonly tools: Map<string, Tool>;
  /** By the folder that they are for and their path. */
  readonly files: Map<string, GeneratedFile>;
}

const generation = (): Generation => ({ types: new Map(), tools: new Map(), files: new Map() });

export const createMemory = (): Memory => ({ before: generation(), now: generation(), typescript: createTypeScriptMemory() });

/** To be called when no run follows. */
export const endMemory = (memory: Memory): void => endSessions(memory.typescript.sessions);

/** To be called before a run: what the last one did not need is forgotten. */
export function nextRun(memory: Memory): void {
  memory.before = memory.now;
  memory.now = generation();
}

/** A program made of remembered objects as far as they are the same. */
export interface Remembered {
  readonly program: Program;
  /** Where that stands now which stood at a remembered place. */
  readonly placeNow: (place: Place) => Place;
}

export function remember(program: Program, memory: Memory): Remembered {
  const types = new Map([...program.types].map(([key, named]) => [key, same(named, memory.before.types, memory.now.types)]));
  const places = new Map<Place, Place>();
  const tools = program.tools.map((tool) => {
    const known = same(tool, memory.before.tools, memory.now.tools);
    places.set(known.at, tool.at);
    return known;
  });
  return { program: { ...program, tools, types }, placeNow: (place) => places.get(place) ?? place };
}

function same<T extends NamedType | Tool>(object: T, before: ReadonlyMap<string, T>, now: Map<string, T>): T {
  const content = contents.get(originalOf(object)) ?? contentOf(object);
  const known = now.get(content) ?? before.get(content) ?? keep(object);
  contents.set(known, content);
  now.set(content, known);
  return known;
}

const contents = new WeakMap<NamedType | Tool, string>();

/** All that an object says, as text, without the places in it; what users wrote as JSON is written whole. */
function contentOf(object: NamedType | Tool): string {
  let text = "";
  const write = (value: unknown, isJson: boolean): void => {
    if (typeof value === "string") text += JSON.stringify(value);
    else if (typeof value !== "object" || value === null) text += Object.is(value, -0) ? "-0" : String(value);
    else if (Array.isArray(value)) {
      text += "[";
      for (const item of value as readonly unknown[]) {
        write(item, isJson);
        text += ",";
      }
      text += "]";
    } else {
      text += "{";
      for (const [key, item] of Object.entries(value)) {
        // A key `at` is a place, but not in what users wrote.
        if (key === "at" && !isJson) continue;
        text += isJson ? `${JSON.stringify(key)}:` : `${key}:`;
        write(item, isJson || key === "meta" || key === "values");
        text += ",";
      }
      text += "}";
    }
  };
  write(object, false);
  return text;
}

/** The files of the run before that were for the same folder; those that are made now take their place. */
export const filesFor = ({ before, now }: Memory, out: string): KnownFiles => ({
  before: (path) => before.files.get(`${out}/${path}`),
  note: (file) => now.files.set(`${out}/${file.path}`, file),
});
