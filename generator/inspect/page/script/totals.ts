/** The cards on top: how many tools are strict, tokens, and the use of each budget. */
export const totals = `  const bar = (value, limit) => {
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
`;
