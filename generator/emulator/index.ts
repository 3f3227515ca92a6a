/** Public entry `pt-gen/emulator`: the vendors' APIs without the vendors, for tests and demonstrations. */
export { startEmulator } from "./emulator.js";
export type { Emulator, EmulatorEnv, EmulatorOptions } from "./emulator.js";
export type { CallFault, EventFault, Fault, FaultKind, ReplyFault, TransportFault } from "./faults/fault.js";
export type { EmulatorRequest, SentPiece } from "./http/received.js";
export { defaultScript } from "./script/default-script.js";
export { parallelToolsScript } from "./script/parallel-tools-script.js";
export type {
  OfferedTool,
  ReceivedResult,
  Script,
  ScriptedCall,
  ScriptedError,
  ScriptedUsage,
  ToolChoice,
  Turn,
  TurnRequest,
} from "./script/script.js";
