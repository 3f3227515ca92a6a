export { call, callStatement, longestName } from "./call.js";
export {
  type Code,
  code,
  flat,
  type Hole,
  imported,
  join,
  lines,
  onLines,
  render,
  sections,
  traced,
  widthOf,
} from "./code.js";
export { comment } from "./comment.js";
export { sourceFile, sourcePieces } from "./file.js";
export { json } from "./json.js";
export { block, list, printWidth, property, record } from "./layout.js";
export { inOnePiece, type Piece, type Stretch, textOf } from "./piece.js";
export { remembered } from "./remembered.js";
export { ident, key, member, num, str } from "./text.js";
