import type { CallContext } from "@pt-gen/runtime/contract";

/** @tool */
export function early(context: CallContext, text: string): string {
  return text + context.id;
}
