/** The list of tools with search, filters and keys. */
export const list = String.raw`  const detail = document.getElementById("detail");
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
`;
