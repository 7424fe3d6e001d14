// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium, as the tests and the pictures use it.
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const phone = { width: 390, height: 844 };
export const narrow = { width: 320, height: 640 };
export const desktop = { width: 1280, height: 900 };

export async function openBrowser() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
}

// Nothing here needs scripts, so they are off unless a checker has to run inside the page, past the
// house's own policy, or ("own") the house's scripts are what is tried, under that policy.
export async function openContext(browser, look = {}) {
  const { viewport = desktop, scripts = false, dark = false } = look;
  return browser.newContext({
    viewport,
    javaScriptEnabled: scripts !== false,
    bypassCSP: scripts === true,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "sv-SE",
  });
}

export async function signIn(page, address, name) {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("Användarnamn").fill(name);
  await page.getByLabel("Lösenord").fill(`sundhamn-${name}`);
  await page.getByRole("main").getByRole("button", { name: "Logga in" }).click();
}
