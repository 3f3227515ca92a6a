import { expect, test, vi } from "vitest";
import { run } from "../../generator/cli/run.js";
import { memoryIo } from "./support/memory-io.js";
import { project, twoTools } from "./support/project.js";

test("a file that is emptied is read once it is filled", async () => {
  const at = project({ "tools.ts": twoTools });
  const memory = memoryIo(at.root);
  let interrupt = () => {};
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  // A clock that stands still, so that nothing is waited for too long.
  const ended = run(["--watch", "tools.ts", "-p", "none"], { ...memory, interrupted: () => interrupted, now: () => 0 });
  const says = (text: string) => vi.waitFor(() => expect(memory.stdout()).toContain(text), { timeout: 100_000 });
  await says("4 files, 2 tools");
  at.write("tools.ts", "");
  await new Promise((resolve) => setTimeout(resolve, 100));
  at.write("tools.ts", twoTools.replace("GoogleSearch", "Search"));
  await says("(3 changed)");
  expect(memory.stderr()).not.toContain("error");
  interrupt();
  expect(await ended).toBe(0);
}, 240_000);
