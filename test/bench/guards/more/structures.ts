/** More structures, none of which the guards were tuned on: `npm run bench guards -- --set more`. */

export interface Booking {
  guest: string;
  email: string;
  rooms: { type: "single" | "double"; nights: number; extras: string[] }[];
  paid: boolean;
  note?: string;
}
export interface Search {
  query: string;
  limit?: number;
  offset?: number;
  sort?: "asc" | "desc";
  filters: Record<string, string>;
  fields?: string[];
  exact?: boolean;
}
export interface Event {
  id: string;
  at: string;
  actor: { id: string; name: string; roles: string[] };
  target: { kind: "file"; path: string; size: number } | { kind: "user"; id: string } | { kind: "group"; members: string[] };
  tags: string[];
}
export interface Matrix {
  rows: number[][];
  width: number;
  height: number;
}
export interface Expr {
  expr: Operation;
}
type Operation =
  | { op: "add" | "sub" | "mul"; left: Operation; right: Operation }
  | { op: "neg"; of: Operation }
  | { op: "num"; value: number }
  | { op: "var"; name: string };
export interface Message {
  role: "user" | "assistant" | "system";
  content: string | ({ type: "text"; text: string } | { type: "image"; url: string; width?: number; height?: number })[];
  name?: string;
}
export interface Config30 {
  name: string;
  version: string;
  debug?: boolean;
  port: number;
  host: string;
  timeout?: number;
  retries?: number;
  user: string;
  password: string;
  database: string;
  ssl: boolean;
  poolMin?: number;
  poolMax?: number;
  level: "debug" | "info" | "warn" | "error";
  file?: string;
  rotate: boolean;
  keep: number;
  format: "json" | "text";
  color: boolean;
  locale: string;
  zone: string;
  theme?: "light" | "dark";
  width: number;
  height: number;
  x: number;
  y: number;
  scale: number;
  opacity: number;
  visible: boolean;
  title: string;
}
export interface Tree {
  value: number;
  left?: Tree;
  right?: Tree;
}
export interface Fs {
  root: Entry;
}
type Entry =
  | { kind: "dir"; name: string; entries: Entry[] }
  | { kind: "file"; name: string; bytes: number }
  | { kind: "link"; name: string; to: string };
export interface Geo {
  type: "FeatureCollection";
  features: {
    type: "Feature";
    properties: Record<string, string | number | null>;
    geometry: { type: "Point"; coordinates: [number, number] } | { type: "LineString"; coordinates: [number, number][] };
  }[];
}
export interface Nullable {
  a: string | null;
  b: number | null;
  c: boolean | null;
  d: string[] | null;
  e: { x: number } | null;
  f: string | number;
}
export interface Untagged {
  items: ({ email: string } | { phone: string; country: string } | { street: string; city: string; zip?: string } | string)[];
}
export interface AllOptional {
  a?: string;
  b?: number;
  c?: boolean;
  d?: string[];
  e?: { x?: number; y?: number };
  f?: "p" | "q";
}
export interface Tuple3 {
  points: [number, number, number][];
  names: [string, ...string[]];
}
export interface Level3 {
  org: { name: string; teams: { name: string; members: { id: number; name: string; skills: string[] }[] }[] };
}
export interface Wide20 {
  s0: string;
  s1: string;
  s2: string;
  s3: string;
  s4: string;
  s5: string;
  s6: string;
  s7: string;
  s8: string;
  s9: string;
  n0: number;
  n1: number;
  n2: number;
  n3: number;
  n4: number;
  n5: number;
  n6: number;
  n7: number;
  n8: number;
  n9: number;
}
interface Money {
  amount: number;
  currency: "EUR" | "USD" | "GBP";
}
interface Person {
  first: string;
  last: string;
  born?: number;
  address: { street: string; city: string; country: string };
}
export interface Invoice {
  number: string;
  seller: Person;
  buyer: Person;
  lines: { text: string; count: number; price: Money; tax: Money }[];
  total: Money;
  due?: string;
}
