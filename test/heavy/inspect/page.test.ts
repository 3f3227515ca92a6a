import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inspectionPage } from "../../../generator/inspect/page/page.js";
import { hostileTools, inspect } from "../../inspect/support.js";
import { chromium, openTab, type Tab } from "./browser.js";

const tools = `/** The weather in one place. */
export interface Weather {
  /** @minLength 2 */
  location: string;
  units?: "imperial" | "metric";
}
export interface Tree { value: number; left?: Tree; right?: Tree }
`;

if (chromium === undefined) console.warn("No Chromium here: the page of 'pt-gen inspect' is not looked at. PT_GEN_CHROMIUM can name one.");

describe.skipIf(chromium === undefined)("the page in a browser", () => {
  let folder = "";
  let tab: Tab;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "pt-gen-page-"));
    const file = join(folder, "inspect.html");
    writeFileSync(file, inspectionPage(await inspect({ "tools.ts": tools, "hostile.json": hostileTools })));
    tab = await openTab(chromium ?? "", pathToFileURL(file).href);
  });
  afterAll(async () => {
    await tab?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const current = () => tab.ask("document.querySelector('h2').textContent");
  const listed = () => tab.ask("[...document.querySelectorAll('#list b')].map((name) => name.textContent)");

  test("shows every tool, source and three payloads side by side, with verdicts", async () => {
    expect(await listed()).toEqual(["Weather", "Tree", "</script><img src=x onerror=document.title='obeyed'>", "toString"]);
    expect(await current()).toBe("Weather");
    expect(
      await tab.ask("[...document.querySelectorAll('.columns > section')].map((column) => column.getAttribute('aria-label'))"),
    ).toEqual(["Source", "OpenAI", "Anthropic", "Google"]);
    const tops = await tab.ask("[...document.querySelectorAll('.columns > section')].map((column) => column.getBoundingClientRect().top)");
    expect(new Set(tops as number[]).size).toBe(1);
    expect(await tab.ask("document.querySelector('.columns .excerpts').textContent")).toContain("@minLength 2");
    expect(await tab.ask("document.querySelectorAll('.columns pre')[1].textContent")).toContain('"strict": true');
    expect(await tab.ask("document.querySelector('.columns > section:nth-child(3) .chip').textContent")).toBe("Strict");
    expect(await tab.ask("document.querySelector('tbody').textContent")).toContain("minLength");
  });

  test("keyboard: next, previous, search, theme", async () => {
    await tab.press("j");
    expect(await current()).toBe("Tree");
    await tab.press("k");
    expect(await current()).toBe("Weather");
    await tab.press("/");
    expect(await tab.ask("document.activeElement.id")).toBe("search");
    await tab.type("tree value");
    expect(await listed()).toEqual(["Tree"]);
    expect(await current()).toBe("Tree");
    await tab.press("Escape");
    expect(((await listed()) as string[]).length).toBe(4);
    const before = await tab.ask("getComputedStyle(document.body).backgroundColor");
    await tab.press("t");
    expect(await tab.ask("getComputedStyle(document.body).backgroundColor")).not.toBe(before);
    await tab.press("t");
  });

  test("filters by strictness and by fate", async () => {
    const choose = (id: string, value: string) =>
      tab.ask(
        `{ const box = document.getElementById(${JSON.stringify(id)}); box.value = ${JSON.stringify(value)}; box.dispatchEvent(new Event("input")); }`,
      );
    await choose("strictness", "loose:anthropic");
    expect(await listed()).toEqual(["Tree"]);
    await choose("strictness", "");
    await choose("fate", "told");
    expect(await listed()).toContain("Weather");
    expect(await listed()).not.toContain("Tree");
    await choose("fate", "");
  });

  test("hostile text is text", async () => {
    await tab.ask("document.querySelectorAll('#list button')[2].click()");
    expect(await current()).toBe("</script><img src=x onerror=document.title='obeyed'>");
    expect(await tab.ask("document.title")).toBe("pt-gen inspect");
    expect(await tab.ask("document.querySelectorAll('img, svg, iframe, object, a, link').length")).toBe(0);
    expect(await tab.ask("document.scripts.length")).toBe(2);
    expect(await tab.ask("document.body.innerText")).not.toMatch(/[\u202e\u2028]/);
  });

  test("light and dark, by the system's wish, both readable", async () => {
    const luminance = async () => {
      const colours = await tab.ask("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]");
      return (colours as string[]).map((colour) => {
        const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
          const value = Number(part) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      });
    };
    await tab.ask("{ delete document.documentElement.dataset.theme; }");
    const pictures: string[] = [];
    for (const scheme of ["light", "dark"] as const) {
      await tab.prefer(scheme);
      const [text = 0, page = 0] = await luminance();
      expect(page > text).toBe(scheme === "light");
      // WCAG 2.2: at least 7 to 1 is its highest grade.
      expect((Math.max(text, page) + 0.05) / (Math.min(text, page) + 0.05)).toBeGreaterThan(7);
      pictures.push(await tab.picture());
    }
    expect(pictures[0]).not.toBe(pictures[1]);
  });

  test("no complaint, no violated policy, no request but the page itself", () => {
    expect(tab.complaints).toEqual([]);
    expect(tab.requests.filter((url) => !/^file:.*\/inspect\.html/.test(url))).toEqual([]);
    expect(tab.requests.length).toBeGreaterThan(0);
  });
});
