export interface Path {
  start: [number, number];
  named: [x: number, y: number, label?: string];
  open: [string, ...number[]];
  last: [...number[], string];
  points: [number, number][];
  readonly fixed: readonly string[];
  none: [];
}
