import type { CallContext } from "@pt-gen/runtime/contract";

enum Unit {
  Celsius = "celsius",
  Fahrenheit = "fahrenheit",
}

type UserId = string & { readonly __brand: "UserId" };

/** @tool get_weather */
export async function getWeather(args: { city: string }, context: CallContext): Promise<{ text: string }> {
  return { text: `${args.city} ${context.id}` };
}

/** @tool */
export function add(first: number, second = 1, ...more: number[]): number {
  return more.reduce((sum, each) => sum + each, first + second);
}

/** @tool */
export function early(context: CallContext, text: string): string {
  return text + context.id;
}

/** @tool */
export const ping = (context: CallContext): string => context.name;

/** @tool */
export function convert(degrees: number, unit: Unit): { degrees: number; unit: Unit } {
  return { degrees, unit };
}

/** @tool */
export function find(args: { id: UserId }, limit?: number): string[] {
  return [args.id].slice(0, limit);
}

/**
 * Measures.
 * @tool
 * @param from where it begins
 * @param options how to say it
 * @param options.unit of the answer
 */
export function measure(from: { n: number }, to: { n: number }, { unit = "km", digits }: { unit?: "km" | "mi"; digits?: number } = {}): string | undefined {
  return to.n > from.n ? `${(to.n - from.n).toFixed(digits)} ${unit}` : undefined;
}

/** @tool */
export function combine(left: { n: number }, right: { n: number }): number {
  return left.n + right.n;
}

/** @tool */
export default function main(): void {}

/** @tool */
function inner(query: string): string {
  return query;
}
export { inner as delete };

export const files = {
  /** @tool */
  read(path: string): string {
    return path;
  },
  /** @tool files.list */
  "list all": async (): Promise<string[]> => [],
};

export class Store {
  private readonly items = new Map<string, string>();

  /** @tool store.put */
  put(args: { key: string; value: string }): void {
    this.items.set(args.key, args.value);
  }

  /** @tool store.get */
  get = (key: string): string | null => this.items.get(key) ?? null;

  /** @tool store.name */
  static nameOf(): string {
    return "store";
  }

  /** @tool */
  private hidden(query: string): string {
    return query + this.hidden.length;
  }
}

export namespace Maths {
  /** @tool */
  export function half(value: number): number {
    return value / 2;
  }
}

/** @tool */
export interface Note {
  text: string;
}
