import { type Code, code } from "../kit/index.js";
import { always, type Condition, holds } from "./condition.js";
import type { Unit } from "./unit.js";

/** Function of the runtime for each format that can be asserted (JSON Schema 2020-12 validation, section 7.3). */
const checks: ReadonlyMap<string, string> = new Map([
  ["date-time", "formatDateTime"],
  ["date", "formatDate"],
  ["time", "formatTime"],
  ["duration", "formatDuration"],
  ["email", "formatEmail"],
  ["idn-email", "formatIdnEmail"],
  ["hostname", "formatHostname"],
  ["host-name", "formatHostname"],
  ["idn-hostname", "formatIdnHostname"],
  ["ipv4", "formatIpv4"],
  ["ip-address", "formatIpv4"],
  ["ipv6", "formatIpv6"],
  ["uri", "formatUri"],
  ["uri-reference", "formatUriReference"],
  ["iri", "formatIri"],
  ["iri-reference", "formatIriReference"],
  ["uri-template", "formatUriTemplate"],
  ["json-pointer", "formatJsonPointer"],
  ["relative-json-pointer", "formatRelativeJsonPointer"],
  ["regex", "formatRegex"],
  ["uuid", "formatUuid"],
]);

/** Unknown formats accept everything, as the specification says. */
export function formatCheck(name: string, value: Code, unit: Unit): Condition {
  const check = checks.get(name);
  return check === undefined ? always : holds(code`${unit.helper(check)}(${value})`);
}
