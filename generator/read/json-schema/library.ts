import { basename, relative, resolve, sep } from "node:path";
import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import type { Json, Place } from "../../model/index.js";
import type { Options } from "../../options.js";
import { type Dialect, draftOf, vocabularyOf } from "./dialect.js";
import { type Document, scanDocument } from "./document.js";
import { isRecord, own } from "./json-pointer.js";
import type { Vocabulary } from "./keywords.js";
import { metaschemas } from "./metaschemas/index.js";
import { createSharedDefinitions, type SharedDefinitions } from "./shared-definitions.js";
import { readText } from "./source-text.js";
import { percentDecoded } from "./uri.js";

/** Every document that references may reach besides their own: metaschemas, mapped folders, the input's folder. */
export interface Library {
  /** The document read from an absolute URI without fragment; `folder` is the real path of the input's folder. */
  find(uri: string, folder: string, inherited: Dialect): Document | NotFound;
  dialectOf(uri: string, place: Place): Dialect | Diagnostic;
  readonly defaultDialect: Dialect;
  readonly shared: SharedDefinitions;
}

export interface NotFound {
  readonly why: string;
  readonly remedy: string;
}

/** A library for one run; what it has read once it keeps. */
export function createLibrary(host: Host, options: Options): Library {
  const defaultDialect: Dialect = { draft: options.draft };
  const documents = new Map<string, Document | NotFound>();
  const dialects = new Map<string, Dialect | Diagnostic>();

  const library: Library = {
    defaultDialect,
    shared: createSharedDefinitions(),
    find(uri, folder, inherited) {
      const key = `${inherited.draft} ${inherited.knowsExample ?? false} ${folder} ${uri}`;
      let found = documents.get(key);
      if (found === undefined) {
        found = load(uri, folder, inherited);
        documents.set(key, found);
      }
      return found;
    },
    dialectOf(uri, place) {
      const plain = uri.replace(/#$/, "");
      const draft = draftOf(plain);
      if (draft !== undefined) return { draft };
      if (/^https?:\/\/json-schema\.org\/schema$/.test(plain)) return defaultDialect;
      const known = dialects.get(plain);
      if (known !== undefined) return "code" in known ? { ...known, place } : known;
      // A metaschema that names itself, or a ring of them, ends here.
      dialects.set(plain, diagnose("draft-unknown", { uri }, { place }));
      const found = custom(plain, place);
      dialects.set(plain, found);
      return found;
    },
  };

  function custom(uri: string, place: Place): Dialect | Diagnostic {
    const text = mapped(uri);
    const read = text && readText(text.text, text.file);
    const root = read?.value;
    if (root === undefined || !isRecord(root)) return diagnose("draft-unknown", { uri }, { place });
    const named = own(root, "$schema");
    const base = typeof named === "string" ? library.dialectOf(named, place) : defaultDialect;
    if ("code" in base) return base;
    const listed = own(root, "$vocabulary");
    if (!isRecord(listed)) return base;
    const vocabularies = new Set<Vocabulary>(["core"]);
    let assertsFormat = false;
    for (const [name, required] of Object.entries(listed)) {
      const vocabulary = vocabularyOf(name);
      if (vocabulary === undefined) {
        if (required === true) return diagnose("vocabulary-unknown", { uri: name }, { place });
      } else if (vocabulary === "format-assertion") {
        vocabularies.add("format");
        assertsFormat = true;
      } else {
        vocabularies.add(vocabulary);
        // In 2019-09 `"…/vocab/format": true` asks for assertion (2019-09 validation, section 7.2).
        if (vocabulary === "format" && base.draft === "2019-09" && required === true) assertsFormat = true;
      }
    }
    return { draft: base.draft, vocabularies, ...(assertsFormat && { assertsFormat }) };
  }

  function load(uri: string, folder: string, inherited: Dialect): Document | NotFound {
    const builtIn =
      metaschemas.get(uri) ?? metaschemas.get(uri.replace(/^http:\/\/json-schema\.org\/draft\/2/, "https://json-schema.org/draft/2"));
    if (builtIn !== undefined) return document(uri, builtIn, uri, inherited);
    const found = uri.startsWith("file:") ? inFolder(uri, folder) : mapped(uri);
    if (found === undefined) return notFound(uri);
    if ("why" in found) return found;
    const { value, diagnostics } = readText(found.text, found.file);
    if (value === undefined) {
      const made = document(uri, true, found.file, inherited);
      made.findings.push(...diagnostics);
      return made;
    }
    const made = document(uri, value, found.file, inherited);
    made.findings.push(...diagnostics);
    return made;
  }

  const document = (uri: string, root: Json, file: string, inherited: Dialect): Document =>
    scanDocument(uri, root, inherited, (pointer) => ({ file, pointer }), library.dialectOf);

  /** A file under one of the `--map` folders, the first that has it. */
  function mapped(uri: string): { readonly text: string; readonly file: string } | undefined {
    for (const { prefix, directory } of options.map) {
      if (!uri.startsWith(prefix)) continue;
      // `https://a.example` must not claim `https://a.example.evil/`.
      if (!prefix.endsWith("/") && !/^[/?]|^$/.test(uri.slice(prefix.length))) continue;
      const root = host.realPath(resolve(host.cwd, directory));
      const rest = percentDecoded(uri.slice(prefix.length).replace(/\?.*$/, "")).replace(/^\/+/, "");
      if (rest === "" || rest.includes("\0")) continue;
      for (const ending of ["", ".json", ".schema.json", ".yaml", ".yml"]) {
        const path = contained(root, resolve(root, rest + ending));
        const text = path === undefined ? undefined : host.readFile(path);
        if (path !== undefined && text !== undefined) return { text, file: shown(resolve(root, rest + ending)) };
      }
    }
    return undefined;
  }

  function inFolder(uri: string, folder: string): { readonly text: string; readonly file: string } | NotFound {
    // `file:///C:/x` names C:/x.
    const path = percentDecoded(uri.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, "").replace(/\?.*$/, ""));
    const real = path.includes("\0") ? undefined : contained(folder, path);
    if (real === undefined) {
      return {
        why: "the file is outside the folder of the input",
        remedy: "Move the file beside the input, or refer to it by a URL and give its folder with --map <url-prefix>=<dir>.",
      };
    }
    const text = host.readFile(real);
    if (text === undefined)
      return {
        why: `there is no file '${basename(path)}' to read`,
        remedy: "Check the path; it is relative to the file with the reference.",
      };
    return { text, file: shown(real) };
  }

  /** The real path of a file, if it lies in the folder; a link cannot lead out. */
  function contained(folder: string, path: string): string | undefined {
    const real = host.realPath(path);
    return real.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? real : undefined;
  }

  function shown(path: string): string {
    const short = relative(host.cwd, path);
    return (short.startsWith("..") ? path : short).split(sep).join("/");
  }

  return library;
}

function notFound(uri: string): NotFound {
  if (/^https?:/.test(uri)) {
    const prefix = uri.slice(0, uri.lastIndexOf("/") + 1);
    return {
      why: "that document is neither in this schema nor under --map, and nothing is fetched from a network",
      remedy: `Save the document and give its folder: --map ${prefix}=<dir>.`,
    };
  }
  return { why: "no schema here has that identifier", remedy: "Define it under `$defs`, or correct the reference." };
}
