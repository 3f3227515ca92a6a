import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** Where a Chromium is, if any: `PT_GEN_CHROMIUM`, or the usual places. */
export const chromium = [
  ...(process.env["PT_GEN_CHROMIUM"] === undefined ? [] : [process.env["PT_GEN_CHROMIUM"]]),
  ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
].find((path) => existsSync(path));

/** One page in a headless browser, spoken to by the DevTools protocol over a pipe: no port, no package. */
export interface Tab {
  /** The value of an expression in the page, as JSON. */
  readonly ask: (expression: string) => Promise<unknown>;
  /** Presses and releases a key. */
  readonly press: (key: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly prefer: (scheme: "light" | "dark") => Promise<void>;
  /** A PNG, base64. */
  readonly picture: () => Promise<string>;
  /** Console messages, uncaught errors and policy violations so far. */
  readonly complaints: readonly string[];
  /** URLs that the page asked for, its own included. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

const flags = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--hide-scrollbars", "--window-size=1500,1200", "--remote-debugging-pipe"],
];

const urlOf = ({ params }: Message): string => (params as { readonly request: { readonly url: string } }).request.url;

/** Opens a file of this machine. */
export async function openTab(program: string, url: string): Promise<Tab> {
  const profile = mkdtempSync(join(tmpdir(), "pt-gen-browser-"));
  const browser = spawn(program, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => browser.once("exit", () => resolve()));
  const input = browser.stdio[3] as Writable;
  const output = browser.stdio[4] as Readable;
  const waiting = new Map<number, (message: Message) => void>();
  const complaints: string[] = [];
  const requests: string[] = [];
  let loaded = () => {};
  const load = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  let rest = "";
  output.setEncoding("utf8");
  output.on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      else if (message.method === "Page.loadEventFired") loaded();
      else if (message.method === "Network.requestWillBeSent") requests.push(urlOf(message));
      else if (/^(Runtime\.(exceptionThrown|consoleAPICalled)|Log\.entryAdded)$/.test(message.method ?? ""))
        complaints.push(JSON.stringify(message.params));
    }
  });
  let last = 0;
  let session: string | undefined;
  const send = async (method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> => {
    const id = ++last;
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    input.write(`${JSON.stringify({ id, method, params, ...(session && { sessionId: session }) })}\0`);
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  };
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  session = String((await send("Target.attachToTarget", { targetId, flatten: true }))["sessionId"]);
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await send(`${domain}.enable`);
  await send("Page.navigate", { url });
  await load;
  return {
    ask: async (expression) => {
      const { result, exceptionDetails } = (await send("Runtime.evaluate", { expression, returnByValue: true })) as {
        readonly result?: { readonly value?: unknown };
        readonly exceptionDetails?: { readonly text: string };
      };
      if (exceptionDetails !== undefined) throw new Error(`${expression}: ${exceptionDetails.text}`);
      return result?.value;
    },
    press: async (key) => {
      const text = key.length === 1 ? { text: key } : {};
      await send("Input.dispatchKeyEvent", { type: "keyDown", key, ...text });
      await send("Input.dispatchKeyEvent", { type: "keyUp", key });
    },
    type: async (text) => void (await send("Input.insertText", { text })),
    prefer: async (scheme) =>
      void (await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] })),
    picture: async () => String((await send("Page.captureScreenshot", { format: "png" }))["data"]),
    complaints,
    requests,
    close: async () => {
      await send("Browser.close").catch(() => {});
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
