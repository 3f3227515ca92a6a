/** Source and payloads with coloured tokens; characters nobody sees are shown. */
export const code = String.raw`  const span = (kind, text) => {
    const parts = [];
    let from = 0;
    for (const match of text.matchAll(odd)) {
      parts.push(text.slice(from, match.index), el("span", { class: "s-odd" }, match[0]));
      from = match.index + match[0].length;
    }
    parts.push(text.slice(from));
    const node = el("span", kind === "" ? {} : { class: "s-" + kind });
    for (const part of parts) node.append(part);
    return node;
  };
  const json = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|\b(true|false|null)\b/g;
  const typescript = /(\/\*[\s\S]*?\*\/|\/\/[^\n]*)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\b(\d+(?:\.\d+)?)\b|\b(export|interface|type|extends|readonly|string|number|boolean|null|undefined|unknown|class|function|async|const|return|import|from|enum|declare|keyof|Record|Array|Promise)\b/g;
  const code = (text, language) => {
    const pre = el("pre", { tabindex: "0" });
    let from = 0;
    for (const match of text.matchAll(language === "json" ? json : typescript)) {
      if (match.index > from) pre.append(span("", text.slice(from, match.index)));
      const [all, a, b, c, d] = match;
      if (language === "json") {
        pre.append(span(a === undefined ? (c === undefined ? "word" : "number") : b === undefined ? "string" : "key", a === undefined ? all : a));
        if (b !== undefined) pre.append(b);
      } else pre.append(span(a !== undefined ? "note" : b !== undefined ? "string" : c !== undefined ? "number" : "word", all));
      from = match.index + all.length;
    }
    pre.append(span("", text.slice(from)));
    return pre;
  };
`;
