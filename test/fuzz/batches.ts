import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

/** What is wrong with the case of a seed; `undefined` when nothing is. */
export type FaultOf = (seed: number) => Promise<string | undefined>;

/** A case that takes longer than this on a busy machine is taken for one that never ends. */
const mostSeconds = 60;
const batch = 200;
const folder = "node_modules/.cache/pt-gen-fuzz";

interface State {
  nextSeed: number;
  cases: number;
  faults: number;
}

/**
 * `npm run fuzz <name> -- --minutes N [--seed S]`: one case for each seed, in processes that are ended when a case does not end. Goes on
 * where the last run stopped, unless it is given a seed. Exit 1 when there is a fault; each is printed with its seed.
 */
export async function fuzz(name: string, faultOf: FaultOf): Promise<void> {
  const { values: flags } = parseArgs({
    options: { minutes: { type: "string", default: "1" }, seed: { type: "string" }, cases: { type: "string" }, child: { type: "boolean" } },
  });
  const first = Number(flags.seed ?? 0);
  if (flags.child === true) return runCases(first, Number(flags.cases), faultOf);
  mkdirSync(folder, { recursive: true });
  const stateFile = `${folder}/${name}.json`;
  const fresh: State = { nextSeed: 1, cases: 0, faults: 0 };
  const state = flags.seed === undefined ? readState(stateFile, fresh) : { ...fresh, nextSeed: first };
  const until = Date.now() + Number(flags.minutes) * 60_000;
  const from = state.nextSeed;
  const kinds = new Map<string, number>();
  while (Date.now() < until && (flags.cases === undefined || state.cases < Number(flags.cases))) {
    await runBatch(state.nextSeed, Math.min(batch, Number(flags.cases ?? batch)), until, (seed, fault) => {
      state.nextSeed = seed + 1;
      state.cases += 1;
      if (fault === undefined) return;
      state.faults += 1;
      const kind = fault.split("\n")[0] ?? "";
      const count = (kinds.get(kind) ?? 0) + 1;
      kinds.set(kind, count);
      if (count <= 3) console.log(`seed ${seed}: ${fault}`);
    });
    if (flags.seed === undefined) writeFileSync(stateFile, JSON.stringify(state));
  }
  console.log(`Seeds ${from} to ${state.nextSeed - 1}; in all ${state.cases} cases, ${state.faults} faults.`);
  for (const [kind, count] of kinds) console.log(`  FOUND ${count}  ${kind}`);
  if (kinds.size > 0) process.exitCode = 1;
}

function readState(file: string, fresh: State): State {
  try {
    return { ...fresh, ...(JSON.parse(readFileSync(file, "utf8")) as State) };
  } catch {
    return fresh;
  }
}

async function runCases(first: number, count: number, faultOf: FaultOf): Promise<void> {
  for (let seed = first; seed < first + count; seed++) {
    const fault = await faultOf(seed).catch((error: unknown) => `throws ${error instanceof Error ? error.stack : String(error)}`);
    console.log(JSON.stringify({ seed, fault }));
  }
}

/** The cases from `first` on in a process of its own, up to the first that ends it or does not end. */
async function runBatch(
  first: number,
  count: number,
  until: number,
  tell: (seed: number, fault: string | undefined) => void,
): Promise<void> {
  const args = ["--enable-source-maps", process.argv[1] ?? "", "--child", "--seed", String(first), "--cases", String(count)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let next = first;
  let ended = false;
  let errors = "";
  child.stderr.on("data", (text: Buffer) => {
    errors = (errors + text.toString()).slice(-2000);
  });
  const kill = (): void => {
    ended = true;
    child.kill("SIGKILL");
  };
  let timer = setTimeout(kill, mostSeconds * 1000);
  const closed = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let stopped = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"seed":')) continue;
    const { seed, fault } = JSON.parse(line) as { readonly seed: number; readonly fault?: string };
    clearTimeout(timer);
    timer = setTimeout(kill, mostSeconds * 1000);
    next = seed + 1;
    tell(seed, fault);
    if (Date.now() >= until && !stopped) {
      stopped = true;
      child.kill("SIGKILL");
    }
  }
  await closed;
  clearTimeout(timer);
  if (ended) tell(next, `does not end within ${mostSeconds} s`);
  else if (!stopped && next < first + count) tell(next, `ends the process\n${errors}`);
}
