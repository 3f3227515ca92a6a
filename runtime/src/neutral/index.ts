/**
 * The three verbs for a model string such as `"anthropic/claude-…"`: the SDK client is built from the SDK's own environment variables, the
 * request is turned into the vendor's, the result is of one type for all.
 */
import type { AnyStream } from "../core/any.js";
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
 * @param options a `CallOptions`; as the result's, its type is said by generated signatures alone
 * @throws TypeError for a model that names no generated provider; else what the SDK throws
 */
export const callParallel = async <Result>(
  model: string,
  request: NeutralRequest,
  options: object | undefined,
  load: ProviderLoaders,
): Promise<Result> => {
  const { module, client, request: vendorRequest } = await prepare(model, request, load);
  return (await module.callParallel(client, vendorRequest, options as never)) as Result;
};

/** The same, call by call while the reply streams: a `ParallelStream`. */
export const streamParallel = <Stream>(
  model: string,
  request: NeutralRequest,
  options: object | undefined,
  load: ProviderLoaders,
): Stream => {
  const loading = prepare(model, request, load).then(
    ({ module, client, request: vendorRequest }) => module.streamParallel(client, vendorRequest, options as never) as AnyStream,
  );
  return deferStream(loading) as Stream;
};

/** Turns until the model stops calling: takes `RunOptions`, gives a `RunResult`. */
export const runParallel = async <Run>(model: string, request: NeutralRequest, options: object, load: ProviderLoaders): Promise<Run> => {
  const { module, client, request: vendorRequest } = await prepare(model, request, load);
  return (await module.runParallel(client, vendorRequest, options as never)) as Run;
};
