// SPDX-License-Identifier: GPL-3.0-or-later
// shots.mjs FOLDER: a picture of every kind of page, as a visitor and as a secretary, on a phone
// and a desktop, light and dark, with the simpler text and on paper; to look at.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { desktop, openBrowser, openContext, phone, signIn } from "./browser.mjs";
import { crawl, kindOf } from "./crawl.mjs";
import { openHouse } from "./house.mjs";

const folder = process.argv[2];
const looks = [
  ["phone-light", { viewport: phone }],
  ["phone-dark", { viewport: phone, dark: true }],
  ["phone-easy", { viewport: phone }, "Enklare text"],
  ["desktop-light", { viewport: desktop }],
  ["desktop-dark", { viewport: desktop, dark: true }],
];
const nameOf = (path) =>
  kindOf(path).replaceAll("/*", "-one").replaceAll("/", "-").slice(1) || "start";

async function open(browser, house, role, look, choice) {
  const context = await openContext(browser, look);
  const page = await context.newPage();
  if (role) await signIn(page, house.address, role);
  await page.goto(house.address);
  if (choice) await page.getByRole("banner").getByRole("link", { name: choice }).click();
  return page;
}

// Paper is asked for as PDF; Poppler turns its pages into pictures.
async function print(page, name) {
  const pdf = join(folder, `${name}.pdf`);
  await page.pdf({ path: pdf, format: "A4" });
  execFileSync("pdftoppm", ["-r", "60", "-png", pdf, join(folder, name)]);
}

const house = await openHouse();
const browser = await openBrowser();
for (const [role, starts] of [
  [
    "",
    ["/", "/work", "/meetings", "/promises", "/questions", "/groups", "/search?q=lokal",
      "/sign-in"],
  ],
  ["maja", ["/review", "/people", "/new-person", "/promises"]],
]) {
  const first = await open(browser, house, role, {});
  const found = await crawl(first.context(), house.address, starts, 1);
  const paths = new Map(found.reverse().map(({ path }) => [nameOf(path), path]));
  for (const [look, how, choice] of looks) {
    const page = await open(browser, house, role, how, choice);
    for (const [name, path] of paths) {
      await page.goto(house.address + path);
      const file = `${role || "visitor"}-${name}-${look}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true });
    }
    await page.context().close();
  }
  for (const [name, path] of paths) {
    await first.goto(house.address + path);
    await print(first, `${role || "visitor"}-${name}-print`);
  }
}
await browser.close();
await house.close();
