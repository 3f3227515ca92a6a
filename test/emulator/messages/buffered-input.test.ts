import { expect, test } from "vitest";
import { bufferedInput } from "../../../generator/emulator/messages/buffered-input.js";

test.each([
  ['{"a":{"x":1,"y":[1,2],"z":', ""],
  ['{"a":{"x":1,"y":2},"b":"c', '{"a":{"x":1,"y":2}'],
  ['{"a":"x,y\\",","b":1,"c', '{"a":"x,y\\",","b":1'],
  ['{"a":[1,2', ""],
  ['{"a":1}', '{"a":1}'],
  ["", ""],
])("of %s only whole parameters appear", (cut, seen) => {
  expect(bufferedInput(cut)).toBe(seen);
});
