/** What all parts of the page use: the data, the words for it, and `el`, the only way elements are made. */
export const elements = String.raw`  const data = JSON.parse(document.getElementById("data").textContent);
  const names = ["openai", "anthropic", "google"];
  const titles = { openai: "OpenAI", anthropic: "Anthropic", google: "Google" };
  const fates = ["kept", "encoded", "told", "guard"];
  const meanings = {
    kept: "sent as it is",
    encoded: "sent in another shape and decoded again",
    told: "told in words, checked by the guard",
    guard: "only the guard checks",
  };
  const odd = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
  const visible = (text) => String(text).replace(odd, (c) => "\\u{" + c.codePointAt(0).toString(16) + "}");
  const el = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value !== null && value !== undefined) node.setAttribute(name, value);
    for (const child of children.flat()) if (child !== null && child !== undefined) node.append(typeof child === "object" ? child : visible(child));
    return node;
  };
  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const used = names.filter((name) => data.jobs.some((job) => has(job.providers, name)));
  const number = (n) => n.toLocaleString("en-US");
  const tokens = (provider, n) => (provider === "openai" ? "" : "~") + number(n);
`;
