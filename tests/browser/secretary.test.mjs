// SPDX-License-Identifier: GPL-3.0-or-later
// A secretary's first ten minutes: from pasted notes to a promise on the next agenda. No script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openBrowser, openContext } from "./browser.mjs";
import { openHouse } from "./house.mjs";
import { notes } from "./notes.mjs";
import { keepPicture } from "./pictures.mjs";

const most = 15;
let browser;

before(async () => {
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
});

// Both hands do the same things and count them: each press, and each field that is filled in.
class Mouse {
  inputs = 0;
  constructor(page) {
    this.page = page;
  }
  async press(what) {
    ++this.inputs;
    await what.click();
  }
  async fill(what, words) {
    ++this.inputs;
    await what.fill(words);
  }
}

class Keyboard {
  inputs = 0;
  constructor(page) {
    this.page = page;
  }
  // Tab until the focus is there: nothing but the keyboard moves it.
  async #reach(what) {
    await what.waitFor();
    for (let steps = 0; steps < 300; ++steps) {
      if (await what.evaluate((one) => one === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${what}`);
  }
  async press(what, leadsTo = this.page.waitForNavigation()) {
    ++this.inputs;
    await this.#reach(what);
    await this.page.keyboard.press("Enter");
    await leadsTo;
  }
  async fill(what, words) {
    ++this.inputs;
    await this.#reach(what);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.insertText(words);
  }
}

const finding = (page, words) =>
  page.locator(".pair").filter({ has: page.getByRole("paragraph").filter({ hasText: words }) });

async function signInAndPaste(page, hand, keep) {
  await hand.fill(page.getByLabel("Användarnamn"), "maja");
  await hand.fill(page.getByLabel("Lösenord"), "sundhamn-maja");
  await hand.press(page.getByRole("main").getByRole("button", { name: "Logga in" }));
  await hand.fill(page.getByLabel("Klistra in anteckningarna"), notes);
  --hand.inputs; // The text itself.
  await keep("secretary-1-paste");
  await hand.press(page.getByRole("button", { name: "Läs in" }));
}

async function seeWhatWasRead(page, keep) {
  const main = page.getByRole("main");
  await main.getByRole("heading", { level: 1, name: /Minnesanteckningar/ }).waitFor();
  const words = await main.innerText();
  assert.match(words, /3 december 2026/);
  assert.match(words, /Året står inte i texten/);
  assert.match(words, /4 var med: Maja Lindhe, Amira Haddadi, Elsa Lundmark, Yusuf Warsame/);
  assert.match(words, /Inte med: Fadumo Jama/);
  assert.equal(await page.locator(".pair").count(), 8);
  await keep("secretary-2-review");
}

// One finding is two; a name is hidden; somebody takes a promise on.
async function goThrough(page, hand, keep) {
  const first = finding(page, "Nils Åkerholm har visat");
  await hand.press(first.getByRole("button", { name: /^Stämmer/ }));
  await finding(page, "Nils Åkerholm har visat").getByText("Godkänd").waitFor();

  const both = finding(page, "Yusuf skickade in");
  await hand.press(both.getByRole("link", { name: /^Ändra/ }));
  await hand.press(page.getByRole("button", { name: "Dela i två" }));
  const part = page.getByLabel("Vad sades?");
  assert.equal(await part.inputValue(), "Elsa ringer hyresvärden till nästa möte");
  await hand.fill(page.getByLabel("Ord som ska döljas"), "Brita Sandell");
  await hand.press(page.getByRole("button", { name: "Dölj" }));
  await page.getByText("”Brita Sandell” blir ”en person”").waitFor();
  await hand.fill(page.getByLabel("Vem tar hand om det?"), "Amira Haddadi");
  await keep("secretary-3-finding");
  await hand.press(page.getByRole("button", { name: "Spara och godkänn" }));
  await page.getByText("2 av 9 är klara").first().waitFor();
}

async function publish(page, hand, keep) {
  await hand.press(page.getByRole("button", { name: "Godkänn resten" }));
  await hand.press(page.getByRole("button", { name: "Publicera till gruppen" }));
  const main = page.getByRole("main");
  await main.getByRole("heading", { level: 1, name: /3 december 2026/ }).waitFor();
  await main.getByText("Publicerat till gruppen").waitFor();
  await keep("secretary-4-minutes");
}

async function download(page, hand) {
  const arriving = page.waitForEvent("download");
  await hand.press(page.getByRole("main").getByRole("link", { name: "Word" }), arriving);
  const file = readFileSync(await (await arriving).path());
  // A DOCX is a ZIP archive; its names stand uncompressed in it.
  assert.equal(file.subarray(0, 4).toString("latin1"), "PK\x03\x04");
  assert.ok(file.includes("word/document.xml"));
}

async function seeAgenda(page, hand, keep) {
  await hand.press(page.getByRole("main").getByRole("link", { name: /dagordning/i }).first());
  const words = await page.getByRole("main").innerText();
  assert.match(words, /14 januari 2027/);
  assert.match(words, /hyresvärden/);
  await keep("secretary-5-agenda");
}

for (const Hand of [Mouse, Keyboard])
  test(`a secretary's first ten minutes by ${Hand.name.toLowerCase()}`, async () => {
    const house = await openHouse();
    const context = await openContext(browser);
    const page = await context.newPage();
    const hand = new Hand(page);
    const keep = async (name) => {
      if (Hand === Mouse) await keepPicture(page, name, { height: 1000 });
    };
    try {
      await page.goto(`${house.address}/review`);
      await signInAndPaste(page, hand, keep);
      await seeWhatWasRead(page, keep);
      await goThrough(page, hand, keep);
      await publish(page, hand, keep);
      await download(page, hand);
      await seeAgenda(page, hand, keep);
      assert.ok(hand.inputs <= most, `${hand.inputs} inputs`);
    } finally {
      await context.close();
      await house.close();
    }
  });
