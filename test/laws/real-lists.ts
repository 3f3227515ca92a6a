import { type LoweredTool, lowerProgram } from "../../generator/lower/index.js";
import type { Program } from "../../generator/model/index.js";
import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import type { ToolList } from "../support/real-tools.js";
import { compile } from "./compile.js";
import { addDelivered, type Delivered, deliver, nothingDelivered } from "./delivery.js";
import { judgeOf } from "./judge.js";
import { payloadViolations, valueViolations } from "./laws.js";
import { standardTypes } from "./standard-types.js";
import { untold } from "./told.js";

/** What one list of real tools comes to. */
export interface ListResult {
  readonly tools: number;
  readonly strictOnOpenai: number;
  readonly strictOnAnthropic: number;
  /** Tools that are loose on Anthropic, with the reason. */
  readonly loose: readonly string[];
  readonly roundTrips: number;
  readonly violations: readonly string[];
  /** Law (d), judged on the tools as they are. */
  readonly delivered: Delivered;
  /** Tools whose schema no validator can take. */
  readonly unjudged: readonly string[];
}

/** Takes a list through reading and lowering and checks the laws on so many samples of each tool, and so many changes of each sample. */
export async function checkList(list: ToolList, samples: number, changes: number): Promise<ListResult> {
  const options = { ...defaultOptions, inputs: ["tools.json"], keepGoing: true };
  const read = await readInputs(options, memoryHost({ "tools.json": JSON.stringify({ tools: list.tools }) }));
  const { program } = runPasses(read.program, options);
  const compiled = await compile(program);
  const violations = [
    ...payloadViolations(compiled.lowered),
    ...[...compiled.lowered.values()].flatMap(({ tools }) => tools.flatMap((lowered) => untold(lowered.tool, lowered, program.types))),
    ...[...anotherMode(program)].flatMap((lowered) => untold(lowered.tool, lowered, program.types)),
  ];
  let roundTrips = 0;
  let delivered = nothingDelivered;
  const unjudged: string[] = [];
  for (const tool of program.tools) {
    const judge = judgeOf(standardTypes(list.tools.find((each) => each.name === tool.wireName)?.inputSchema ?? { type: "object" }));
    if (judge === undefined) unjudged.push(`${list.name} ${tool.wireName}`);
    for (let seed = 0; seed < samples; seed++) {
      try {
        const value = compiled.sample[tool.typeName]?.(seed);
        violations.push(...valueViolations(compiled, tool, value));
        roundTrips += 3;
        if (judge !== undefined) delivered = addDelivered(delivered, deliver(compiled, tool, judge, value, changes, seed));
      } catch (error) {
        violations.push(`${tool.wireName}: ${String(error)}`);
        break;
      }
    }
  }
  const anthropic = compiled.lowered.get("anthropic")?.tools ?? [];
  return {
    tools: program.tools.length,
    strictOnOpenai: (compiled.lowered.get("openai")?.tools ?? []).filter((tool) => tool.strict).length,
    strictOnAnthropic: anthropic.filter((tool) => tool.strict).length,
    loose: anthropic.filter((tool) => !tool.strict).map((tool) => `${list.name} ${tool.tool.wireName}: ${tool.strictReason}`),
    roundTrips,
    delivered,
    unjudged,
    violations: violations.map((text) => `${list.name}: ${text.slice(0, 600)}`),
  };
}

/** The tools in the loose modes, which a list takes only where it must or is told to. */
function anotherMode(program: Program): readonly LoweredTool[] {
  const loose = {
    ...program,
    tools: program.tools.map((tool) => ({ ...tool, behaviour: { ...tool.behaviour, strict: "loose" as const } })),
  };
  return (["openai", "anthropic"] as const).flatMap((provider) => lowerProgram(loose, provider).lowered.tools);
}
