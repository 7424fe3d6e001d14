// SPDX-License-Identifier: GPL-3.0-or-later
// What is pasted from Word, a mail or Teams keeps its headings, lists and tables.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openContext, signIn } from "./browser.mjs";
import { openHouse } from "./house.mjs";

let browser;
let house;
let page;

before(async () => {
  browser = await openBrowser();
  house = await openHouse();
  page = await (await openContext(browser, { scripts: "own" })).newPage();
  await signIn(page, house.address, "maja");
});

after(async () => {
  await browser?.close();
  await house?.close();
});

async function pasted(html, plain = "utan form") {
  await page.goto(`${house.address}/review`);
  const area = page.getByLabel("Klistra in anteckningarna");
  await area.evaluate(
    (field, clipboard) => {
      field.focus();
      const data = new DataTransfer();
      data.setData("text/html", clipboard.html);
      data.setData("text/plain", clipboard.plain);
      const init = { clipboardData: data, bubbles: true, cancelable: true };
      // An event that nobody stops puts in the plain words, as a browser does.
      if (field.dispatchEvent(new ClipboardEvent("paste", init))) field.value += clipboard.plain;
    },
    { html, plain },
  );
  return area.inputValue();
}

const item = (level, mark, words) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]>` +
  `<span style='mso-list:Ignore'>${mark}<span>&nbsp;&nbsp; </span></span><![endif]>${words}</p>`;

test("Word: headings, lists in two levels, numbers, a table", async () => {
  const words = await pasted(
    "<html><head><style>p{margin:0}</style></head><body><!--StartFragment-->" +
      "<h1>Utvecklingsgruppen 7 januari 2027</h1><p class=MsoNormal>Alla\nvar <b>med</b>.</p>" +
      "<h2>Lokalen</h2>" +
      item(1, "·", "Elsa ringer <i>hyresvärden</i>.") +
      item(2, "o", "Senast 15 januari.") +
      item(1, "2.", "Kent hämtar nyckeln.") +
      "<table><tr><td><p>Vad</p></td><td><p>Vem</p></td></tr>" +
      "<tr><td><p>Kaffe</p></td><td><p>Yusuf</p></td></tr></table></body></html>",
  );
  assert.equal(
    words,
    "# Utvecklingsgruppen 7 januari 2027\n\nAlla var med.\n\n## Lokalen\n\n" +
      "- Elsa ringer hyresvärden.\n  - Senast 15 januari.\n2. Kent hämtar nyckeln.\n\n" +
      "Vad | Vem\nKaffe | Yusuf\n",
  );
});

test("a mail and a chat: lists within lists, lines that were broken, nothing hidden", async () => {
  const words = await pasted(
    "<div>Hej!<br>Så här blev det:</div><div><br></div><ul><li>Amira frågar cheferna<ul>" +
      "<li>om pengar</li></ul></li><li><p>Nils bokar hallen</p></li></ul>" +
      "<ol start=3><li>Vem har nyckeln?</li></ol>" +
      '<p style="display:none">spårning</p><script>window.ran = true</script><p>Hälsar Maja</p>',
  );
  assert.equal(
    words,
    "Hej!\nSå här blev det:\n- Amira frågar cheferna\n  - om pengar\n- Nils bokar hallen\n\n" +
      "3. Vem har nyckeln?\n\nHälsar Maja\n",
  );
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

test("words without form are pasted as the browser does it", async () => {
  assert.equal(await pasted("<p>Nils <b>bokar</b></p>", "Nils bokar"), "Nils bokar");
});

test("what was pasted is read under its headings", async () => {
  await pasted(
    "<h1>Utvecklingsgruppen 7 januari 2027</h1><h2>Lokalen</h2>" +
      item(1, "·", "Elsa ringer hyresvärden."),
  );
  await page.getByRole("button", { name: "Läs in" }).click();
  await page.getByRole("heading", { name: "Lokalen", exact: true }).waitFor();
  await page.getByText("Elsa ringer hyresvärden.").first().waitFor();
});
