/** The page's style sheet. Colours follow the system (`light-dark`), unless the switch sets `data-theme`. */
export const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f6f4, #111317);
  --card: light-dark(#ffffff, #191c22);
  --sunk: light-dark(#f1f1ee, #14161b);
  --line: light-dark(#dfdfd9, #2b2f38);
  --text: light-dark(#1b1d22, #e6e8ec);
  --soft: light-dark(#5f6470, #9aa1ae);
  --accent: light-dark(#3b4fd1, #93a4ff);
  --accent-soft: light-dark(#e9ecfd, #232a4a);
  --good: light-dark(#17713f, #6bd39b);
  --good-soft: light-dark(#e0f3e8, #14301f);
  --info: light-dark(#1a62a8, #7fbcf5);
  --info-soft: light-dark(#e1effb, #132b41);
  --warn: light-dark(#8a5300, #efbd62);
  --warn-soft: light-dark(#fbefd7, #36290f);
  --bad: light-dark(#b3261e, #f58b82);
  --bad-soft: light-dark(#fbe5e3, #3b1a18);
  --code: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
button, input, select { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
code, pre, .mono { font-family: var(--code); font-size: 12px; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 12px 20px; background: var(--card); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 17px; letter-spacing: -0.01em; }
h1 span { color: var(--accent); }
h2 { margin: 0; font-size: 20px; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h3 { margin: 28px 0 8px; font-size: 13px; text-transform: uppercase; letter-spacing: 0.06em; color: var(--soft); }
.soft { color: var(--soft); }
.grow { flex: 1; }
.key { border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 5px; font: 11px/16px var(--code); background: var(--sunk); }
.switch { border: 1px solid var(--line); border-radius: 8px; background: var(--sunk); padding: 4px 12px; cursor: pointer; }
.switch:hover { border-color: var(--accent); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 12px; padding: 16px 20px 4px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
.card h4 { display: flex; justify-content: space-between; gap: 8px; margin: 0 0 8px; font-size: 14px; }
.figures { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-bottom: 8px; }
.figure b { display: block; font-size: 20px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.use { display: grid; grid-template-columns: 96px 1fr 112px; align-items: center; gap: 8px; font-size: 12px; }
.bar { height: 6px; border-radius: 3px; background: var(--sunk); overflow: hidden; border: 1px solid var(--line); }
.bar i { display: block; height: 100%; background: var(--accent); }
.bar.over i { background: var(--bad); }
.use .over { color: var(--bad); font-weight: 600; }
.num { text-align: right; font-variant-numeric: tabular-nums; }
.findings { margin: 12px 20px 0; padding: 12px 16px; }
.findings ul { margin: 6px 0 0; padding: 0; list-style: none; max-height: 240px; overflow: auto; }
.findings li { padding: 4px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.findings summary { cursor: pointer; font-weight: 600; }
.panes { display: grid; grid-template-columns: 300px minmax(0, 1fr); gap: 16px; padding: 12px 20px 40px; align-items: start; }
.side { position: sticky; top: 12px; display: flex; flex-direction: column; max-height: calc(100vh - 24px); padding: 0; overflow: hidden; }
.filters { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; padding: 12px; border-bottom: 1px solid var(--line); }
.filters input { grid-column: 1 / -1; }
.filters input, .filters select { width: 100%; min-width: 0; padding: 5px 8px; border: 1px solid var(--line); border-radius: 7px; background: var(--sunk); }
.filters input::placeholder { color: var(--soft); }
.count { align-self: center; text-align: right; font-size: 12px; color: var(--soft); }
.list { list-style: none; margin: 0; padding: 6px; overflow: auto; }
.list button { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; width: 100%; padding: 6px 8px; border: 0; border-radius: 7px; background: none; text-align: left; cursor: pointer; }
.list button:hover { background: var(--sunk); }
.list button[aria-current="true"] { background: var(--accent-soft); }
.list b { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.list small { color: var(--soft); font-size: 11px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.dots { display: flex; gap: 3px; align-items: center; }
.dot { width: 8px; height: 8px; border-radius: 50%; background: var(--soft); }
.dot.strict { background: var(--good); }
.dot.loose { background: var(--warn); }
.dot.none { background: none; border: 1.5px solid var(--soft); }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; margin: 4px 0 12px; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(270px, 1fr)); gap: 12px; }
.column { display: flex; flex-direction: column; padding: 0; min-width: 0; max-height: 720px; overflow: hidden; }
.excerpts { flex: 1; overflow: auto; background: var(--sunk); }
.excerpts pre { overflow: visible; }
.excerpts pre + .caption { border-top: 1px solid var(--line); }
.verdict { padding: 12px 14px; border-bottom: 1px solid var(--line); min-height: 128px; }
.verdict p { margin: 6px 0; font-size: 12.5px; line-height: 1.4; overflow-wrap: anywhere; }
pre { margin: 0; padding: 12px 14px; overflow: auto; line-height: 1.55; background: var(--sunk); flex: 1; tab-size: 2; white-space: pre-wrap; overflow-wrap: anywhere; }
.caption { padding: 6px 14px; background: var(--card); font-size: 12px; color: var(--soft); overflow-wrap: anywhere; }
.chip { display: inline-block; border-radius: 999px; padding: 0 9px; font-size: 11.5px; line-height: 20px; font-weight: 600; white-space: nowrap; color: var(--soft); background: var(--sunk); }
.chip.strict, .chip.kept { color: var(--good); background: var(--good-soft); }
.chip.encoded { color: var(--info); background: var(--info-soft); }
.chip.loose, .chip.told { color: var(--warn); background: var(--warn-soft); }
.chip.guard, .chip.error { color: var(--bad); background: var(--bad-soft); }
.chips { display: flex; flex-wrap: wrap; gap: 4px; }
.scroll { overflow: auto; padding: 0; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th { text-align: left; font-weight: 600; font-size: 12px; color: var(--soft); background: var(--sunk); position: sticky; top: 0; }
th, td { padding: 6px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
tbody tr:hover td { background: var(--sunk); }
td.mono { overflow-wrap: anywhere; min-width: 90px; }
td.mono.soft { min-width: 150px; max-width: 340px; }
.why { color: var(--soft); font-size: 12px; min-width: 180px; }
.meter { display: flex; align-items: center; gap: 8px; justify-content: flex-end; }
.meter .bar { width: 72px; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; margin: 0 0 8px; font-size: 12px; color: var(--soft); }
.legend label { display: inline-flex; gap: 5px; align-items: center; cursor: pointer; }
.s-key { color: var(--accent); }
.s-string { color: var(--good); }
.s-number { color: var(--warn); }
.s-word { color: var(--info); }
.s-note { color: var(--soft); font-style: italic; }
.s-odd { color: var(--bad); background: var(--bad-soft); }
.empty { padding: 40px; text-align: center; color: var(--soft); }
footer { padding: 0 20px 24px; color: var(--soft); font-size: 12px; }
@media (min-width: 1500px) { .columns { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
@media (max-width: 860px) {
  .panes { grid-template-columns: minmax(0, 1fr); }
  .side { position: static; max-height: 340px; }
}
@media print { .side, .switch { display: none; } .panes { grid-template-columns: 1fr; } .column { max-height: none; } }
`;
