import type { Content } from "../../generator/model/index.js";
import { type Code, code } from "../kit/index.js";
import { always, type Condition, holds } from "./condition.js";
import type { Unit } from "./unit.js";

/** What the text must hold. */
export function contentCheck({ base64, json }: Content, value: Code, unit: Unit): Condition {
  if (!base64 && !json) return always;
  const check = base64 ? (json ? "contentBase64Json" : "contentBase64") : "contentJson";
  return holds(code`${unit.helper(check)}(${value})`);
}
