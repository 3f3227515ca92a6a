/**
 * The page's script. It reads the JSON block and builds the page with `createElement` and `textContent` only, so that no text of a
 * schema is ever parsed as markup; the content security policy allows this script by its hash and nothing else.
 */
export const script = String.raw`
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
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

  const bar = (value, limit) => {
    const fill = el("i");
    fill.style.width = Math.min(100, limit > 0 ? (100 * value) / limit : 0) + "%";
    return el("span", { class: value > limit ? "bar over" : "bar" }, fill);
  };

  const totals = (job, index) =>
    used.filter((name) => has(job.providers, name)).map((name) => {
      const total = job.providers[name];
      return el("section", { class: "card", "aria-label": titles[name] },
        el("h4", {}, titles[name], data.jobs.length > 1 ? el("span", { class: "soft" }, job.out) : null),
        el("div", { class: "figures" },
          el("span", { class: "figure" }, el("b", {}, total.strict === null ? "–" : total.strict + " / " + total.tools), el("span", { class: "soft" }, total.strict === null ? "no strict flag" : "tools strict")),
          el("span", { class: "figure" }, el("b", {}, tokens(name, total.tokens)), el("span", { class: "soft" }, total.estimate ? "tokens, an estimate" : "tokens"))),
        total.budgets.map((use) =>
          el("div", { class: "use", title: use.scope === "schema" ? "the greatest schema" + (use.tool === null ? "" : ": " + visible(use.tool)) : "all tools of one request" },
            el("span", { class: "soft" }, use.name),
            bar(use.used, use.limit),
            el("span", { class: use.used > use.limit ? "num over" : "num" }, number(use.used) + " / " + number(use.limit)))));
    });

  const span = (kind, text) => {
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

  const chip = (kind, text) => el("span", { class: "chip " + kind }, text);
  const verdictOf = (name, payload) => {
    const summary = data.jobs.map((job) => job.providers[name]).find((total) => total !== undefined);
    return payload.strict ? "strict" : summary !== undefined && summary.strict === null ? "none" : "loose";
  };
  const verdictText = { strict: "Strict", loose: "Loose", none: "No strict flag" };

  const placeOf = (at) => (at.file === null ? "" : at.file + (at.line === null ? "" : ":" + at.line));

  const sourceColumn = (tool) => {
    const parts = tool.source.map((part) => [
      tool.source.length > 1 ? el("div", { class: "caption" }, part.name + " · " + placeOf(part)) : null,
      code(part.text, part.language),
    ]);
    return el("section", { class: "card column", "aria-label": "Source" },
      el("div", { class: "verdict" },
        el("b", {}, "Source"),
        el("p", { class: "soft" }, placeOf(tool) + (tool.pointer ? " #" + tool.pointer : "")),
        el("p", { class: "soft" }, "TypeScript type " + tool.typeName)),
      el("div", { class: "excerpts" }, parts.flat()));
  };

  const payloadColumn = (tool, name) => {
    const payload = tool.providers[name];
    if (payload === undefined) return el("section", { class: "card column" }, el("div", { class: "verdict" }, el("b", {}, titles[name]), el("p", {}, "Cannot take this tool.")));
    const verdict = verdictOf(name, payload);
    const saved = payload.hoisting.saved;
    return el("section", { class: "card column", "aria-label": titles[name] },
      el("div", { class: "verdict" },
        el("div", { class: "chips" }, el("b", {}, titles[name]), chip(verdict, verdictText[verdict]), el("span", { class: "grow" }), el("b", { class: "num" }, tokens(name, payload.tokens) + " tokens")),
        el("p", { class: "soft" }, payload.strictReason + (payload.name === tool.name ? "" : " Sent as " + payload.name + ".") + (saved === 0 ? "" : " $defs " + (saved > 0 ? "save " : "cost ") + number(Math.abs(saved)) + " tokens.")),
        el("div", { class: "chips" }, fates.filter((fate) => payload.counts[fate] > 0).map((fate) => chip(fate, payload.counts[fate] + " " + fate)))),
      code(JSON.stringify(payload.payload, null, 2), "json"));
  };

  const shownFates = new Set(fates);
  const usual = new Set(["type", "required", "optional", "anyOf", "additionalProperties", "properties"]);
  const assertionTable = (tool) => {
    const mine = used.filter((name) => has(tool.providers, name));
    const body = el("tbody");
    const fill = () => {
      body.replaceChildren(...tool.assertions
        .filter((one) => mine.some((name) => has(one.providers, name) && shownFates.has(one.providers[name].fate)))
        .sort((a, b) => (a.kind < b.kind ? 1 : a.kind > b.kind ? -1 : 0) || worst(b) - worst(a) || Number(usual.has(a.keyword)) - Number(usual.has(b.keyword)))
        .map((one) => el("tr", {},
          el("td", { class: "mono" }, one.path === "" ? "/" : one.path),
          el("td", { class: "mono" }, one.keyword),
          mine.map((name) => el("td", {}, has(one.providers, name) ? chip(one.providers[name].fate, one.providers[name].fate) : "–")),
          el("td", { class: "why" }, [...new Set(mine.filter((name) => has(one.providers, name) && one.providers[name].fate !== "kept").map((name) => one.providers[name].explanation.replace(/: told in words, checked by the guard$/, "")))].join("; ")),
          el("td", { class: "mono soft" }, one.pointer === null ? placeOf(one) : "#" + one.pointer))));
    };
    const worst = (one) => Math.max(0, ...mine.map((name) => (has(one.providers, name) ? fates.indexOf(one.providers[name].fate) : 0)));
    const boxes = fates.map((fate) => {
      const box = el("input", { type: "checkbox" });
      box.checked = shownFates.has(fate);
      box.addEventListener("change", () => {
        if (box.checked) shownFates.add(fate); else shownFates.delete(fate);
        fill();
      });
      return el("label", {}, box, chip(fate, fate), meanings[fate]);
    });
    fill();
    return [el("h3", {}, "Assertions"), el("div", { class: "legend" }, boxes),
      el("div", { class: "card scroll" }, el("table", {},
        el("thead", {}, el("tr", {}, el("th", {}, "Value"), el("th", {}, "Keyword"), mine.map((name) => el("th", {}, titles[name])), el("th", {}, "How"), el("th", {}, "Where"))), body))];
  };

  const fieldTable = (tool) => {
    const mine = used.filter((name) => has(tool.providers, name));
    const paths = [...new Set(mine.flatMap((name) => tool.providers[name].fields.map((field) => field.path)))];
    if (paths.length === 0) return [];
    const byPath = new Map(mine.map((name) => [name, new Map(tool.providers[name].fields.map((field) => [field.path, field.tokens]))]));
    return [el("h3", {}, "Tokens of each field"), el("div", { class: "card scroll" }, el("table", {},
      el("thead", {}, el("tr", {}, el("th", {}, "Field on the wire"), mine.map((name) => el("th", { class: "num" }, titles[name])))),
      el("tbody", {}, paths.map((path) => el("tr", {}, el("td", { class: "mono" }, path), mine.map((name) => {
        const value = byPath.get(name).get(path);
        return el("td", { class: "num" }, value === undefined ? "–" : el("span", { class: "meter" }, bar(value, tool.providers[name].tokens), tokens(name, value)));
      })))))) ];
  };

  const detail = document.getElementById("detail");
  const show = (tool) => {
    detail.replaceChildren(
      el("div", { class: "head" }, el("h2", {}, tool.name), el("span", { class: "soft mono" }, placeOf(tool))),
      el("div", { class: "columns" }, sourceColumn(tool), used.map((name) => payloadColumn(tool, name))),
      ...assertionTable(tool), ...fieldTable(tool));
  };

  const search = document.getElementById("search");
  const strictness = document.getElementById("strictness");
  const fate = document.getElementById("fate");
  const order = document.getElementById("order");
  const list = document.getElementById("list");
  const count = document.getElementById("count");
  const texts = data.tools.map((tool) => (tool.name + "\n" + tool.file + "\n" + tool.source.map((part) => part.text).join("\n")).toLowerCase());
  const greatest = (tool) => Math.max(0, ...used.map((name) => (has(tool.providers, name) ? tool.providers[name].tokens : 0)));
  let shown = [];
  let current = -1;

  const fits = (tool, index) => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const mine = used.filter((name) => has(tool.providers, name));
    const [verdict, provider] = strictness.value.split(":");
    const which = provider === undefined ? mine : mine.filter((name) => name === provider);
    return words.every((word) => texts[index].includes(word)) &&
      (verdict === "" || which.some((name) => verdictOf(name, tool.providers[name]) === verdict)) &&
      (fate.value === "" || mine.some((name) => tool.providers[name].counts[fate.value] > 0));
  };

  const select = (index, focus) => {
    current = index;
    for (const button of list.querySelectorAll("button")) {
      const mine = Number(button.dataset.index) === index;
      button.setAttribute("aria-current", String(mine));
      button.tabIndex = mine ? 0 : -1;
      if (mine && focus) button.focus();
      if (mine) button.scrollIntoView({ block: "nearest" });
    }
    const tool = data.tools[index];
    if (tool === undefined) return detail.replaceChildren(el("p", { class: "empty" }, data.tools.length === 0 ? "No tool could be read." : "No tool fits the filters."));
    show(tool);
    try { history.replaceState(null, "", "#" + encodeURIComponent(tool.name)); } catch {}
  };

  const refresh = () => {
    shown = data.tools.map((_, index) => index).filter((index) => fits(data.tools[index], index));
    if (order.value === "name") shown.sort((a, b) => (data.tools[a].name < data.tools[b].name ? -1 : 1));
    if (order.value === "tokens") shown.sort((a, b) => greatest(data.tools[b]) - greatest(data.tools[a]));
    list.replaceChildren(...shown.map((index) => {
      const tool = data.tools[index];
      const button = el("button", { type: "button", "data-index": index },
        el("b", {}, tool.name),
        el("span", { class: "dots" }, used.filter((name) => has(tool.providers, name)).map((name) => {
          const verdict = verdictOf(name, tool.providers[name]);
          return el("span", { class: "dot " + verdict, title: titles[name] + ": " + verdictText[verdict] });
        })),
        el("small", {}, placeOf(tool)),
        el("small", { class: "num" }, number(greatest(tool))));
      button.addEventListener("click", () => select(index, false));
      return el("li", {}, button);
    }));
    count.textContent = shown.length + " of " + data.tools.length + " tools";
    select(shown.includes(current) ? current : (shown[0] ?? -1), false);
  };

  const move = (by) => {
    const at = shown.indexOf(current);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next !== undefined) select(next, true);
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing) { search.value = ""; refresh(); move(0); }
    else if (event.target === search && (event.key === "ArrowDown" || event.key === "Enter")) { event.preventDefault(); move(0); }
    else if (typing) return;
    else if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === "j" || (event.key === "ArrowDown" && list.contains(event.target))) { event.preventDefault(); move(1); }
    else if (event.key === "k" || (event.key === "ArrowUp" && list.contains(event.target))) { event.preventDefault(); move(-1); }
    else if (event.key === "t") flip();
  });

  const theme = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  const flip = () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("pt-gen-theme", document.documentElement.dataset.theme); } catch {}
    label();
  };
  try {
    const kept = localStorage.getItem("pt-gen-theme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  } catch {}
  label();
  theme.addEventListener("click", flip);
  dark.addEventListener("change", label);

  document.getElementById("totals").append(...data.jobs.flatMap(totals));
  if (data.diagnostics.length > 0) {
    const all = el("details", { class: "card findings" }, el("summary", {}, data.diagnostics.length + (data.diagnostics.length === 1 ? " finding" : " findings")),
      el("ul", {}, data.diagnostics.map((one) => el("li", {}, chip(one.severity === "error" ? "error" : one.severity === "warning" ? "told" : "encoded", one.severity), " ", el("code", {}, one.code), " ", one.message, " ", el("span", { class: "soft" }, placeOf(one))))));
    all.open = data.diagnostics.length <= 5;
    document.getElementById("findings").append(all);
  }
  for (const name of used) if (data.jobs.some((job) => has(job.providers, name) && job.providers[name].strict !== null)) {
    strictness.append(el("option", { value: "loose:" + name }, "Loose for " + titles[name]), el("option", { value: "strict:" + name }, "Strict for " + titles[name]));
  }
  for (const input of [search, strictness, fate, order]) input.addEventListener("input", refresh);
  let wanted = "";
  try { wanted = decodeURIComponent(location.hash.slice(1)); } catch {}
  current = data.tools.findIndex((tool) => tool.name === wanted);
  refresh();
})();
`;
