/**
 * The three verbs for a model string such as `"anthropic/claude-…"`: the SDK client is built from the SDK's own environment variables, the
 * request is turned into the vendor's, the result is of one type for all.
 */
import type { ParallelStream } from "../contract/events.js";
import type { CallOptions, RunOptions, RunResult } from "../contract/options.js";
import type { ParallelResult } from "../contract/result.js";
import { type AnyResult, type AnyRunResult, type AnyStream, forgetTools } from "../core/any.js";
import { createClient } from "./client.js";
import { parseModel, type ProviderName } from "./model.js";
import { type NeutralRequest, toVendorRequest } from "./request.js";
import { deferStream } from "./stream.js";

export type { NeutralMessage, NeutralRequest } from "./request.js";

/** What of a generated provider file is called here. */
interface ProviderModule {
  callParallel(client: never, request: never, options?: never): Promise<unknown>;
  streamParallel(client: never, request: never, options?: never): unknown;
  runParallel(client: never, request: never, options: never): Promise<unknown>;
}

/**
 * How to load the generated provider files that exist. Their type is left open: comparing generated signatures with ours would cost
 * every program thousands of type instantiations.
 */
export interface ProviderLoaders {
  readonly openai?: () => Promise<object>;
  readonly anthropic?: () => Promise<object>;
  readonly google?: () => Promise<object>;
}

interface Prepared {
  readonly module: ProviderModule;
  readonly client: never;
  readonly request: never;
}

const loaderOf = (load: ProviderLoaders, provider: ProviderName): (() => Promise<object>) => {
  const loader = load[provider === "vertexai" ? "google" : provider];
  if (loader === undefined) throw new TypeError(`No client was generated for "${provider}"; add it to the providers of pt-gen.`);
  return loader;
};

const prepare = async (text: string, request: NeutralRequest, load: ProviderLoaders): Promise<Prepared> => {
  const { provider, model } = parseModel(text);
  const loading = loaderOf(load, provider)();
  const client = await createClient(provider);
  return {
    module: (await loading) as ProviderModule,
    client: client as never,
    request: toVendorRequest(provider, model, request) as never,
  };
};

/**
 * @param model `"openai/…"`, `"anthropic/…"`, `"google/…"` or `"vertexai/…"`
 * @throws TypeError for a model that names no generated provider; else what the SDK throws
 */
export const callParallel = async <A, R, N extends keyof A & keyof R>(
  model: string,
  request: NeutralRequest,
  options: CallOptions<A, R, N> | undefined,
  load: ProviderLoaders,
): Promise<ParallelResult<A, R, N, unknown, object>> => {
  const { module, client, request: vendorRequest } = await prepare(model, request, load);
  return (await module.callParallel(client, vendorRequest, forgetTools(options) as never)) as AnyResult as unknown as ParallelResult<
    A,
    R,
    N,
    unknown,
    object
  >;
};

export const streamParallel = <A, R, N extends keyof A & keyof R>(
  model: string,
  request: NeutralRequest,
  options: CallOptions<A, R, N> | undefined,
  load: ProviderLoaders,
): ParallelStream<A, R, N, unknown, object> => {
  const loading = prepare(model, request, load).then(
    ({ module, client, request: vendorRequest }) =>
      module.streamParallel(client, vendorRequest, forgetTools(options) as never) as AnyStream,
  );
  return deferStream(loading) as unknown as ParallelStream<A, R, N, unknown, object>;
};

export const runParallel = async <A, R, N extends keyof A & keyof R>(
  model: string,
  request: NeutralRequest,
  options: RunOptions<A, R, N>,
  load: ProviderLoaders,
): Promise<RunResult<A, R, N, unknown, object>> => {
  const { module, client, request: vendorRequest } = await prepare(model, request, load);
  return (await module.runParallel(client, vendorRequest, forgetTools(options) as never)) as AnyRunResult as unknown as RunResult<
    A,
    R,
    N,
    unknown,
    object
  >;
};
