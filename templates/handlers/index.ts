import { freeName, type Implementation, pascalCase, type Program, type Tool } from "../../generator/model/index.js";
import { type Code, code, ident, imported, join, key, lines, member, sections, str, widthOf } from "../kit/index.js";
import { handler } from "./call.js";
import { isImportable, type LocalName, localNames } from "./local-names.js";

/** Where `handlers.ts` finds what it imports: finished specifiers. */
export interface HandlersLayout {
  /** Specifier of the generated `types.ts`. */
  readonly types: string;
  /** Specifier of a module of the user's, given its path as in `Place.file`. */
  readonly module: (file: string) => string;
}

/** A tool that an exported function or method of the user's is behind. */
interface Bound {
  readonly tool: Tool;
  readonly to: Implementation;
}

/** Whether there is a `handlers.ts`: some tool comes from a function that can be imported. */
export const bindsHandlers = (program: Program): boolean => boundTools(program).length > 0;

/**
 * The body of `handlers.ts`: the user's own functions as the handlers that verbs take, so that nobody writes the map by hand. Functions,
 * static methods and methods of objects are in `handlers`; methods of a class are bound to an instance by `create<Class>Handlers`.
 * Whoever calls a handler awaits its result and checks it.
 */
export function emitHandlers(program: Program, layout: HandlersLayout): Code {
  const bound = boundTools(program);
  const scope: Scope = { local: localNames(bound.map(({ to }) => to)), layout, tools: program.tools.length };
  const plain = bound.filter(({ to }) => !to.instance);
  const looser = bound.some(({ to }) => to.looser);
  return sections(
    looser &&
      lines(
        code`// Cast where a function's own types say more than types.ts can, such as enums and brands: the guards have`,
        code`// checked the values, but TypeScript takes no plain value for a member of those.`,
      ),
    plain.length > 0 && lines(...doc(program.tools.length - bound.length), constant(plain, scope)),
    ...classFunctions(
      bound.filter(({ to }) => to.instance),
      scope,
    ),
  );
}

interface Scope {
  readonly local: LocalName;
  readonly layout: HandlersLayout;
  /** Number of all tools. */
  readonly tools: number;
}

const boundTools = (program: Program): readonly Bound[] =>
  program.tools.flatMap((tool) => (tool.implementation && isImportable(tool.implementation) ? [{ tool, to: tool.implementation }] : []));

function doc(others: number): readonly Code[] {
  const first = code`The tools' own functions as handlers: \`callParallel(client, request, { handlers })\`.`;
  if (others === 0) return [code`/** ${first} */`];
  return [code`/**`, code` * ${first}`, code` * Tools that no exported function is behind need a handler beside these.`, code` */`];
}

function constant(bound: readonly Bound[], scope: Scope): Code {
  const functionOf = ({ to }: Bound): Code => code`${root(to, scope)}${to.path.slice(1).map(member)}`;
  return code`export const handlers: ${mapType(bound, scope)} = ${table(bound, functionOf, 0)};`;
}

function classFunctions(methods: readonly Bound[], scope: Scope): readonly Code[] {
  const classes = new Map<string, Bound[]>();
  for (const each of methods) {
    const owner = JSON.stringify([each.to.module, ...each.to.path.slice(0, -1)]);
    classes.set(owner, [...(classes.get(owner) ?? []), each]);
  }
  const taken = new Set<string>();
  return [...classes.values()].map((members) => {
    const to = members[0]?.to;
    if (!to) return code``;
    const path = to.path.slice(0, -1);
    const name = free(`create${pascalCase(path.length > 1 ? (path.at(-1) ?? "") : scope.local(to))}Handlers`, taken);
    const functionOf = ({ to: { path } }: Bound): Code => code`instance${member(path.at(-1) ?? "")}`;
    return lines(
      code`/** Handlers that call the methods of an instance. */`,
      code`export function ${ident(name)}(instance: ${root(to, scope, true)}${path.slice(1).map(member)}): ${mapType(members, scope)} {`,
      code`  return ${table(members, functionOf, 2)};`,
      code`}`,
    );
  });
}

function free(wish: string, taken: Set<string>): string {
  const name = freeName(wish, taken);
  taken.add(name);
  return name;
}

/** The imported name that leads to a function. */
const root = (to: Implementation, { local, layout }: Scope, type = false): Code =>
  imported(to.path[0], layout.module(to.module), type, local(to));

/** `Handlers`, or the part of it that these tools are. */
function mapType(bound: readonly Bound[], { layout, tools }: Scope): Code {
  const handlers = imported("Handlers", layout.types, true);
  if (bound.length === tools) return handlers;
  const names = bound.map(({ tool }) => str(tool.wireName));
  const flat = code`Pick<${handlers}, ${join(names, code` | `)}>`;
  if (widthOf(flat) <= 60) return flat;
  return lines(code`Pick<`, code`  ${handlers},`, ...names.map((name) => code`  | ${name}`), code`>`);
}

function table(bound: readonly Bound[], functionOf: (each: Bound) => Code, indent: number): Code {
  const rows = bound.map((each) => {
    const name = key(each.tool.wireName);
    return code`  ${name}: ${handler(each.to, functionOf(each), indent + widthOf(name) + 4)},`;
  });
  return lines(code`{`, lines(...rows), code`}`);
}
