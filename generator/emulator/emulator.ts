import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Fault } from "./faults/fault.js";
import { writeGoogleCredentials } from "./http/google-credentials.js";
import { handle, type Service } from "./http/handle.js";
import type { EmulatorRequest } from "./http/received.js";
import { defaultScript } from "./script/default-script.js";
import type { Script } from "./script/script.js";
import { createIds } from "./wire/ids.js";
import { createMemory } from "./wire/memory.js";

export interface EmulatorOptions {
  /** Port on 127.0.0.1; 0 or absent = a free one. */
  readonly port?: number;
  /** What the model answers; absent = each offered tool once, then a text. */
  readonly script?: Script;
  /** Faults of every reply. */
  readonly faults?: readonly Fault[];
  /** How many of the latest requests `requests` holds; all by default. */
  readonly keep?: number;
  /** Characters per piece of arguments or text in a stream. Default 12. */
  readonly pieceSize?: number;
}

/** The variables that point the four official SDKs at the emulator. */
export interface EmulatorEnv {
  readonly OPENAI_BASE_URL: string;
  readonly OPENAI_API_KEY: string;
  readonly ANTHROPIC_BASE_URL: string;
  readonly ANTHROPIC_API_KEY: string;
  readonly GOOGLE_GEMINI_BASE_URL: string;
  readonly GEMINI_API_KEY: string;
  readonly GOOGLE_VERTEX_BASE_URL: string;
  readonly GOOGLE_CLOUD_PROJECT: string;
  readonly GOOGLE_CLOUD_LOCATION: string;
  readonly GOOGLE_APPLICATION_CREDENTIALS: string;
  /** What it was, and 127.0.0.1: google-auth-library would ask for its token through a proxy otherwise. */
  readonly NO_PROXY: string;
}

export interface Emulator {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  readonly url: string;
  /** Environment variables under which `new OpenAI()`, `new Anthropic()`, `new GoogleGenAI({})` and `new GoogleGenAI({ vertexai: true })` talk to the emulator. */
  readonly env: EmulatorEnv;
  /** Everything received so far (at most `keep`), oldest first; credentials blanked. */
  readonly requests: readonly EmulatorRequest[];
  /** Mistakes of the script found so far; each was also answered with HTTP 500. */
  readonly problems: readonly string[];
  /** Ends open connections and the server, removes the credentials file. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP server on 127.0.0.1 that speaks OpenAI Chat Completions and Responses, Anthropic Messages, and
 * Google generateContent (Gemini and Vertex paths), plain and streamed, and that refuses what the real APIs refuse.
 * There is no model in it: a script says what is answered.
 *
 * Vertex without network: `env` holds a credentials file whose token service is the emulator itself, so
 * `new GoogleGenAI({ vertexai: true })` takes the project path with a bearer token. Express mode works too:
 * `new GoogleGenAI({ vertexai: true, apiKey: "any" })`. So does a client of one's own:
 * `new GoogleGenAI({ vertexai: true, project, location, httpOptions: { baseUrl: url }, googleAuthOptions: { apiKey: "any" } })`.
 * (Given a project and an API key in the environment, @google/genai says on `console.debug` which of them it takes.)
 *
 * @throws the server's own error where the port is taken
 *
 * @example
 * const emulator = await startEmulator({ script: [{ calls: [{ name: "Weather", arguments: { location: "Toronto" } }] }] });
 * Object.assign(process.env, emulator.env);
 * const completion = await new OpenAI().chat.completions.create({ model: "gpt-4.1-mini", messages, tools });
 * await emulator.close();
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const service: Service = {
    script: options.script ?? defaultScript,
    faults: options.faults ?? [],
    pieceSize: Math.max(1, options.pieceSize ?? 12),
    ids: createIds(),
    memory: createMemory(),
    requests: [],
    keep: options.keep ?? Number.POSITIVE_INFINITY,
    problems: [],
    struck: new Map(),
  };
  const server = createServer((request, response) => {
    // A client that goes away in the middle is no mistake of anybody.
    response.on("error", () => undefined);
    handle(request, response, service).catch((error: unknown) => {
      service.problems.push(String(error));
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { "content-type": "application/json", "x-should-retry": "false" })
          .end(JSON.stringify({ error: { message: String(error) } }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = writeGoogleCredentials(url);
  return {
    url,
    env: envOf(url, credentials.file),
    requests: service.requests,
    problems: service.problems,
    close: () => {
      credentials.remove();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function envOf(url: string, credentials: string): EmulatorEnv {
  return {
    OPENAI_BASE_URL: `${url}/v1`,
    OPENAI_API_KEY: "emulator",
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_API_KEY: "emulator",
    GOOGLE_GEMINI_BASE_URL: url,
    GEMINI_API_KEY: "emulator",
    GOOGLE_VERTEX_BASE_URL: url,
    GOOGLE_CLOUD_PROJECT: "emulator",
    GOOGLE_CLOUD_LOCATION: "us-central1",
    GOOGLE_APPLICATION_CREDENTIALS: credentials,
    NO_PROXY: [process.env.NO_PROXY ?? process.env.no_proxy ?? "", "127.0.0.1"].filter((part) => part !== "").join(","),
  };
}
