interface Circle {
  kind: "circle";
  radius: number;
}

interface Square {
  kind: "square";
  side: number;
}

type Shape = Circle | Square | { kind: "none" };

/** Draws one shape, or several. */
export interface Draw {
  shape: Shape;
  more?: (Shape | null)[];
  untagged: { a: string } | { b: number } | string;
  color: string | [number, number, number];
}
