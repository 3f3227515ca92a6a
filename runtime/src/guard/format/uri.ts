import { formatIpv6 } from "./ip.js";

/** `uri` of RFC 3986: with a scheme. */
export const formatUri = (text: string): boolean => isReference(text, true, ascii);

/** `uri-reference` of RFC 3986. */
export const formatUriReference = (text: string): boolean => isReference(text, false, ascii);

/** `iri` of RFC 3987: with a scheme. */
export const formatIri = (text: string): boolean => isReference(text, true, international);

/** `iri-reference` of RFC 3987. */
export const formatIriReference = (text: string): boolean => isReference(text, false, international);

/** The characters of each part; `%` is looked at apart. */
interface Alphabet {
  readonly user: RegExp;
  readonly name: RegExp;
  readonly path: RegExp;
  readonly query: RegExp;
  readonly fragment: RegExp;
}

/** Letters of IRIs beyond ASCII (`ucschar`), and those that a query may hold besides (`iprivate`). */
const letters = `\\u00a0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef${[...Array(14).keys()].map((i) => `\\u{${(i + 1).toString(16)}0000}-\\u{${(i + 1).toString(16)}fffd}`).join("")}`;
const privates = "\\ue000-\\uf8ff\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}";

const alphabet = (more: string, inQuery: string): Alphabet => {
  const only = (set: string): RegExp => new RegExp(`^(?:[\\w.~!$&'()*+,;=${set}-]|%[\\da-fA-F]{2})*$`, "u");
  return {
    user: only(`:${more}`),
    name: only(more),
    path: only(`:@/${more}`),
    query: only(`:@/?${more}${inQuery}`),
    fragment: only(`:@/?${more}`),
  };
};

const ascii = /*@__PURE__*/ alphabet("", "");
const international = /*@__PURE__*/ alphabet(letters, privates);

function isReference(text: string, absolute: boolean, alphabet: Alphabet): boolean {
  const [beforeFragment, fragment] = cut(text, "#");
  const [beforeQuery, query] = cut(beforeFragment, "?");
  if (!alphabet.fragment.test(fragment) || !alphabet.query.test(query)) return false;
  const scheme = /^[a-zA-Z][a-zA-Z\d+.-]*:/.exec(beforeQuery)?.[0];
  if (scheme === undefined && (absolute || /^[^/]*:/.test(beforeQuery))) return false;
  const rest = beforeQuery.slice(scheme?.length ?? 0);
  if (!rest.startsWith("//")) return alphabet.path.test(rest);
  const slash = rest.indexOf("/", 2);
  const end = slash < 0 ? rest.length : slash;
  return isAuthority(rest.slice(2, end), alphabet) && alphabet.path.test(rest.slice(end));
}

function cut(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function isAuthority(text: string, alphabet: Alphabet): boolean {
  const at = text.indexOf("@");
  if (at >= 0 && !alphabet.user.test(text.slice(0, at))) return false;
  const hostAndPort = text.slice(at + 1);
  const literal = /^\[([^\]]*)\](?::\d*)?$/.exec(hostAndPort);
  if (literal) return formatIpv6(literal[1] ?? "") || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(literal[1] ?? "");
  return alphabet.name.test(hostAndPort.replace(/:\d*$/, ""));
}
