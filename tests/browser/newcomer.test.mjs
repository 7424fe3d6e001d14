// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody new, with a telephone, no script and the simpler text: why does a matter stand still?
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openContext, phone } from "./browser.mjs";
import { openHouse } from "./house.mjs";
import { keepPicture } from "./pictures.mjs";

let house;
let browser;

before(async () => {
  house = await openHouse();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await house?.close();
});

test("from the start page to why a matter stands still in two taps", async () => {
  const context = await openContext(browser, { viewport: phone });
  const page = await context.newPage();
  await page.goto(house.address);
  let taps = 0;
  const tap = async (what) => {
    ++taps;
    await what.click();
  };

  await tap(page.getByRole("banner").getByRole("link", { name: "Enklare text" }));
  assert.equal(await page.locator("html").getAttribute("data-read"), "easy");
  await keepPicture(page, "newcomer-1-start");

  await tap(page.getByRole("main").getByRole("link", { name: /^Fritidsbank/ }).first());
  assert.ok(taps <= 2, `${taps} taps`);
  const main = page.getByRole("main");
  assert.equal(await main.getByRole("heading", { level: 1 }).innerText(), "Fritidsbank");
  const why = main.getByText(/Det har stannat|Har stannat/).first();
  await why.waitFor();
  assert.match(await main.innerText(), /Rasmus|slutade|Ingen/);
  await keepPicture(page, "newcomer-2-why");
  await context.close();
});
