/**
 * What `@key` and `@concurrency` ask for. Which tools have them is known when a client is generated, so only those clients import it.
 */
import type { ToolEntry } from "../contract/tool-entry.js";
import { startTimer } from "../platform.js";
import { createGate, type Gate } from "./gate.js";
import { objectOf } from "./json-value.js";
import { toJsonText } from "./result-content.js";

/** The gates that a call has to pass beside the one that all calls share. */
export type Schedule = (entry: ToolEntry, args: unknown) => readonly Gate[];

/**
 * A gate for one. A handler that timed out may still be writing, so its key stays taken until it ends. Where it never does, those that
 * wait for the key time out as well: they neither run beside it nor wait for ever.
 */
const createKey = (): Gate => {
  const gate = createGate(1);
  let stuck = false;
  const refuseStuck = (): void => {
    if (!stuck) return;
    gate.give();
    throw new Error("Not run: an earlier call with this key has not ended.");
  };
  return {
    take() {
      const turn = gate.take();
      if (turn) return turn.then(refuseStuck);
      refuseStuck();
      return undefined;
    },
    give(running, timeout = 0) {
      const cancel = startTimer(() => {
        stuck = true;
        gate.give();
      }, timeout);
      const done = (): void => {
        cancel();
        if (!stuck) gate.give();
        stuck = false;
      };
      Promise.resolve(running).then(done, done);
    },
  };
};

/** A new schedule for one reply. */
export const schedule = (): Schedule => {
  const gates = new Map<ToolEntry | string, Gate>();
  const gateOf = (owner: ToolEntry | string, create: () => Gate): Gate => {
    const gate = gates.get(owner) ?? create();
    gates.set(owner, gate);
    return gate;
  };
  return (entry, args) => {
    const { key, concurrency } = entry;
    return [
      // Calls without the property are serialised too, because they may mean the same thing.
      ...(key === undefined ? [] : [gateOf(toJsonText([key, objectOf(args)[key]]), createKey)]),
      ...(concurrency === undefined ? [] : [gateOf(entry, () => createGate(concurrency))]),
    ];
  };
};
