import { randomStream } from "./random-source.js";

/**
 * A random but repeatable module of plain declarations, the kind that syntax alone can read: interfaces that extend each other and
 * refer to each other in circles, aliases of everything, enums, docs with tags, in several layouts.
 */
export function plainSource(seed: number): string {
  const next = randomStream(seed);
  const int = (n: number) => Math.floor(next() * n);
  const pick = <X>(list: readonly X[]): X => list[int(list.length)] as X;
  const names = ["Alpha", "Beta", "Gamma", "Delta", "Mode", "Level", "Id", "List", "Json"];
  const doc = (indent: string) =>
    pick([
      "",
      "",
      "",
      `/** Some text. */${pick(["\n", " "])}${indent}`,
      `/**\n${indent} * Lines.\n${indent} * @${int(20) === 0 ? pick(["minimum 1", "maxLength 3", "default 1", "exmaple x"]) : pick(["title T", "deprecated", "see x", "ignore"])}\n${indent} */\n${indent}`,
      `// note\n${indent}`,
    ]);
  const literal = () => pick(["'a'", '"b"', "'c d'", "1", "-2", "0.5", "true", "false", "null", "undefined"]);
  const type = (depth: number): string => {
    if (depth <= 0) return pick(["string", "number", "boolean", "unknown", "any", "object", literal(), literal(), ...names, "Mode.On"]);
    const inner = () => type(depth - 1);
    switch (int(13)) {
      case 0:
      case 1:
        return `${inner()} | ${inner()}`;
      case 2:
        return `(${inner()} | ${literal()} | null)`;
      case 3:
        return `(${inner()})[]`;
      case 4:
        return `${pick(["Array", "ReadonlyArray"])}<${inner()}>`;
      case 5:
        return `readonly (${inner()})[]`;
      case 6:
        return `Record<string, ${inner()}>`;
      case 7:
        return `[${inner()}, ${inner()}]`;
      case 8:
        return `[first: ${inner()}, second?: ${inner()}, ...more: (${inner()})[]]`;
      case 9:
        return `[${inner()}, (${inner()})?]`;
      case 10:
        return `{ ${members(depth - 1, 2, " ")} }`;
      case 11:
        return `\n  | ${inner()}\n  | ${inner()}`;
      default:
        return inner();
    }
  };
  const members = (depth: number, count: number, indent: string): string => {
    const keys = [
      ...new Set(Array.from({ length: count }, () => pick(["a", "b", "kind", '"quoted key"', "7", "__under", "type", "readonly"]))),
    ];
    const list = keys.map((key) => `${doc(indent)}${pick(["", "", "readonly "])}${key}${pick(["", "", "?"])}: ${type(depth)}`);
    if (int(8) === 0) list.push(`[key: string]: ${pick(["unknown", "any", type(depth)])}`);
    return list.join(pick([";\n", ",\n", "\n", "; "])) + pick(["", ";"]);
  };
  const heritage = (i: number) => (i > 0 && int(3) === 0 ? ` extends ${names[int(i)]}` : "");
  const interfaces = names
    .slice(0, 4)
    .map((name, i) => `${doc("")}${pick(["", "export "])}interface ${name}${heritage(i)} {\n  ${members(2, 1 + int(4), "  ")}\n}`);
  const aliases = names.slice(6).map((name) => `${doc("")}${pick(["", "export "])}type ${name} = ${type(2)}${pick([";", ""])}`);
  const enums = [
    `${doc("")}enum Mode { On${pick(["", " = 'on'", " = 4"])}, Off = ${pick(["'off'", "9", "-1"])} }`,
    `${pick(["", "export "])}const enum Level { "Low", High = 8 }`,
  ];
  const tool = `${doc("")}export interface Tool { ${members(3, 4, " ")} }`;
  const parts = [...interfaces, ...aliases, ...enums, tool];
  const shuffled = parts.map((text) => ({ text, at: next() })).sort((a, b) => a.at - b.at);
  return shuffled.map(({ text }) => text).join(pick(["\n", "\n\n"]));
}
