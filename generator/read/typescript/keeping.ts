import { movedTo, type NamedType, type Tool } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { nodeLimit } from "./limits.js";
import { placeOf, type Reading, type Slot } from "./reading.js";

/** What reading a declaration came to, in a run before this one. */
export interface KeptDeclaration {
  readonly key: string;
  readonly identifier: string;
  /** As a type of its own, or where it is used. */
  readonly named?: NamedType | undefined;
  readonly inline?: Slot["inline"];
  /** Declarations that its reading came across, in order; what they came across is theirs. */
  readonly met: readonly ts.Node[];
  /** Types that it holds, and work that its patterns cost, both without what it came across. */
  readonly nodes: number;
  readonly work: number;
}

export interface KeptTool {
  readonly tool: Tool;
  readonly met: readonly ts.Node[];
}

/** What a process knows of declarations from earlier runs (`--watch`); only of those of which nothing has changed that they depend on. */
export interface Kept {
  /** To be called once the tools are known: a declaration is read otherwise where it is a tool. */
  readonly settle: (tools: ReadonlySet<ts.Node>) => void;
  readonly declaration: (declaration: ts.Node) => KeptDeclaration | undefined;
  readonly tool: (declaration: ts.Node) => KeptTool | undefined;
  /** Keeps what a run came to; `read` are all that were read anew. */
  readonly keep: (
    read: { readonly has: (declaration: ts.Node) => boolean },
    declarations: ReadonlyMap<ts.Node, KeptDeclaration>,
    tools: ReadonlyMap<ts.Node, KeptTool>,
  ) => void;
}

interface Frame {
  readonly declaration: ts.Node;
  readonly met: ts.Node[];
  readonly startNodes: number;
  readonly startWork: number;
  /** Of what it came across. */
  innerNodes: number;
  innerWork: number;
}

/**
 * Follows a reading: notes what each declaration came to, and puts what an earlier reading came to in its place where that still holds.
 * Both give the same types in the same order.
 */
export interface Keeping {
  /** Puts a kept declaration, and all that it comes across, where reading it would. */
  readonly restore: (declaration: ts.Node) => boolean;
  readonly restoreTool: (declaration: ts.Node, key: string) => Tool | undefined;
  /** A declaration begins to be read; the function ends it. */
  readonly enter: (declaration: ts.Node) => (slot: Slot, named: NamedType | undefined) => void;
  readonly enterTool: (declaration: ts.Node) => (tool: Tool, key: string) => void;
  /** A declaration that was read before, or is being read, is met again; without one, a type whose name tells its place. */
  readonly meet: (declaration: ts.Node | undefined) => void;
  /** Nothing of this reading can be kept, and nothing be put in. */
  readonly giveUp: () => void;
  /** Keeps what the reading came to. `false` where a limit was met: what was put in may not be what reading comes to. */
  readonly finish: () => boolean;
}

export function keepingOf(reading: Reading, kept: Kept): Keeping {
  const { progress, checker } = reading;
  const frames: Frame[] = [];
  const done = new Map<ts.Node, { readonly key: string; readonly named: NamedType | undefined; readonly each: KeptDeclaration }>();
  const tools = new Map<ts.Node, KeptTool & { readonly key: string }>();
  /** Declarations that contain themselves: what comes of them depends on what of the circle is met first, `T` or `T[]`. */
  const entangled = new Set<ts.Node>();
  let isOff = false;
  let isBeyond = false;

  const slotOf = (declaration: ts.Node, each: KeptDeclaration): Slot | undefined => {
    const { name } = declaration as ts.InterfaceDeclaration;
    const symbol = checker.getSymbolAtLocation(name);
    const type = symbol && checker.getDeclaredTypeOfSymbol(symbol);
    if (!type) return undefined;
    const open = reading.slots.get(type);
    if (open && !open.waiting) return undefined;
    const slot: Slot = open ?? { key: each.key, identifier: each.identifier, named: true, used: false, declaration };
    slot.waiting = undefined;
    reading.slots.set(type, slot);
    reading.keys.add(slot.key);
    return slot;
  };

  /** In depth, each after what it comes across, as reading does. */
  const restore = (root: ts.Node): boolean => {
    const first = isOff ? undefined : kept.declaration(root);
    if (!first) return false;
    const path: { readonly each: KeptDeclaration; readonly slot: Slot; next: number }[] = [];
    const begin = (declaration: ts.Node): void => {
      const each = kept.declaration(declaration);
      const slot = each && slotOf(declaration, each);
      if (each && slot) path.push({ each, slot, next: 0 });
    };
    begin(root);
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const { each, slot } = frame;
      const met = each.met[frame.next++];
      if (met) {
        begin(met);
        continue;
      }
      path.pop();
      progress.nodes += each.nodes;
      isBeyond ||= progress.nodes >= nodeLimit;
      progress.patternBudget.left -= each.work;
      if (each.inline) slot.inline = each.inline;
      if (!each.named) continue;
      slot.used = true;
      reading.types.set(slot.key, each.named);
    }
    return true;
  };

  const enter = (declaration: ts.Node): Frame => {
    frames.at(-1)?.met.push(declaration);
    const frame: Frame = {
      declaration,
      met: [],
      startNodes: progress.nodes,
      startWork: progress.patternBudget.left,
      innerNodes: 0,
      innerWork: 0,
    };
    frames.push(frame);
    return frame;
  };
  const leave = (frame: Frame): { readonly met: readonly ts.Node[]; readonly nodes: number; readonly work: number } => {
    frames.pop();
    const nodes = progress.nodes - frame.startNodes;
    const work = frame.startWork - progress.patternBudget.left;
    const around = frames.at(-1);
    if (around) {
      around.innerNodes += nodes;
      around.innerWork += work;
    }
    return { met: frame.met, nodes: nodes - frame.innerNodes, work: work - frame.innerWork };
  };

  return {
    restore: (declaration) => {
      const [nodes, work] = [progress.nodes, progress.patternBudget.left];
      const isThere = restore(declaration);
      const around = frames.at(-1);
      if (isThere && around) {
        around.innerNodes += progress.nodes - nodes;
        around.innerWork += work - progress.patternBudget.left;
      }
      return isThere;
    },
    restoreTool: (declaration, key) => {
      const each = isOff ? undefined : kept.tool(declaration);
      if (!each) return undefined;
      progress.nodes = 0;
      // Another tool may have come across it first.
      for (const met of [declaration, ...each.met]) restore(met);
      const at = placeOf(reading, declaration);
      const { tool } = each;
      return tool.args !== key ? undefined : tool.at.offset === at.offset && tool.at.file === at.file ? tool : movedTo(tool, at);
    },
    enter: (declaration) => {
      const frame = enter(declaration);
      return (slot, named) => {
        const { met, nodes, work } = leave(frame);
        const { key, identifier, inline } = slot;
        done.set(declaration, { key, named, each: { key, identifier, named, inline, met, nodes, work } });
      };
    },
    enterTool: (declaration) => {
      frames.length = 0;
      const frame = enter(declaration);
      return (tool, key) => {
        tools.set(declaration, { tool, met: leave(frame).met, key });
        frames.length = 0;
      };
    },
    meet: (declaration) => {
      if (declaration === undefined) {
        for (const frame of frames) entangled.add(frame.declaration);
        return;
      }
      frames.at(-1)?.met.push(declaration);
      const at = frames.findIndex((frame, i) => i > 0 && frame.declaration === declaration);
      if (at >= 0) for (const { declaration: member } of frames.slice(at)) entangled.add(member);
    },
    giveUp: () => {
      isOff = true;
    },
    finish: () => {
      if (isOff) return true;
      if (isBeyond || progress.patternBudget.left <= 0) return false;
      const isSound = (key: string) => !reading.problems.has(key);
      kept.keep(
        done,
        new Map(
          [...done].flatMap(([declaration, { key, named, each }]) =>
            isSound(key) && reading.types.get(key) === named && !entangled.has(declaration) ? [[declaration, each] as const] : [],
          ),
        ),
        new Map([...tools].filter(([, { key }]) => isSound(key))),
      );
      return true;
    },
  };
}
