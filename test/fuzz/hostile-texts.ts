/** Texts that break out of code, comments, strings and names wherever one forgets to write them down as data. */
export const hostileTexts: readonly [string, ...string[]] = [
  `"];process.exit();["`,
  "*/ process.exit() /*",
  "one\n// two\r\n*/\u2029 three\u0000",
  "\u0024{process.exit()}`",
  'a\\"b\\',
  "\uD800 x\uDC00",
  "\u202E\uFEFF @tool {x}",
  "</script><!-- -->",
  "__proto__ __proto__",
  "con structor.prototype[x]",
  "@import('x') @type {string}",
  " ",
  "//# sourceMappingURL=x.map",
  "'\\u0027;\\x27",
  "日本 \u{1F600}",
];
