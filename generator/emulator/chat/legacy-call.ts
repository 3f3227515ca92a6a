import { hasFault } from "../faults/find-fault.js";
import type { Plan, PlannedCall } from "../reply/plan.js";
import type { JsonObject } from "../wire/json-reader.js";

/** The call to be said in the deprecated way, if the fault asks for it. */
export function legacyCall(plan: Plan): PlannedCall | undefined {
  return hasFault(plan.faults, "legacy-function-call") ? plan.calls[0] : undefined;
}

/** `function_call` of a message. */
export function functionCall(call: PlannedCall): JsonObject {
  return { function_call: { name: call.name, arguments: call.argumentsText ?? "" } };
}
