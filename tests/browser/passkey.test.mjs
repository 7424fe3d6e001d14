// SPDX-License-Identifier: GPL-3.0-or-later
// Passkeys with Chromium's virtual authenticator: made, used without a user name and after the
// password, refused when they are taken away or when nobody shows who they are.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openContext, signIn } from "./browser.mjs";
import { openHouse } from "./house.mjs";

let browser;
let house;
let context;
let page;
let device;
let cdp;

before(async () => {
  browser = await openBrowser();
  house = await openHouse();
  // Browsers make keys only for a name, and over plain HTTP only for this one.
  house.address = house.address.replace("127.0.0.1", "localhost");
  context = await openContext(browser, { scripts: "own" });
  page = await context.newPage();
  cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  device = authenticatorId;
});

after(async () => {
  await browser?.close();
  await house?.close();
});

const main = () => page.getByRole("main");
const press = (name) => main().getByRole("button", { name }).click();
const isSignedIn = () => page.getByRole("button", { name: "Logga ut" }).first().waitFor();
const credentials = async () =>
  (await cdp.send("WebAuthn.getCredentials", { authenticatorId: device })).credentials;

async function withKey() {
  await context.clearCookies();
  await page.goto(`${house.address}/sign-in`);
  await main().getByRole("link", { name: "Logga in med passnyckel" }).click();
  await press("Logga in med passnyckel");
}

test("a person makes a key on their own page", async () => {
  await signIn(page, house.address, "maja");
  await page.goto(`${house.address}/passkeys`);
  await page.getByLabel("Namn på passnyckeln").fill("Min telefon");
  await press("Skapa passnyckel");
  await page.getByRole("heading", { name: "Min telefon" }).waitFor();
  const [key] = await credentials();
  assert.equal(key.rpId, "localhost");
  assert.equal(key.isResidentCredential, true);
});

test("the same device makes no second one", async () => {
  await press("Skapa passnyckel");
  await page.getByText("har redan en passnyckel").first().waitFor();
  assert.equal((await credentials()).length, 1);
});

test("it lets in without a user name, again and again", async () => {
  for (let i = 0; i < 3; i += 1) {
    await withKey();
    await isSignedIn();
  }
  await page.goto(`${house.address}/passkeys`);
  await page.getByText("senast använd").waitFor();
});

test("nobody who cannot show who they are comes in", async () => {
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: device, isUserVerified: false });
  await withKey();
  await page.getByText("Vi fick inget svar från någon passnyckel").waitFor();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: device, isUserVerified: true });
  await press("Logga in med passnyckel");
  await isSignedIn();
});

test("after the password a touch is asked for", async () => {
  await page.goto(`${house.address}/passkeys`);
  await press("Fråga efter passnyckeln");
  await page.getByRole("heading", { name: "Dina reservkoder" }).waitFor();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: device, isUserVerified: false });
  await context.clearCookies();
  await signIn(page, house.address, "maja");
  await page.getByRole("heading", { name: "Ett steg till" }).waitFor();
  await press("Använd passnyckeln");
  await isSignedIn();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: device, isUserVerified: true });
});

test("a copy of the key is told by its counter", async () => {
  const [key] = await credentials();
  await withKey();
  await isSignedIn();
  await cdp.send("WebAuthn.removeCredential", {
    authenticatorId: device,
    credentialId: key.credentialId,
  });
  await cdp.send("WebAuthn.addCredential", { authenticatorId: device, credential: key });
  await withKey();
  await page.getByText("ser ut att ha kopierats").waitFor();
});

test("a key that is taken away opens nothing", async () => {
  await context.clearCookies();
  await signIn(page, house.address, "maja");
  // The copy has caught up with the counter by now, which is why a counter alone protects little.
  await press("Använd passnyckeln");
  await isSignedIn();
  await page.goto(`${house.address}/passkeys`);
  await main().getByRole("button", { name: "Ta bort" }).click();
  await page.getByRole("heading", { name: "Min telefon" }).waitFor({ state: "detached" });
  await withKey();
  await page.getByText("Vi känner inte igen passnyckeln").waitFor();
});

test("without scripts the page says so, and the other ways remain", async () => {
  const plain = await (await openContext(browser)).newPage();
  await plain.goto(`${house.address}/sign-in/passkey`);
  await plain.getByText("En passnyckel behöver JavaScript").waitFor();
  assert.equal(await plain.getByRole("button", { name: "Logga in med passnyckel" }).count(), 0);
  await plain.getByRole("link", { name: "Logga in på ett annat sätt" }).click();
  await plain.getByLabel("Användarnamn").waitFor();
});
