// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures that the documentation shows, taken while the tests walk; only when a folder is
// named in SAMSKAP_PICTURES, so that a run of the tests changes no file.
import { join } from "node:path";

export async function keepPicture(page, name, { height } = {}) {
  const folder = process.env.SAMSKAP_PICTURES;
  if (!folder) return;
  const { width } = page.viewportSize();
  const clip = height ? { x: 0, y: 0, width, height } : undefined;
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: Boolean(height), clip });
}
