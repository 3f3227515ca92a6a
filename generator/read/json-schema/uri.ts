/** URI references by RFC 3986, section 5: what `$id` and `$ref` mean. Nothing here fetches anything. */

interface Parts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

/** The regular expression of RFC 3986, appendix B. */
const shape = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/;

function parse(uri: string): Parts {
  const match = shape.exec(uri);
  return { scheme: match?.[1], authority: match?.[2], path: match?.[3] ?? "", query: match?.[4], fragment: match?.[5] };
}

/**
 * `reference` seen from `base`; `base` should be absolute, its fragment is ignored.
 *
 * @example resolveUri("http://a/b/c", "../d#e") // "http://a/d#e"
 */
export function resolveUri(base: string, reference: string): string {
  const to = parse(reference);
  if (to.scheme !== undefined) return join({ ...to, path: withoutDots(to.path) });
  const from = parse(base);
  if (to.authority !== undefined) return join({ ...to, scheme: from.scheme, path: withoutDots(to.path) });
  const { scheme, authority } = from;
  if (to.path === "") return join({ scheme, authority, path: from.path, query: to.query ?? from.query, fragment: to.fragment });
  const path = to.path.startsWith("/") ? to.path : merged(from, to.path);
  return join({ scheme, authority, path: withoutDots(path), query: to.query, fragment: to.fragment });
}

/** The part before `#`, and the fragment behind it, percent-decoded (`undefined` = no `#`). */
export function splitFragment(uri: string): { readonly uri: string; readonly fragment: string | undefined } {
  const hash = uri.indexOf("#");
  return hash < 0 ? { uri, fragment: undefined } : { uri: uri.slice(0, hash), fragment: percentDecoded(uri.slice(hash + 1)) };
}

/** A text that is no valid encoding stays as it is. */
export function percentDecoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function merged(base: Parts, path: string): string {
  if (base.authority !== undefined && base.path === "") return `/${path}`;
  return base.path.slice(0, base.path.lastIndexOf("/") + 1) + path;
}

/** RFC 3986, section 5.2.4. A path without `/` (as in `urn:`) has no dot segments. */
function withoutDots(path: string): string {
  if (!path.includes("/")) return path;
  const out: string[] = [];
  const steps = path.split("/");
  steps.forEach((step, index) => {
    const last = index === steps.length - 1;
    if (step === "..") {
      if (out.length > 1 || (out.length === 1 && out[0] !== "")) out.pop();
      if (last) out.push("");
    } else if (step === ".") {
      if (last) out.push("");
    } else out.push(step);
  });
  return out.join("/");
}

function join(parts: Parts): string {
  return (
    (parts.scheme === undefined ? "" : `${parts.scheme}:`) +
    (parts.authority === undefined ? "" : `//${parts.authority}`) +
    parts.path +
    (parts.query === undefined ? "" : `?${parts.query}`) +
    (parts.fragment === undefined ? "" : `#${parts.fragment}`)
  );
}
