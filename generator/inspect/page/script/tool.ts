/** The columns of one tool: its source and each provider's payload with the verdict. */
export const tool = `  const chip = (kind, text) => el("span", { class: "chip " + kind }, text);
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
`;
