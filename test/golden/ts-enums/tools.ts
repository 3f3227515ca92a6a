/** How urgent it is. */
export enum Priority {
  Low = "low",
  High = "high",
}

enum Level {
  One = 1,
  Two,
}

const sizes = ["s", "m", "l"] as const;

export interface Order {
  priority: Priority;
  level: Level;
  size: (typeof sizes)[number];
  sku: `SKU-${number}`;
  code: `${"a" | "b"}-${string}`;
}
