import { createLocator } from "../diagnostics/position.js";
import type { Host } from "../host.js";
import type { LoweredProgram, LoweredTool } from "../lower/index.js";
import { dialects } from "../providers/index.js";
import { children, type Place, type Program, type Tool } from "../model/index.js";
import type { ProviderName } from "../options.js";
import { budgetsOf } from "./budgets.js";
import { fates, type Judged, judge } from "./fates.js";
import { fieldTokens } from "./fields.js";
import { hoisting } from "./hoisting.js";
import type { Assertion, FateCounts, InspectedPayload, InspectedTool, PerProvider, ProviderTotals, SourceExcerpt } from "./inspection.js";
import { payloads } from "./payloads.js";
import { readSources } from "./source-text.js";
import { type CountTokens, tokenCounter } from "./tokens.js";

/** What one job's tools become: the data behind every form that `pt-gen inspect` has. */
export async function inspectProgram(
  program: Program,
  lowered: ReadonlyMap<ProviderName, LoweredProgram>,
  host: Host,
  job = 0,
): Promise<{ readonly providers: PerProvider<ProviderTotals>; readonly tools: readonly InspectedTool[] }> {
  const count = await tokenCounter();
  const sources = readSources(host);
  const positionOf = createLocator(host);
  const located = async (place: Place) => {
    const position = await positionOf(place);
    return { file: place.file, line: position?.line ?? null, column: position?.column ?? null, pointer: place.pointer ?? null };
  };

  const tools: InspectedTool[] = [];
  for (const tool of program.tools) {
    const own = new Map(
      [...lowered].flatMap(([provider, { tools: list }]) => {
        const one = list.find((candidate) => candidate.tool === tool);
        return one === undefined ? [] : [[provider, one] as const];
      }),
    );
    const judged = judge(tool, program.types, own);
    const assertions: Assertion[] = [];
    for (const { path, keyword, annotation, place, fates: became } of judged) {
      const at = place === undefined ? noPlace : await located(sources.keyword(place, keyword));
      assertions.push({ path, keyword, kind: annotation ? "annotation" : "assertion", ...at, providers: Object.fromEntries(became) });
    }
    const source: SourceExcerpt[] = [];
    for (const { name, at } of declarations(tool, program.types)) {
      const excerpt = sources.excerpt(at);
      if (excerpt !== undefined) source.push({ name, file: at.file, line: (await located(at)).line, ...excerpt });
    }
    tools.push({
      job,
      name: tool.wireName,
      typeName: tool.typeName,
      ...(await located(tool.at)),
      source,
      providers: perProvider(own, (one, provider) => inspectPayload(provider, one, judged, count)),
      assertions,
    });
  }
  const providers = perProvider(
    lowered,
    (program_, provider): ProviderTotals => ({
      tools: program_.tools.length,
      strict: dialects[provider][0].strict ? program_.tools.filter((tool) => tool.strict).length : null,
      tokens: tools.reduce((sum, tool) => sum + (tool.providers[provider]?.tokens ?? 0), 0),
      estimate: provider !== "openai",
      budgets: budgetsOf(provider, program_),
    }),
  );
  return { providers, tools };
}

const noPlace = { file: null, line: null, column: null, pointer: null };

const perProvider = <A, B>(map: ReadonlyMap<ProviderName, A>, make: (value: A, provider: ProviderName) => B): PerProvider<B> =>
  Object.fromEntries([...map].map(([provider, value]) => [provider, make(value, provider)]));

function inspectPayload(provider: ProviderName, tool: LoweredTool, judged: readonly Judged[], count: CountTokens): InspectedPayload {
  const payload = payloads[provider](tool);
  const found = judged.filter((one) => !one.annotation).map((one) => one.fates.get(provider)?.fate);
  return {
    name: tool.payloadName,
    strict: tool.strict,
    strictReason: tool.strictReason,
    dialect: tool.dialect,
    description: tool.description ?? null,
    schema: tool.schema ?? null,
    payload,
    tokens: count(JSON.stringify(payload)),
    fields: fieldTokens(tool.schema, count),
    hoisting: hoisting(tool.schema, count),
    counts: Object.fromEntries(fates.map((fate) => [fate, found.filter((one) => one === fate).length])) as FateCounts,
  };
}

/** The tool's own declaration, then those of named types it reaches that stand elsewhere. */
function declarations(tool: Tool, types: Program["types"]): readonly { readonly name: string; readonly at: Place }[] {
  const found = [{ name: tool.wireName, at: tool.at }];
  const entered = new Set([tool.args]);
  const stack = [types.get(tool.args)?.type];
  for (let next = stack.pop(); next !== undefined || stack.length > 0; next = stack.pop()) {
    if (next === undefined) continue;
    if (next.kind !== "ref") {
      stack.push(...[...children(next)].reverse());
      continue;
    }
    const named = types.get(next.key);
    if (named === undefined || entered.has(next.key)) continue;
    entered.add(next.key);
    stack.push(named.type);
    if (named.at !== undefined && !found.some(({ at }) => contains(at, named.at))) found.push({ name: named.identifier, at: named.at });
  }
  return found;
}

const contains = (outer: Place, inner: Place | undefined): boolean =>
  inner !== undefined &&
  outer.file === inner.file &&
  (outer.pointer === undefined
    ? outer.offset === inner.offset
    : inner.pointer === outer.pointer || (inner.pointer ?? "").startsWith(`${outer.pointer}/`));
