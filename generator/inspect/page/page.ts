import { createHash } from "node:crypto";
import type { Inspection } from "../inspection.js";
import { script } from "./script/index.js";
import { style } from "./style.js";

/**
 * The inspection as one HTML page that needs nothing else: no network, no font, no image. Whatever came from a schema stands in one JSON
 * block, where only `</script` and `<!--` could end it, so `<` never appears there; the script puts it on the page as text. The policy
 * allows the page's own style and script by their hashes, and nothing else to run, load, or be sent.
 *
 * @example writeFileSync("inspect.html", inspectionPage(inspection))
 */
export function inspectionPage(inspection: Inspection): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>pt-gen inspect</title>
<style>${style}</style>
</head>
<body>
<header>
<h1><span>pt-gen</span> inspect</h1>
<span class="soft">Tools as each provider gets them</span>
<span class="grow"></span>
<span class="soft"><span class="key">/</span> search <span class="key">j</span> <span class="key">k</span> next, previous <span class="key">t</span> theme</span>
<button class="switch" id="theme" type="button" aria-label="Switch between light and dark">Dark</button>
</header>
<div class="totals" id="totals"></div>
<div id="findings"></div>
<noscript><p class="empty">This page is drawn by its own script: please allow it.</p></noscript>
<div class="panes">
<nav class="card side" aria-label="Tools">
<div class="filters">
<input id="search" type="search" placeholder="Search names and sources" aria-label="Search" autocomplete="off" spellcheck="false">
<select id="strictness" aria-label="Strictness"><option value="">Strict or loose</option></select>
<select id="fate" aria-label="Fate of assertions"><option value="">Any fate</option><option value="encoded">Has encoded</option><option value="told">Has told</option><option value="guard">Has guard only</option></select>
<select id="order" aria-label="Order"><option value="">Source order</option><option value="tokens">Most tokens</option><option value="name">Name</option></select>
<span class="count" id="count" role="status"></span>
</div>
<ul class="list" id="list"></ul>
</nav>
<main id="detail"></main>
</div>
<footer>Tokens are counted with o200k_base over the payload as JSON; for Anthropic and Google (~) an estimate, as their tokenizers are their own.</footer>
<script type="application/json" id="data">${dataOf(inspection)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON that is also inert HTML: strings of strangers can hold `<`, and line separators that old parsers take for line ends. */
const dataOf = (inspection: Inspection): string =>
  JSON.stringify({ ...inspection, tools: inspection.tools.map(withoutSchemas) }).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The payload holds the schema and the description already. */
const withoutSchemas = (tool: Inspection["tools"][number]) => ({
  ...tool,
  providers: Object.fromEntries(
    Object.entries(tool.providers).map(([provider, { schema: _, description: __, ...payload }]) => [provider, payload]),
  ),
});

const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
