/** Where something is. */
interface Point {
  /** Degrees, south is negative. */
  latitude: number;
  longitude: number;
}

interface Named {
  /** What people call it. */
  name: string;
}

/** A place with a name. */
interface Place extends Named, Point {
  tags?: string[];
}

type Sized = { width: number } & { height: number };

/** Draws a map. */
export interface DrawMap {
  center: Point;
  places: Place[];
  size: Sized;
  inline: { a: string; b?: { c: number } };
}
