import type { Json } from "../../model/json.js";
import type { Plan, PlannedCall } from "../reply/plan.js";
import type { TurnRequest } from "../script/script.js";
import { pieces } from "../wire/frame.js";
import { isArray, isObject, type JsonObject, member } from "../wire/json-reader.js";
import { callPart, signatureOf } from "./reply.js";

interface PartialPart {
  readonly part: JsonObject;
  /** Characters of arguments in it. */
  readonly characters: number;
}

/**
 * A call with `streamFunctionCallArguments` (Vertex, recorded 2026-05): name first, then nameless parts with one leaf
 * each, strings in pieces closed by an empty one, and an empty `functionCall` at the end (which may be missing). The
 * form has no word for an empty object or array: they are not sent.
 */
export function partialCallParts(
  call: PlannedCall,
  plan: Plan,
  request: TurnRequest,
  options: { readonly first: boolean; readonly pieceSize: number; readonly closing: boolean },
): readonly PartialPart[] {
  const leaves = leavesOf(call.value ?? {});
  if (leaves.length === 0) return [{ part: callPart(call, options.first, plan, request), characters: 0 }];
  const id = call.id === null ? {} : { id: call.id };
  const out: PartialPart[] = [
    {
      part: { functionCall: { name: call.name, ...id, willContinue: true }, ...signatureOf(call, options.first, plan, request) },
      characters: 0,
    },
  ];
  for (const [jsonPath, value] of leaves) out.push(...leafParts(jsonPath, value, options.pieceSize));
  const last = out.at(-1);
  if (options.closing) out.push({ part: { functionCall: {} }, characters: 0 });
  else if (last !== undefined)
    out[out.length - 1] = { ...last, part: { functionCall: withoutContinue(member(last.part, "functionCall")) } };
  return out;
}

function leafParts(jsonPath: string, value: Json, pieceSize: number): readonly PartialPart[] {
  const part = (argument: JsonObject, characters: number): PartialPart => ({
    part: { functionCall: { partialArgs: [{ jsonPath, ...argument }], willContinue: true } },
    characters,
  });
  if (typeof value === "string") {
    return [
      ...pieces(value, pieceSize).map((piece) => part({ stringValue: piece, willContinue: true }, piece.length)),
      part({ stringValue: "" }, 0),
    ];
  }
  if (typeof value === "number") return [part({ numberValue: value }, String(value).length)];
  return [part(typeof value === "boolean" ? { boolValue: value } : { nullValue: "NULL_VALUE" }, 4)];
}

/** Scalars with their JSON paths, in order; without recursion, since arguments may be deep. */
function leavesOf(root: Json): readonly (readonly [string, Json])[] {
  const out: (readonly [string, Json])[] = [];
  const open: (readonly [string, Json])[] = [["$", root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next;
    if (isArray(value)) open.push(...value.map((item, index) => [`${path}[${index}]`, item] as const).toReversed());
    else if (isObject(value))
      open.push(
        ...Object.entries(value)
          .map(([key, item]) => [`${path}${step(key)}`, item] as const)
          .toReversed(),
      );
    else out.push([path, value]);
  }
  return out;
}

function step(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`;
}

function withoutContinue(call: Json | undefined): JsonObject {
  return isObject(call) ? Object.fromEntries(Object.entries(call).filter(([key]) => key !== "willContinue")) : {};
}
