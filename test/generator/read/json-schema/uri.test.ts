import { describe, expect, test } from "vitest";
import { resolveUri, splitFragment } from "../../../../generator/read/json-schema/uri.js";

describe("URI references (RFC 3986, section 5.4)", () => {
  test.each([
    ["g:h", "g:h"],
    ["g", "http://a/b/c/g"],
    ["./g", "http://a/b/c/g"],
    ["g/", "http://a/b/c/g/"],
    ["/g", "http://a/g"],
    ["//g", "http://g"],
    ["?y", "http://a/b/c/d;p?y"],
    ["g?y", "http://a/b/c/g?y"],
    ["#s", "http://a/b/c/d;p?q#s"],
    ["g#s", "http://a/b/c/g#s"],
    ["g?y#s", "http://a/b/c/g?y#s"],
    [";x", "http://a/b/c/;x"],
    ["", "http://a/b/c/d;p?q"],
    [".", "http://a/b/c/"],
    ["./", "http://a/b/c/"],
    ["..", "http://a/b/"],
    ["../g", "http://a/b/g"],
    ["../..", "http://a/"],
    ["../../g", "http://a/g"],
    ["../../../g", "http://a/g"],
    ["/./g", "http://a/g"],
    ["/../g", "http://a/g"],
    ["g.", "http://a/b/c/g."],
    ["..g", "http://a/b/c/..g"],
    ["./../g", "http://a/b/g"],
    ["./g/.", "http://a/b/c/g/"],
    ["g/../h", "http://a/b/c/h"],
    ["g;x=1/../y", "http://a/b/c/y"],
    ["g?y/../x", "http://a/b/c/g?y/../x"],
    ["g#s/../x", "http://a/b/c/g#s/../x"],
  ])("%j", (reference, expected) => {
    expect(resolveUri("http://a/b/c/d;p?q", reference)).toBe(expected);
  });

  test("bases without a hierarchy keep their path", () => {
    expect(resolveUri("urn:uuid:deadbeef", "#x")).toBe("urn:uuid:deadbeef#x");
    expect(resolveUri("http://a", "b")).toBe("http://a/b");
  });

  test("fragments are decoded, broken encodings stay", () => {
    expect(splitFragment("a#/x%25y")).toEqual({ uri: "a", fragment: "/x%y" });
    expect(splitFragment("a#%")).toEqual({ uri: "a", fragment: "%" });
    expect(splitFragment("a")).toEqual({ uri: "a", fragment: undefined });
  });
});
