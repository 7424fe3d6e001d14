// SPDX-License-Identifier: GPL-3.0-or-later
// Which pages links lead to, for somebody who reads every page and follows every link.
const idInPath = /\/[0-9a-hjkmnp-tv-z]{13}(?=\/|$)/g;
const noPage = /\.(txt|docx|pdf)$|^\/(static|appearance)|\/picture$/;

export const kindOf = (path) => path.split("?")[0].replace(idInPath, "/*");

// A visit asks as the browser of `context` would, with its cookies.
async function visit(context, address, path) {
  const answer = await context.request.get(address + path);
  const type = answer.headers()["content-type"] ?? "";
  if (!type.startsWith("text/html")) return null;
  // A file to keep is read by whoever opens it, not a page of the house.
  const isFile = (answer.headers()["content-disposition"] ?? "").startsWith("attachment");
  return { path, status: answer.status(), html: await answer.text(), isFile };
}

const linksIn = (html) =>
  [...html.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map((found) =>
    found[1].replaceAll("&amp;", "&"),
  );

// Every address in `starts`, and of each other kind of page the first `ofEach`.
export async function crawl(context, address, starts, ofEach) {
  const waiting = [...starts];
  const seen = new Set(waiting);
  const counts = new Map();
  const pages = [];
  while (waiting.length > 0) {
    const page = await visit(context, address, waiting.shift());
    if (!page) continue;
    pages.push(page);
    for (const link of linksIn(page.html)) {
      const count = counts.get(kindOf(link)) ?? 0;
      if (seen.has(link) || count >= ofEach || noPage.test(link)) continue;
      counts.set(kindOf(link), count + 1);
      seen.add(link);
      waiting.push(link);
    }
  }
  return pages;
}

// What differs from person to person on a page that all see alike: tokens, and the line that says
// who is signed in.
const common = (html) =>
  html.replace(/<nav class="who"[\s\S]*?<\/nav>/, "").replace(/name="form_token"[^>]*/g, "");

// Each page once for all who see it alike, whoever came first.
export function distinct(pagesOf) {
  const seen = new Set();
  const all = [];
  for (const [role, pages] of pagesOf)
    for (const page of pages) {
      const key = page.path + "\n" + common(page.html);
      if (seen.has(key)) continue;
      seen.add(key);
      all.push({ role, ...page });
    }
  return all;
}
