/** What is shown of arguments while they stream, where the payload has another shape than the user's: the laws are in test/laws/partials.ts. */
import { describe, expect, test } from "vitest";
import { createPartials } from "../../../runtime/src/core/partials.js";
import { convert, copy, fromEntries, parseJson, rename, unwrap } from "../../../runtime/src/decode/index.js";
import { changeAt } from "../../../runtime/src/json/json-path.js";

/** A renamed key, a map, free JSON, and an optional property that may be null. */
const decode = (value: unknown): unknown => {
  const out = copy(value);
  if (out === undefined) return value;
  unwrap(out, "maybe");
  convert(out, "tags", (tags) => fromEntries(tags));
  convert(out, "free", parseJson);
  rename(out, "odd_name", "odd name");
  return out;
};

interface Shown {
  readonly path: string;
  readonly done: boolean;
  readonly partial: unknown;
}

const watch = (decoder: (value: unknown) => unknown = decode) => {
  const shown: Shown[] = [];
  const partials = createPartials({
    isLooking: () => true,
    grown: (_wire, _entry, path, done, show) => shown.push({ path, done, partial: structuredClone(show()) }),
    closed: () => shown.push({ path: "closed", done: true, partial: undefined }),
  });
  const entry = { name: "a", issues: () => null, decode: decoder };
  const wire = { id: "1", name: "a", raw: undefined as unknown, proved: false, at: 0 };
  return {
    shown,
    text: (...pieces: readonly string[]) => {
      for (const piece of pieces) partials.text(wire, entry, piece);
    },
    value: (steps: readonly (string | number)[], value: unknown, done = true) => {
      wire.raw = changeAt(wire.raw, steps, () => value, new Set());
      partials.value(wire, entry, steps.map((step) => `/${step}`).join(""), done);
    },
  };
};

const places = (shown: readonly Shown[]) => shown.map(({ path, done }) => (done ? `${path} done` : path));

describe("text", () => {
  test("a renamed key and the entries of a map stand where the user's types have them", () => {
    const { shown, text } = watch();
    text('{"odd_name":"A', 'B","tags":[{"key":"x","value":"1', '2"},{"key":"y/z","value":"', '3"}]}');
    expect(places(shown)).toEqual([
      ...["/odd name", "/odd name done", "/tags/x", "/tags/x done", "/tags/y~1z", "/tags/y~1z done", "/tags done"],
      ...[" done", "closed done"],
    ]);
    expect(shown[2]?.partial).toEqual({ "odd name": "AB", tags: { x: "1" } });
    expect(shown.at(-2)?.partial).toEqual({ "odd name": "AB", tags: { x: "12", "y/z": "3" } });
  });

  test("an entry whose value comes before its key is there when it is whole", () => {
    const { shown, text } = watch();
    text('{"tags":[{"value":"1', '2","key":"x', '"', "}]}");
    expect(places(shown)).toEqual(["/tags/x done", "/tags done", " done", "closed done"]);
    expect(shown[0]?.partial).toEqual({ tags: { x: "12" } });
  });

  test("JSON in a text is there when the text ends, and is parsed once", () => {
    const { shown, text } = watch();
    text('{"free":"{\\"a\\"', ":", '[1]}"', ',"maybe":null,"odd_name":"x"}');
    expect(places(shown)).toEqual(["/free done", "/odd name done", " done", "closed done"]);
    expect(shown[0]?.partial).toEqual({ free: { a: [1] } });
  });

  test("a value that is wrapped to tell null from absence has no wrapper, and is finished once", () => {
    const { shown, text } = watch();
    text('{"maybe":{"value":"x', 'y"', "}", "}");
    expect(places(shown)).toEqual(["/maybe", "/maybe done", " done", "closed done"]);
    expect(shown[0]?.partial).toEqual({ maybe: "x" });
  });

  test("a decoder that is none of ours says nothing of places: they are those of the text", () => {
    const { shown, text } = watch((value) => ({ inner: value }));
    text('{"x":1}');
    expect(shown[0]).toEqual({ path: "/x", done: true, partial: { inner: { x: 1 } } });
  });

  test("places cost the same however much was read, and what is shown does not cost more with it", () => {
    const pairs = Array.from({ length: 20_000 }, (_, i) => ({ key: `k${i}`, value: i }));
    const seen = { places: 0, last: undefined as unknown };
    const partials = createPartials({
      isLooking: () => true,
      grown(_wire, _entry, path, _done, show) {
        if (path.startsWith("/tags/k")) seen.places++;
        seen.last = show();
      },
      closed: () => {},
    });
    const wire = { id: "1", name: "a", raw: "", proved: false, at: 0 };
    let entries = 0;
    const counting = (value: unknown): unknown => {
      const tags = typeof value === "object" && value !== null && "tags" in value ? value.tags : undefined;
      if (Array.isArray(tags)) entries += tags.length;
      return decode(value);
    };
    const entry = { name: "a", issues: () => null, decode: counting };
    const text = JSON.stringify({ tags: pairs, free: JSON.stringify(pairs) });
    for (let at = 0; at < text.length; at += 12) partials.text(wire, entry, text.slice(at, at + 12));
    expect(seen).toEqual({ places: 20_000, last: { tags: Object.fromEntries(pairs.map(({ key, value }) => [key, value])), free: pairs } });
    // Looking through all that was read, for each of so many values, comes to hundreds of millions.
    expect(entries).toBeLessThan(10 * text.length);
    expect(entries).toBeGreaterThan(pairs.length);
  });
});

test("values that come by paths of their own, in any order", () => {
  const { shown, value } = watch();
  value(["odd_name"], "A", false);
  value(["odd_name"], "AB");
  value(["tags", 0, "key"], "x");
  value(["free"], "[1", false);
  value(["tags", 0, "value"], "1", false);
  value(["tags", 0, "value"], "12");
  value(["free"], "[1]");
  value([], { odd_name: "AB", tags: [{ key: "x", value: "12" }], free: "[1]" });
  expect(places(shown)).toEqual([...["/odd name", "/odd name done", "/tags/x", "/tags/x done", "/free done", " done", "closed done"]]);
  // The JSON is not finished there.
  expect(shown[3]?.partial).toEqual({ "odd name": "AB", tags: { x: "12" } });
  expect(shown.at(-2)?.partial).toEqual({ "odd name": "AB", tags: { x: "12" }, free: [1] });
});
