// SPDX-License-Identifier: GPL-3.0-or-later
// documentation.mjs FOLDER: the pictures that README and the handbook show, from the sample. Those
// of the first ten minutes come from their tests, with SAMSKAP_PICTURES=FOLDER.
import { desktop, openBrowser, openContext, phone, signIn } from "./browser.mjs";
import { openHouse } from "./house.mjs";
import { keepPicture } from "./pictures.mjs";

process.env.SAMSKAP_PICTURES = process.argv[2];
const house = await openHouse();
const browser = await openBrowser();

async function open(look, role) {
  const page = await (await openContext(browser, look)).newPage();
  if (role) await signIn(page, house.address, role);
  return page;
}

let page = await open({ viewport: desktop });
await page.goto(house.address);
await keepPicture(page, "start", { height: 1400 });
await page.getByRole("main").getByRole("link", { name: /^Fritidsbank/ }).first().click();
await keepPicture(page, "matter", { height: 1300 });

page = await open({ viewport: phone });
await page.goto(house.address);
await keepPicture(page, "phone", { height: 1500 });

page = await open({ viewport: desktop }, "maja");
await page.goto(`${house.address}/review`);
await page.getByRole("link", { name: /^Idékvällen/ }).first().click();
await keepPicture(page, "review", { height: 1300 });

await browser.close();
await house.close();
