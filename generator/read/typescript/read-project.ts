import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/index.js";
import type { Place } from "../../model/index.js";
import type { Options } from "../../options.js";
import { maxPatternWork } from "../pattern/limits.js";
import type { ReadResult } from "../read-result.js";
import { findTools } from "./find-tools.js";
import { keepingOf } from "./keeping.js";
import type { Project } from "./project.js";
import { report, type Reading } from "./reading.js";
import { settle } from "./settle.js";
import { type ReadTool, readTool, reserve } from "./tool.js";
import { readType } from "./type.js";
import { withinStack } from "./within-stack.js";

/** What a project's inputs declare, and whether they ask for more of the standard library than the project has. */
export function readProject(project: Project, options: Options): { result: ReadResult; needsLibraries: boolean } {
  const broken = [...syntaxErrors(project), ...project.unparsed.map((file) => tooDeep({ file }))];
  if (broken.length > 0) return { result: { tools: [], types: [], diagnostics: broken }, needsLibraries: false };
  return withinStack(() => readFound(project, options)) ?? { result: tooDeepAll(project), needsLibraries: false };
}

const tooDeep = (place: Place): Diagnostic => diagnose("typescript-too-deep", { limit: sourceDepth }, { place });

const tooDeepAll = (project: Project): ReadResult => ({
  tools: [],
  types: [],
  diagnostics: project.inputs.map((file) => tooDeep({ file: project.pathOf(file) })),
});

/** About what the compiler's own recursion bears on Node's default stack. */
const sourceDepth = 1000;

function readFound(project: Project, options: Options): { result: ReadResult; needsLibraries: boolean } {
  const reading = createReading(project, options);
  const found = findTools(reading, project.inputs, options.providers.length === 0);
  project.kept?.settle(new Set(found.map(({ declaration }) => declaration)));
  reading.keeping = project.kept && keepingOf(reading, project.kept);
  const keys = reserve(reading, found);
  const read = found.flatMap((each): ReadTool[] => {
    const key = keys.get(each) ?? "";
    const tool = withinStack(() => readTool(reading, each, key));
    if (tool) return [tool];
    reading.progress.owner = "";
    report(reading, "typescript-too-deep", { limit: sourceDepth }, each.declaration);
    return [];
  });
  const result = settle(reading, read);
  if (!hasErrors(result.diagnostics) && reading.keeping?.finish() === false) {
    const { kept: _, ...plain } = project;
    return readFound(plain, options);
  }
  const empty = found.length === 0 && result.diagnostics.length === 0;
  const files = project.inputs.map((file) => `'${project.pathOf(file)}'`).join(", ");
  const zod = project.inputs.some(({ text }) => /\bfrom\s*["']zod(?:\/[^"']*)?["']/.test(text));
  const nothing = empty ? [diagnose("typescript-no-tools", { files, zod }, {})] : [];
  return {
    result: { ...result, diagnostics: [...result.diagnostics, ...nothing] },
    needsLibraries: reading.progress.needsLibraries,
  };
}

function createReading({ ts, checker, isLibrary, pathOf }: Project, options: Options): Reading {
  const reading: Reading = {
    ts,
    checker,
    isLibrary,
    options,
    pathOf,
    read: (type, node) => readType(reading, type, node),
    types: new Map(),
    slots: new Map(),
    instances: new Map(),
    unnamed: new Map(),
    keys: new Set(),
    problems: new Map(),
    progress: {
      owner: "",
      at: undefined,
      depth: 0,
      nodes: 0,
      exhausted: undefined,
      findings: 0,
      needsLibraries: false,
      open: new Map(),
      patternBudget: { left: maxPatternWork },
    },
  };
  return reading;
}

/** Only the parser's complaints: a type error elsewhere in the project is no reason to refuse its tools. */
const syntaxErrors = ({ errors, pathOf }: Project): Diagnostic[] =>
  errors.map(({ file, message, offset }) => diagnose("typescript-syntax", { message }, { place: { file: pathOf(file), offset } }));
