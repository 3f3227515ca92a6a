/**
 * A file of tools as people write them: docs and tags, unions of literals, nested objects, arrays, maps, shared types, extended
 * interfaces; the same for the same count. In `mixed`, one property in fifty is computed (`Partial`, `Pick`, an indexed access), as in
 * the field; `plain` has none of these.
 */
export function toolsFile(count: number, kind: "plain" | "mixed"): string {
  const tools = Array.from({ length: count }, (_, i) => tool(i, kind === "mixed" && i % 6 === 0));
  return `${shared}\n${tools.join("\n")}`;
}

export const toolNames = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => nameOf(i));

const nouns = "Flight Invoice Ticket Order Customer Document Meeting Payment Shipment Contact".split(" ");
const things = "Product Report Task Message Device Playlist Recipe Loan Policy Sensor".split(" ");
const verbs = ["Search", "Create", "Update", "Delete", "List"];

function nameOf(i: number): string {
  const all = [...nouns, ...things];
  const round = Math.floor(i / (all.length * verbs.length));
  return `${verbs[Math.floor(i / all.length) % verbs.length]}${all[i % all.length]}${round === 0 ? "" : round}`;
}

const shared = `/** ISO 4217 code. */
export type Currency = "EUR" | "USD" | "GBP";

interface Address {
  /** Street and number. */
  street: string;
  city: string;
  /** @pattern ^[A-Z]{2}$ */
  country: string;
  zip?: string;
}

type Id = string;

interface Page {
  /** @minimum 1 */
  page?: number;
  /** @maximum 100 */
  perPage?: number;
}
`;

const computed = ["Partial<Address>", 'Pick<Address, "city" | "country">', 'Address["zip"]'];

function tool(i: number, isComputed: boolean): string {
  const name = nameOf(i);
  return `/**
 * ${name} on behalf of the user. Ask before anything is changed for good.
 * @tool
 */
export interface ${name}${i % 3 === 0 ? " extends Page" : ""} {
  /** Free text to look for. @minLength 1 */
  query: string;
  /** Only these states. */
  status?: "open" | "closed" | "pending";
  /** How many at most. @minimum 1 @maximum 50 @default 10 */
  limit?: number;
  owner: Id | null;
  tags?: string[];
  shipTo?: Address;
  price?: { amount: number; currency: Currency };
  labels?: Record<string, string>;
  ${isComputed ? `patch?: ${computed[(i / 6) % computed.length]};` : "active?: boolean;"}
}
`;
}
