import type { CallOptions, ParallelResult, HandlersOf, RunOptions } from "@pt-gen/runtime/contract";
interface ToolArgs {
  Weather: { location: string; units: "imperial" | "metric" };
  GoogleSearch: { query: string };
}
interface ToolResults {
  Weather: string;
  GoogleSearch: unknown;
}
type ToolName = keyof ToolArgs;
type Result<N extends ToolName = ToolName> = ParallelResult<ToolArgs, ToolResults, N, unknown, unknown>;
declare function callParallel<N extends ToolName = ToolName>(
  client: object,
  request: object,
  options?: CallOptions<ToolArgs, ToolResults, N>,
): Promise<Result<N>>;
declare function runParallel<N extends ToolName = ToolName>(
  client: object,
  request: object,
  options: RunOptions<ToolArgs, ToolResults, N>,
): Promise<Result<N>>;
export async function ok() {
  const all = await callParallel({}, {});
  for (const call of all) {
    if (call.name === "Weather") call.args.units satisfies "imperial" | "metric";
    else call.args.query satisfies string;
  }
  const one = await callParallel({}, {}, { tools: ["Weather"] });
  for (const call of one) {
    call.name satisfies "Weather";
    call.args.location satisfies string;
  }
  await callParallel(
    {},
    {},
    {
      handlers: {
        Weather: (args) => args.location,
        GoogleSearch: async (args, context) => {
          await fetch("x", { signal: context.signal });
          return args.query;
        },
      },
    },
  );
  await callParallel({}, {}, { tools: ["Weather"], handlers: { Weather: async (args) => args.location } });
  // @ts-expect-error GoogleSearch is missing
  await callParallel({}, {}, { handlers: { Weather: () => "" } });
  // @ts-expect-error wrong result
  await callParallel({}, {}, { tools: ["Weather"], handlers: { Weather: () => 1 } });
  // @ts-expect-error no handler
  await callParallel({}, {}, { tools: ["Weather"], handlers: { Weather: undefined } });
  // @ts-expect-error a handler of no tool
  await callParallel({}, {}, { tools: ["Weather"], handlers: { Weather: () => "", Wether: () => "" } });
  // @ts-expect-error unknown tool
  await callParallel({}, {}, { tools: ["Wether"] });
  await callParallel({}, {}, { tools: ["Weather"], toolChoice: { tool: "Weather" } });
  // @ts-expect-error not offered
  await callParallel({}, {}, { tools: ["Weather"], toolChoice: { tool: "GoogleSearch" } });
  const h: HandlersOf<ToolArgs, ToolResults> = { Weather: () => "", GoogleSearch: () => 1 };
  await runParallel({}, {}, { handlers: h });
  const r = await callParallel(
    {},
    {},
    {
      tools: ["Weather"],
      approve: (call) => call.name === "Weather",
      onEvent: (e) => {
        if (e.type === "call-complete") e.call.args.location;
      },
    },
  );
  r.outcomes?.map((o) => (o.status === "ok" ? o.result.length : 0));
}
