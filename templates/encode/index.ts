import type { LoweredProgram } from "../../generator/lower/index.js";
import type { Program, Tool } from "../../generator/model/index.js";
import type { ProviderName } from "../../generator/options.js";
import { call, type Code, code, ident, imported, join, lines, str } from "../kit/index.js";
import { emitSamplers } from "../sample/index.js";
import { emitEncoders } from "./encoders.js";
import { packageLayout, type TestingLayout } from "./layout.js";
import { predicates } from "./predicates.js";

export type { TestingLayout } from "./layout.js";

/** What the file uses of the language and the runtime: a type of such a name is imported under another one. */
const globals = new Set(["JSON", "Number", "Object", "Random", "Record", "RegExp"]);

/** The body of `testing.ts`: `encode.<provider>.X(value)` and `sample.X(seed)`. Providers in the order of the map. */
export function emitTesting(
  program: Program,
  lowered: ReadonlyMap<ProviderName, LoweredProgram>,
  layout: TestingLayout = packageLayout,
): Code {
  const tests = predicates(program, layout);
  const providers = [...lowered].map(([provider, tools]) => ({
    provider,
    tools,
    encoders: emitEncoders(provider, tools, tests, layout),
  }));
  const samplers = emitSamplers(program, layout);
  const runtime = { helper: (name: string) => imported(name, layout.runtime("testing")) };
  const type = (tool: Tool): Code =>
    imported(tool.typeName, layout.sibling("types"), true, globals.has(tool.typeName) ? `${tool.typeName}_` : tool.typeName);
  const encodeType = providers.map(({ provider, tools }) =>
    lines(
      code`  readonly ${ident(provider)}: {`,
      ...tools.tools.map(({ tool }) => code`    readonly ${ident(tool.typeName)}: (value: ${type(tool)}) => Record<string, unknown>;`),
      code`  };`,
    ),
  );
  const encodeValue = providers.map(({ provider, tools, encoders }) =>
    lines(
      code`  ${ident(provider)}: {`,
      ...tools.tools.map(({ tool }) => {
        const encoder = encoders.name(tool);
        return code`    ${ident(tool.typeName)}: (value) => ${encoder ? code`${encoder}(value)` : code`value as unknown`} as Record<string, unknown>,`;
      }),
      code`  },`,
    ),
  );
  return join(
    [
      lines(
        code`/**`,
        code` * The arguments that a model would have to emit for a provider's payload so that the decoded value is \`value\`.`,
        code` */`,
        code`export const encode: {`,
        ...encodeType,
        code`} = {`,
        ...encodeValue,
        code`};`,
      ),
      lines(
        code`/** A valid value: the same one for the same seed. A seed that is no finite number counts as 0. */`,
        code`export const sample: {`,
        ...program.tools.map((tool) => code`  readonly ${ident(tool.typeName)}: (seed: number) => ${type(tool)};`),
        code`} = {`,
        ...program.tools.map((tool) => {
          const counting = providers.flatMap(({ encoders }) => (encoders.count ? (encoders.name(tool) ?? []) : []));
          const given = [str(tool.typeName), code`seed`, samplers.name(tool), imported(`is${tool.typeName}`, layout.sibling("guards"))];
          return code`  ${ident(tool.typeName)}: (seed) => ${call(runtime, "valid", [...given, ...counting])},`;
        }),
        code`};`,
      ),
      ...providers.flatMap(({ encoders }) => encoders.functions),
      ...samplers.functions,
      ...tests.written(),
    ],
    code`\n\n`,
  );
}
