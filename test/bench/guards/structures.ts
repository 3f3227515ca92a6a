/** What the guards bench measures: each exported interface is one structure. */

export interface Flat {
  id: number;
  name: string;
  active: boolean;
  score: number;
  email: string;
}

export interface SmallTool {
  city: string;
  days: number;
  units?: "celsius" | "fahrenheit";
  tags: string[];
  place?: { lat: number; lon: number };
}

export interface BigTool {
  a0: string;
  a1: number;
  a2: boolean;
  a3?: string;
  a4?: number;
  a5: string[];
  a6: "x" | "y" | "z";
  a7: string | null;
  a8: string;
  a9: number;
  b0: string;
  b1: number;
  b2: boolean;
  b3?: string;
  b4?: number;
  b5: string[];
  b6: "x" | "y" | "z";
  b7: string | null;
  b8: string;
  b9: number;
  c0: string;
  c1: number;
  c2: boolean;
  c3?: string;
  c4?: number;
  c5: string[];
  c6: "x" | "y" | "z";
  c7: string | null;
  c8: string;
  c9: number;
  d0: string;
  d1: number;
  d2: boolean;
  d3?: string;
  d4?: number;
  d5: string[];
  d6: "x" | "y" | "z";
  d7: string | null;
  d8: string;
  d9: number;
  e0: string;
  e1: number;
  e2: boolean;
  e3?: string;
  e4?: number;
  e5: string[];
  e6: "x" | "y" | "z";
  e7: string | null;
  e8: string;
  e9: number;
  f0: string;
  f1: number;
  f2: boolean;
  f3?: string;
  f4?: number;
  f5: string[];
  f6: "x" | "y" | "z";
  f7: string | null;
  f8: string;
  f9: number;
}

interface Address {
  street: string;
  city: string;
  zip: string;
  geo: { lat: number; lon: number };
}

export interface Customer {
  id: number;
  name: string;
  address: Address;
  billing: { address: Address; vat?: string };
  contact: { email: string; phone: string | null };
}

export interface Deep {
  a: { b: { c: { d: { e: { f: { name: string; list: { value: number }[] } } } } } };
}

interface Circle {
  kind: "circle";
  x: number;
  y: number;
  radius: number;
}
interface Rect {
  kind: "rect";
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Line {
  kind: "line";
  from: { x: number; y: number };
  to: { x: number; y: number };
}
interface Label {
  kind: "label";
  text: string;
  size?: number;
}

export interface Shapes {
  shapes: (Circle | Rect | Line | Label)[];
}

interface ByPoints {
  points: { x: number; y: number }[];
  closed: boolean;
}
interface ByRange {
  from: string;
  to: string;
}
interface ByName {
  named: string;
}

export interface Bare {
  parts: (ByPoints | ByRange | ByName)[];
}

export interface Department {
  name: string;
  head: { name: string; age: number };
  budget: number;
  children: Department[];
}

export interface SchemaDoc {
  root: SchemaNode;
}
type SchemaNode =
  | { type: "object"; properties: Record<string, SchemaNode>; required?: string[] }
  | { type: "array"; items: SchemaNode; minItems?: number }
  | { type: "string"; enum?: string[]; maxLength?: number }
  | { type: "number"; minimum?: number; maximum?: number };

export interface Orders {
  orders: {
    id: number;
    sku: string;
    quantity: number;
    price: number;
    note?: string;
    status: "open" | "paid" | "sent";
  }[];
}

export interface Mixed {
  pair: [string, number];
  path: [string, ...number[]];
  counts: Record<string, number>;
  user: `usr_${string}`;
  version: `v${number}.${number}`;
  level: 1 | 2 | 3 | 4;
}
