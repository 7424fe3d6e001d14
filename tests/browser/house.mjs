// SPDX-License-Identifier: GPL-3.0-or-later
// A house of its own for the tests: the program, on a free port, with the sample in a scratch
// folder.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.SAMSKAP_PROGRAM ?? join(root, "build/release/samskap");

// `more`: further arguments of `samskap serve`.
export async function openHouse(more = []) {
  const folder = mkdtempSync(join(tmpdir(), "samskap-browser-"));
  const make = ["sample", "--data", folder, "--from", join(root, "sample")];
  const made = spawnSync(program, make, { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`samskap sample: ${made.stderr}`);
  const serve = ["serve", "--data", folder, "--listen", "127.0.0.1:0", ...more];
  const server = spawn(program, serve, {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the server did not start")), 60_000);
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const found = /answers on (http:\/\/\S+)/.exec(said);
      if (found) {
        clearTimeout(late);
        resolve(found[1]);
      }
    });
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    address,
    async close() {
      server.removeAllListeners("exit");
      const ended = new Promise((resolve) => server.on("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
