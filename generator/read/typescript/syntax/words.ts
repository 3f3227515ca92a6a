/** Words that cannot name a declaration: reserved by the language, or by the compiler for its own types. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false finally for function if import in " +
    "instanceof new null return super switch this throw true try typeof var void while with implements interface let package private " +
    "protected public static yield any unknown never number bigint boolean string symbol object undefined await async as asserts assert " +
    "infer is keyof readonly unique type namespace module declare abstract global intrinsic of require get set accessor satisfies out from " +
    "override using defer constructor"
  ).split(" "),
);
