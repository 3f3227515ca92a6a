/** Recorded provider replies (data from outside; not part of the project's own tree). */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataDirectory } from "../support/data.js";

export interface ExpectedCall {
  readonly id: string | null;
  readonly name: string;
  readonly arguments: unknown;
  readonly kind?: string;
}

export interface WireCase {
  readonly id: string;
  readonly provider: "openai" | "anthropic" | "google";
  readonly api: "chat" | "responses" | "messages" | "generateContent";
  readonly vendor: string;
  readonly model: string | null;
  readonly stream: boolean;
  readonly tags: readonly string[];
  readonly response: { readonly status: number; readonly contentType: string; readonly body: string };
  readonly tools: readonly { readonly name: string; readonly kind?: string }[];
  readonly expected: {
    readonly calls: readonly ExpectedCall[];
    readonly finish: string | null;
    readonly text: string;
    readonly error?: {
      readonly status: number | null;
      readonly code: string | number | null;
      readonly message: string;
      readonly inStream: boolean;
    };
  };
}

const folder = join(dataDirectory, "wire");

export const hasCases: boolean = existsSync(join(folder, "index.json"));

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));

export const readCases = (): WireCase[] => (hasCases ? (read("index") as { id: string }[]).map(({ id }) => read(id) as WireCase) : []);

/** The calls that are the client's to run. */
export const ownCalls = ({ expected, response, tags }: WireCase): ExpectedCall[] =>
  expected.calls.filter(
    (call) => call.kind !== "custom" && !(tags.includes("google-server-executed") && response.body.includes('"functionResponse"')),
  );
