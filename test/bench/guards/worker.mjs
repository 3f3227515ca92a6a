// One peer in a process of its own: loads its checks, then measures what the parent asks for.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , peer, folder] = process.argv;
const data = JSON.parse(readFileSync(`${folder}/data.json`, "utf8"));
const checks = (await import(pathToFileURL(`${folder}/${peer}.mjs`).href)).default;

/** One function for each cell, so that no cell sees what another called: of its own text, for equal texts share what V8 learnt of them. */
const loops = new Map();
function loopOf(cell) {
  if (!loops.has(cell))
    loops.set(
      cell,
      new Function(
        "check",
        "values",
        "rounds",
        `/* ${cell} */ let n = 0; for (let r = 0; r < rounds; r++) for (let i = 0; i < values.length; i++) { const x = check(values[i]); if (x !== null && x !== false) n++; } return n;`,
      ),
    );
  return loops.get(cell);
}

/** Milliseconds of processor time: what other processes take away does not count. */
const cpu = () => {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1e3;
};

/**
 * Calls a check with right and wrong values in turn until V8 has compiled it with all that it will meet. Without this a check whose compilation
 * happened to end late kept code that knew right values only, and was up to eight times as fast as the same check in the next process.
 */
const settled = new Set();
function settle(structure, sort, check, ms) {
  if (settled.has(`${structure} ${sort}`)) return;
  settled.add(`${structure} ${sort}`);
  const { valid, invalid, foreign } = data[structure];
  const values = [...valid, ...(sort === "closed" ? foreign : invalid)];
  const loop = loopOf(`${structure} ${sort}`);
  const start = cpu();
  do loop(check, values, 1);
  while (cpu() - start < 3 * ms);
}

process.on("message", ({ structure, mode, ms }) => {
  try {
    const [sort, kind] = mode.split(" ");
    const check = checks[structure]?.[sort];
    const values = data[structure][kind];
    if (check === undefined) return process.send({ missing: true });
    for (const value of data[structure].valid)
      if (isRight(check(value), sort) !== true) return process.send({ wrong: "refuses a valid value" });
    for (const value of data[structure][sort === "closed" ? "foreign" : "invalid"])
      if (isRight(check(value), sort) !== false) return process.send({ wrong: "accepts an invalid value" });
    // Asked of the open check: wrong shapes would slow the closed one, which leaves them out of its own reads.
    if (sort === "closed" && data[structure].invalid.some((value) => checks[structure].is(value)))
      return process.send({ wrong: "accepts an invalid value" });
    if (mode === "issues invalid" && !data[structure].invalid.every((value, i) => says(check(value), data[structure].tops[i])))
      return process.send({ wrong: "does not say where" });
    settle(structure, sort, check, ms);
    const loop = loopOf(`${structure} ${mode}`);
    let rounds = 1;
    let start = cpu();
    let spent = 0;
    while (spent < ms / 4) {
      loop(check, values, rounds);
      const now = cpu();
      spent = now - start;
      if (spent < ms / 4) rounds *= 2;
      start = now;
    }
    const runs = Math.max(1, Math.round((rounds * ms) / spent));
    start = cpu();
    loop(check, values, runs);
    process.send({ perSecond: (runs * values.length * 1e3) / (cpu() - start) });
  } catch (error) {
    process.send({ wrong: String(error) });
  }
});

/** Whether issues say where: at least in which property of the whole value. */
function says(issues, top) {
  return [JSON.stringify(issues), String(issues), issues?.message].some((text) => text?.includes(top));
}

function isRight(answer, sort) {
  if (sort !== "issues") return answer;
  if (answer === null) return true;
  if (typeof answer === "object" && "success" in answer) return answer.success;
  return Array.isArray(answer) && answer.length === 0;
}
process.send({ ready: true });
