/** The page is filled and the first tool is shown. */
export const start = `  document.getElementById("totals").append(...data.jobs.flatMap(totals));
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
`;
