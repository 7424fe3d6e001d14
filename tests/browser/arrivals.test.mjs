// SPDX-License-Identifier: GPL-3.0-or-later
// What comes by itself while the program serves: a file in a watched folder, a mail of a member.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser, openContext, signIn } from "./browser.mjs";
import { openHouse } from "./house.mjs";

const tools = fileURLToPath(new URL("../tools", import.meta.url));
let folder;
let mails;
let mailServer;
let browser;
let house;
let page;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "samskap-watched-"));
  mails = mkdtempSync(join(tmpdir(), "samskap-mails-"));
  const script = join(tools, "imap_server.py");
  mailServer = spawn("/usr/bin/python3", [script, mails, "gruppen", "hemligt"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const port = await new Promise((resolve) =>
    mailServer.stdout.once("data", (bytes) => resolve(String(bytes).trim())),
  );
  const settings = join(mails, "mailboxes");
  writeFileSync(
    settings,
    `[Utvecklingsgruppen]\nserver = imap://127.0.0.1:${port}\nuser = gruppen\n` +
      "password = hemligt\nfrom = amira amira@kajen.example\n",
  );
  chmodSync(settings, 0o600);
  browser = await openBrowser();
  const watch = ["--watch", folder, "--group", "Utvecklingsgruppen"];
  house = await openHouse([...watch, "--mailboxes", settings]);
  page = await (await openContext(browser)).newPage();
  await signIn(page, house.address, "maja");
});

after(async () => {
  await browser?.close();
  await house?.close();
  mailServer?.stdin.end();
  rmSync(folder, { recursive: true, force: true });
  rmSync(mails, { recursive: true, force: true });
});

async function waitsForReview(title) {
  const until = Date.now() + 150_000;
  while (Date.now() < until) {
    await page.goto(`${house.address}/review`);
    if (await page.getByRole("link", { name: title }).count()) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`${title} did not come`);
}

test("both come into the review queue, and can be opened", async () => {
  writeFileSync(
    join(folder, "skannat.txt"),
    "Hamnmöte 3 september 2026\n\nLokalen\nNils ringer hyresvärden om lokalen.\n",
  );
  writeFileSync(
    join(mails, "1.eml"),
    "From: Amira <amira@kajen.example>\r\nTo: gruppen@sundhamn.example\r\n" +
      "Subject: Bryggmöte 4 september 2026\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
      "Kaffet\r\nElsa köper kaffe till mötet.\r\n",
  );
  await waitsForReview("Hamnmöte 3 september 2026");
  await page.getByRole("link", { name: "Hamnmöte 3 september 2026" }).click();
  await page.getByText("Nils ringer hyresvärden om lokalen.").first().waitFor();
  await waitsForReview("Bryggmöte 4 september 2026");
  await page.getByRole("link", { name: "Bryggmöte 4 september 2026" }).click();
  await page.getByText("Elsa köper kaffe till mötet.").first().waitFor();
});
