// SPDX-License-Identifier: GPL-3.0-or-later
// Every page that links lead to, for a visitor and for each role of the sample.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { desktop, narrow, openBrowser, openContext, phone, signIn } from "./browser.mjs";
import { crawl, distinct, kindOf } from "./crawl.mjs";
import { openHouse } from "./house.mjs";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const most = 14 * 1024;

const everybody = ["/", "/work", "/meetings", "/promises", "/questions", "/groups"];
everybody.push("/search?q=lokal", "/search?q=xyzzy", "/accessibility", "/privacy", "/sign-in");
everybody.push("/nowhere");
const signedIn = [...everybody, "/people"];
const secretary = [...signedIn, "/review", "/new-person"];
const starts = new Map([
  ["", everybody],
  ["elsa", signedIn],
  ["maja", secretary],
  ["petra", secretary],
  ["ulrika", [...signedIn, "/new-group", "/accessibility/reports", "/upkeep"]],
]);

let house;
let browser;
const contexts = new Map();
const pagesOf = new Map();
let pages = [];

before(async () => {
  house = await openHouse();
  browser = await openBrowser();
  for (const [role, from] of starts) {
    const context = await openContext(browser);
    if (role) await signIn(await context.newPage(), house.address, role);
    contexts.set(role, context);
    pagesOf.set(role, await crawl(context, house.address, from, 2));
  }
  pages = distinct(pagesOf);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

// Opens each page in turn as the one who found it, with a look of our choice.
async function throughPages(look, some, visit) {
  const open = new Map();
  for (const { role, path, isFile } of some) {
    if (isFile) continue;
    if (!open.has(role)) {
      const context = await openContext(browser, look);
      await context.addCookies([...(await contexts.get(role).cookies()), ...(look.cookies ?? [])]);
      open.set(role, await context.newPage());
    }
    const page = open.get(role);
    await page.goto(house.address + path);
    await visit(page, `${role || "visitor"} ${path}`);
  }
  for (const page of open.values()) await page.context().close();
}

// The first page of each kind.
const oneOfEach = () => [
  ...new Map([...pages].reverse().map((one) => [kindOf(one.path), one])).values(),
];

test("every page answers, and only what is not there answers 404", () => {
  for (const [role, found] of pagesOf) {
    assert.ok(found.length > 15, `${role || "visitor"} finds only ${found.length} pages`);
    for (const { path, status } of found)
      assert.equal(status, path === "/nowhere" ? 404 : 200, `${role} ${path}`);
  }
});

test("every page is valid HTML (Nu Html Checker)", () => {
  const folder = mkdtempSync(join(tmpdir(), "samskap-pages-"));
  pages.forEach(({ html }, i) => writeFileSync(join(folder, `${i}.html`), html));
  const jar = join(dirname(require.resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
  const options = ["--errors-only", "--exit-zero-always", "--format", "json"];
  const command = ["-Xss4m", "-jar", jar, ...options, folder];
  const said = spawnSync("java", command, { encoding: "utf8", maxBuffer: 1e8 });
  rmSync(folder, { recursive: true });
  assert.equal(said.status, 0, said.stderr.slice(0, 1000));
  const faults = JSON.parse(said.stderr).messages.map(({ url, message, extract }) => {
    const { role, path } = pages[Number(/(\d+)\.html$/.exec(url)[1])];
    return `${role} ${path}: ${message}: ${extract}`;
  });
  assert.deepEqual(faults.slice(0, 20), []);
});

test("a page and its stylesheet are at most 14 KB compressed", async () => {
  const sizes = [];
  for (const { role, path, html, isFile } of pages) {
    if (isFile) continue;
    const sheet = /href="(\/static\/[^"]+\.css)"/.exec(html)[1];
    const css = await (await fetch(house.address + sheet)).text();
    const size = gzipSync(html).length + gzipSync(css).length;
    if (size > most) sizes.push(`${role} ${path}: ${size} bytes`);
  }
  assert.deepEqual(sizes, []);
});

test("no page scrolls sideways at 320 px, which is 400 per cent of 1280", async () => {
  const wide = [];
  await throughPages({ viewport: narrow }, pages, async (page, name) => {
    const width = await page.locator("html").evaluate((html) => html.scrollWidth);
    if (width > narrow.width) wide.push(`${name}: ${width} px`);
  });
  assert.deepEqual(wide, []);
});

// Of every text in the page's own part the longest word becomes a compound.
function withCompounds(words) {
  let count = 0;
  const texts = [];
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (text.parentElement.closest("svg, option, textarea, .vh")) continue;
    const [longest] = text.data.split(/\s+/).sort((a, b) => b.length - a.length);
    if (longest.length > 3) text.data = text.data.replace(longest, words[count++ % words.length]);
  }
  return document.scrollingElement.scrollWidth;
}

test("a long compound breaks wherever it stands, and no page scrolls sideways for it", async () => {
  const words = [
    "Bostadsanpassningsbidragshandläggning",
    "Arbetsmarknadsförvaltningssamordningsgruppen",
  ];
  const wide = [];
  await throughPages({ viewport: narrow }, oneOfEach(), async (page, name) => {
    const width = await page.evaluate(withCompounds, words);
    if (width > narrow.width) wide.push(`${name}: ${width} px`);
  });
  assert.deepEqual(wide, []);
});

const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    const seen = getComputedStyle(one).outlineStyle !== "none";
    const parts = one.type === "date" || one.type === "time";
    return { stop: one.dataset.stop, seen, parts, html: one.outerHTML.slice(0, 120) };
  });

// Where Tab leads. Year, month, day and the calendar of a date are stops within one field.
async function nextStop(page) {
  const before = await focused(page);
  for (let part = 0; part < 5; ++part) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (!before.parts || at.stop !== before.stop) return at;
  }
  return before;
}

// Tab goes through everything that can be pressed or filled in, each seen to have the focus.
test("everything is reached by keyboard, in the order of the page", async () => {
  const missed = [];
  await throughPages({ viewport: desktop, scripts: true }, oneOfEach(), async (page, name) => {
    // Where a page begins in the middle, Tab would too.
    await page.evaluate(() => {
      document.activeElement?.blur();
      document.body.tabIndex = -1;
      document.body.focus();
    });
    const sought = "a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex='0']";
    const count = await page.locator(sought).evaluateAll((all) => {
      const groups = new Set();
      const reachable = all.filter((one) => {
        if (!one.checkVisibility()) return false;
        if (one.type !== "radio") return true;
        // A group of radio buttons is one stop.
        if (groups.has(one.name)) return false;
        groups.add(one.name);
        return true;
      });
      reachable.forEach((one, i) => (one.dataset.stop = i));
      return reachable.length;
    });
    for (let i = 0; i < count; ++i) {
      const at = await nextStop(page);
      if (at.stop !== String(i)) missed.push(`${name}: stop ${i} is ${at.html}`);
      if (!at.seen) missed.push(`${name}: the focus does not show on ${at.html}`);
      if (at.stop !== String(i)) break;
    }
  });
  assert.deepEqual(missed.slice(0, 20), []);
});

async function axeSays(look, some) {
  const violations = [];
  await throughPages({ ...look, scripts: true }, some, async (page, name) => {
    await page.evaluate(axe);
    const said = await page.evaluate(
      (tags) => globalThis.axe.run(document, { runOnly: tags }),
      wcag,
    );
    for (const one of said.violations)
      violations.push(`${name}: ${one.id}: ${one.nodes[0].html.slice(0, 160)}`);
  });
  return violations.slice(0, 20);
}

test("axe finds nothing on a phone, light", async () => {
  assert.deepEqual(await axeSays({ viewport: phone }, pages), []);
});

test("axe finds nothing on a desktop, dark", async () => {
  assert.deepEqual(await axeSays({ viewport: desktop, dark: true }, oneOfEach()), []);
});

test("axe finds nothing with the simpler text", async () => {
  const context = await openContext(browser);
  const page = await context.newPage();
  await page.goto(house.address);
  await page.getByRole("link", { name: "Enklare text" }).click();
  assert.equal(await page.locator("html").getAttribute("data-read"), "easy");
  const signedOut = oneOfEach().filter(({ role }) => role === "");
  const look = { viewport: phone, cookies: await context.cookies() };
  assert.deepEqual(await axeSays(look, signedOut), []);
  await context.close();
});
