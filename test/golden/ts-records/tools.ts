export interface Headers {
  /** By header name. */
  values: Record<string, string>;
  mixed: { total: number; [key: string]: number };
  byLevel: Record<"low" | "high", boolean>;
  partial: Partial<Record<"x" | "y", number>>;
  nested: Record<string, Record<string, string[]>>;
  free: Record<string, unknown>;
}
