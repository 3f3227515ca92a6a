import { visible } from "../../diagnostics/visible.js";
import type { Assertion, BudgetUse, Fate, InspectedJob, InspectedPayload, InspectedTool, Inspection } from "../../inspect/inspection.js";
import { type ProviderName, providerNames } from "../../options.js";
import { type Cell, table } from "./text-table.js";

/** Most fields of one tool that are shown; `--json` and `--html` have all. */
const mostFields = 40;

/** The inspection for people: totals and budgets first, then tool by tool. */
export function formatInspection(inspection: Inspection, colour: boolean): string {
  const blocks = [
    ...inspection.jobs.map((job, i) =>
      formatJob(job, inspection.jobs.length > 1, inspection.tools.filter((tool) => tool.job === i).length, colour),
    ),
    ...inspection.tools.map((tool) => formatTool(tool, colour)),
  ];
  const note = "Tokens are counted with o200k_base over the payload as JSON: an estimate (~) for Anthropic and Google.\n";
  return inspection.tools.length === 0 ? "" : `${blocks.join("\n")}\n${paint(note, "dim", colour)}`;
}

function formatJob({ out, providers }: InspectedJob, several: boolean, tools: number, colour: boolean): string {
  const rows = entriesOf(providers).map(([provider, totals]): readonly Cell[] => [
    { text: provider, style: "bold" },
    totals.strict === null
      ? { text: "no strict flag", style: "dim" }
      : { text: `${totals.strict} of ${totals.tools} strict`, style: totals.strict === totals.tools ? "good" : "warn" },
    { text: tokens(totals.tokens, totals.estimate), right: true },
    { text: totals.budgets.map(budget).join(" · "), style: totals.budgets.some(({ used, limit }) => used > limit) ? "bad" : "dim" },
  ]);
  const title = `${tools} tool${tools === 1 ? "" : "s"}${several ? ` of the job that writes ${visible(out)}` : ""}`;
  return `${paint(title, "bold", colour)}\n${table(rows, colour)}`;
}

const budget = ({ name, used, limit, scope }: BudgetUse): string => `${scope === "schema" ? "greatest " : ""}${name} ${used}/${limit}`;

const tokens = (count: number, estimate: boolean): string => `${estimate ? "~" : ""}${count} tokens`;

function formatTool(tool: InspectedTool, colour: boolean): string {
  const providers = entriesOf(tool.providers);
  const place = `${tool.file}${tool.line === null ? "" : `:${tool.line}`}`;
  const heading = `${paint(visible(tool.name), "bold", colour)}  ${paint(visible(`${place}  type ${tool.typeName}`), "dim", colour)}`;
  const verdicts = providers.map(([provider, payload]): readonly Cell[] => [
    { text: provider },
    { text: tokens(payload.tokens, provider !== "openai"), right: true },
    { text: countsText(payload) },
    { text: reasonOf(payload, tool.name), style: payload.strict ? "good" : payload.strictReason.startsWith("Loose") ? "warn" : "dim" },
  ]);
  return [heading, "\n", table(verdicts, colour), assertionTable(tool, providers, colour), fieldTable(providers, colour)].join("");
}

function reasonOf({ name, strictReason, hoisting }: InspectedPayload, wireName: string): string {
  const sent = name === wireName ? "" : ` Sent as ${name}.`;
  const saved = hoisting.saved === 0 ? "" : ` $defs ${hoisting.saved > 0 ? "save" : "cost"} ${Math.abs(hoisting.saved)} tokens.`;
  return `${strictReason}${sent}${saved}`;
}

const countsText = ({ counts }: InspectedPayload): string =>
  (["kept", "encoded", "told", "guard"] as const)
    .filter((fate) => counts[fate] > 0)
    .map((fate) => `${counts[fate]} ${fate}`)
    .join(", ");

const styles = { kept: "good", encoded: "info", told: "warn", guard: "bad" } as const satisfies Record<Fate, Cell["style"]>;

/** What every schema says; not worth a line where every provider takes it. */
const usual: ReadonlySet<string> = new Set(["type", "required", "optional", "anyOf", "additionalProperties", "properties"]);

type Shown = readonly (readonly [ProviderName, InspectedPayload])[];

function assertionTable({ assertions, file }: InspectedTool, providers: Shown, colour: boolean): string {
  const keptByAll = (one: Assertion) => providers.every(([provider]) => one.providers[provider]?.fate === "kept");
  const shown = assertions.filter((one) => !(usual.has(one.keyword) && keptByAll(one)));
  const hidden = assertions.filter((one) => one.kind === "assertion").length - shown.filter((one) => one.kind === "assertion").length;
  const rows = shown.map((one): readonly Cell[] => [
    { text: placeOf(one, file), style: "dim" },
    { text: `${one.path === "" ? "/" : one.path} ${one.keyword}` },
    ...providers.map(([provider]): Cell => {
      const fate = one.providers[provider]?.fate;
      return fate === undefined ? { text: "–", style: "dim" } : { text: fate, style: styles[fate] };
    }),
    { text: explanations(one, providers), style: "dim" },
  ]);
  const more = hidden === 0 ? "" : paint(`  ${hidden} more kept by all: types, required keys, alternatives\n`, "dim", colour);
  if (rows.length === 0) return more;
  const head = ["at", "assertion", ...providers.map(([provider]) => provider), ""].map((text): Cell => ({ text, style: "dim" }));
  return `${table([head, ...rows], colour)}${more}`;
}

function placeOf({ file, line, pointer }: Assertion, own: string): string {
  if (file === null) return "";
  // JSON often stands on one line, so that the pointer says more than a line.
  if (pointer !== null) return `${file === own ? "" : file}#${pointer}`;
  return `${file}${line === null ? "" : `:${line}`}`;
}

/** How a value is encoded, and why only the guard knows; the other fates say it themselves. */
function explanations(one: Assertion, providers: Shown): string {
  const texts = providers.flatMap(([provider]) => {
    const became = one.providers[provider];
    return became !== undefined && (became.fate === "encoded" || became.fate === "guard") ? [became.explanation] : [];
  });
  return [...new Set(texts)].join("; ");
}

function fieldTable(providers: Shown, colour: boolean): string {
  const paths = [...new Set(providers.flatMap(([, { fields }]) => fields.map(({ path }) => path)))];
  if (paths.length === 0) return "";
  const rows = paths.slice(0, mostFields).map((path): readonly Cell[] => [
    { text: path },
    ...providers.map(([, { fields }]): Cell => {
      const found = fields.find((field) => field.path === path);
      return { text: found === undefined ? "–" : String(found.tokens), right: true, ...(found === undefined && { style: "dim" as const }) };
    }),
  ]);
  const head: readonly Cell[] = [
    { text: "tokens of field", style: "dim" },
    ...providers.map(([provider]): Cell => ({ text: provider, right: true, style: "dim" })),
  ];
  const rest = paths.length > mostFields ? paint(`  ${paths.length - mostFields} more: see --json or --html\n`, "dim", colour) : "";
  return `${table([head, ...rows], colour)}${rest}`;
}

function entriesOf<T>(values: { readonly [P in ProviderName]?: T }): readonly (readonly [ProviderName, T])[] {
  return providerNames.flatMap((provider) => {
    const value = values[provider];
    return value === undefined ? [] : [[provider, value] as const];
  });
}

const paint = (text: string, style: "bold" | "dim", colour: boolean): string =>
  colour ? `${style === "bold" ? "\u001b[1m" : "\u001b[2m"}${text}\u001b[0m` : text;
