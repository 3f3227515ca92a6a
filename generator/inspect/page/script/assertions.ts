/** What became of each assertion of a tool, and what each of its fields costs. */
export const assertions = `  const shownFates = new Set(fates);
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
`;
