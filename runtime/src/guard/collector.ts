/** A generated function that tells all that is wrong with a value; paths start at the value. */
export type Collector = (value: unknown, depth: number) => void;
