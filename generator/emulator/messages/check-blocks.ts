import type { Json } from "../../model/json.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { isArray, isObject, member, text } from "../wire/json-reader.js";
import { sign } from "../wire/memory.js";

/** The shape of a message's blocks, and whether thinking came back as it was sent. */
export function checkBlocks(content: readonly Json[], role: "user" | "assistant", place: string): ApiError | null {
  const ids = new Set<string>();
  for (const [index, block] of content.entries()) {
    const found = checkBlock(block, role, `${place}.${index}`);
    if (found !== null) return found;
    const id = text(block, "type") === "tool_use" ? text(block, "id") : undefined;
    if (id !== undefined && ids.has(id)) return badRequest(`${place}.${index}: \`tool_use\` ids must be unique`);
    if (id !== undefined) ids.add(id);
  }
  return null;
}

function checkBlock(block: Json, role: "user" | "assistant", place: string): ApiError | null {
  const type = text(block, "type");
  switch (type) {
    case undefined:
      return badRequest(`${place}.type: Field required`);
    case "text": {
      const said = text(block, "text");
      if (said === undefined) return badRequest(`${place}.text.text: Input should be a valid string`);
      return said === "" ? badRequest("messages: text content blocks must be non-empty") : null;
    }
    case "tool_use":
      return role === "user"
        ? badRequest(`${place}: \`tool_use\` blocks can only be in \`assistant\` messages`)
        : checkToolUse(block, `${place}.tool_use`);
    case "tool_result":
      return role === "assistant"
        ? badRequest(`${place}: \`tool_result\` blocks can only be in \`user\` messages`)
        : checkToolResult(block, `${place}.tool_result`);
    case "thinking":
      return checkThinking(block, place);
    default:
      return null;
  }
}

function checkToolUse(block: Json, place: string): ApiError | null {
  const id = text(block, "id");
  if (id === undefined) return badRequest(`${place}.id: Field required`);
  if (!/^[a-zA-Z0-9_-]+$/.test(id)) return badRequest(`${place}.id: String should match pattern '^[a-zA-Z0-9_-]+$'`);
  const name = text(block, "name");
  if (name === undefined) return badRequest(`${place}.name: Field required`);
  if (!/^[a-zA-Z0-9_-]{1,128}$/.test(name)) return badRequest(`${place}.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`);
  const input = member(block, "input");
  if (input === undefined) return badRequest(`${place}.input: Field required`);
  return isObject(input) ? null : badRequest(`${place}.input: Input should be a valid dictionary`);
}

function checkToolResult(block: Json, place: string): ApiError | null {
  if (text(block, "tool_use_id") === undefined) return badRequest(`${place}.tool_use_id: Field required`);
  const content = member(block, "content");
  if (content !== undefined && typeof content !== "string" && !isArray(content)) {
    return badRequest(`${place}.content: Input should be a valid string or list`);
  }
  const flag = member(block, "is_error");
  return flag === undefined || flag === null || typeof flag === "boolean"
    ? null
    : badRequest(`${place}.is_error: Input should be a valid boolean`);
}

/** A signature signs its text: any other text, or none, is an altered block. */
function checkThinking(block: Json, place: string): ApiError | null {
  const thinking = text(block, "thinking");
  if (thinking === undefined) return badRequest(`${place}.thinking.thinking: Field required`);
  const signature = text(block, "signature");
  if (signature === undefined) return badRequest(`${place}.thinking.signature: Field required`);
  return signature === sign(thinking) ? null : badRequest(`${place}: Invalid \`signature\` in \`thinking\` block`);
}
