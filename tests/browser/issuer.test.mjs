// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in through an OpenID provider: bound by the person's own act, with PKCE; refused when
// the nonce is another's or the token has expired; ended by the provider; keys that change.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser, openContext, signIn } from "./browser.mjs";
import { openHouse } from "./house.mjs";
import { openIssuer } from "./issuer.mjs";

const folder = mkdtempSync(join(tmpdir(), "samskap-issuers-"));
let browser;
let house;
let issuer;
let context;
let page;
let keysFetchedAt;

before(async () => {
  issuer = await openIssuer();
  const file = join(folder, "issuers");
  const settings = [
    "[kommunen]",
    "name = Sundhamns kommun",
    `issuer = ${issuer.address}`,
    "client-id = samskap",
    "client-secret = en-hemlighet-for-provet",
  ];
  writeFileSync(file, `${settings.join("\n")}\n`, { mode: 0o600 });
  house = await openHouse(["--issuers", file]);
  house.address = house.address.replace("127.0.0.1", "localhost");
  issuer.begin(house.address);
  browser = await openBrowser();
  context = await openContext(browser);
  page = await context.newPage();
});

after(async () => {
  await browser?.close();
  await house?.close();
  await issuer?.close();
  rmSync(folder, { recursive: true, force: true });
});

const main = () => page.getByRole("main");
const press = (name) => main().getByRole("button", { name }).click();
const isSignedIn = () => page.getByRole("button", { name: "Logga ut" }).first().waitFor();

// On the provider's own pages: who one is, and that it may say so.
async function throughProvider(name) {
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("vad som helst");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Nästan klart" }).waitFor();
}

async function comeIn(name) {
  await context.clearCookies();
  await page.goto(`${house.address}/sign-in`);
  await main().getByRole("link", { name: "Logga in med Sundhamns kommun" }).click();
  await throughProvider(name);
  await press("Logga in");
}

test("nobody whom the service knows is let in before they bound it themselves", async () => {
  await comeIn("s-maja");
  await page.getByText("inte kopplad till någon än").waitFor();
  keysFetchedAt = performance.now();
});

test("a person binds it on their own page", async () => {
  await context.clearCookies();
  await signIn(page, house.address, "maja");
  await page.goto(`${house.address}/identities`);
  await main().getByRole("link", { name: "Koppla till Sundhamns kommun" }).click();
  await throughProvider("s-maja");
  await press("Koppla till Sundhamns kommun");
  await page.getByText("inte använd än").waitFor();
});

test("and comes in through it, which the service has verified with PKCE", async () => {
  await comeIn("s-maja");
  await isSignedIn();
  assert.ok(issuer.asked.includes("/token"));
});

test("the service ends what it let in", async () => {
  await page.goto(`${issuer.address}/session/end`);
  await page.getByRole("button", { name: "Yes, sign me out" }).click();
  await page.getByText("Sign-out Success").waitFor();
  await page.goto(`${house.address}/passkeys`);
  await page.getByLabel("Användarnamn").waitFor();
});

test("an answer with another nonce lets nobody in", async () => {
  await context.clearCookies();
  // Shares its cookies with the page.
  const away = await context.request.get(`${house.address}/sign-in/issuers/kommunen`, {
    maxRedirects: 0,
  });
  const asked = new URL(away.headers().location);
  asked.searchParams.set("nonce", "annat");
  await page.goto(asked.href);
  await throughProvider("s-maja");
  await press("Logga in");
  await page.getByText("Svaret från tjänsten stämde inte").waitFor();
});

test("keys that change are fetched anew, after a pause", { timeout: 120_000 }, async () => {
  issuer.begin(house.address, { kid: "two" });
  await comeIn("s-maja");
  const wasEarly = performance.now() - keysFetchedAt < 55_000;
  if (wasEarly) await page.getByText("Svaret från tjänsten stämde inte").waitFor();
  await new Promise((resolve) =>
    setTimeout(resolve, Math.max(0, 62_000 - (performance.now() - keysFetchedAt))),
  );
  await comeIn("s-maja");
  await isSignedIn();
});

test("a token that has expired lets nobody in", { timeout: 120_000 }, async () => {
  issuer.begin(house.address, { kid: "three", seconds: -200 });
  await new Promise((resolve) => setTimeout(resolve, 62_000));
  await comeIn("s-maja");
  await page.getByText("Svaret från tjänsten stämde inte").waitFor();
  // The same key, known by now, and a token that lives.
  issuer.begin(house.address, { kid: "three" });
  await comeIn("s-maja");
  await isSignedIn();
});
