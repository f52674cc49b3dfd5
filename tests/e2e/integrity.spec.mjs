// What runs is what index.html names: a file that the host changed, or does not have, is told in words and does not run. Each
// change leaves the file a working one, so that nothing but the comparison can stop it: with its SHA-384 in index.html it runs.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { demo, dist, idle, pageTest, withBrowser } from "./lib.mjs";

withBrowser();

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A copy of dist/ with something done to it. */
function copy(change) {
  const folder = mkdtempSync(join(tmpdir(), "cutover-integrity-"));
  folders.push(folder);
  cpSync(dist, folder, { recursive: true });
  change(folder);
  return folder;
}

// An empty section of WebAssembly named "x", which every engine skips; a line of a script, of a style sheet or of the words.
const additions = { wasm: Buffer.from([0, 2, 1, 0x78]), js: Buffer.from("\nglobalThis.changed = true;\n"), css: Buffer.from("\nbody { color: red; }\n"), txt: Buffer.from("changed\n") };
const changed = (name, bytes) => Buffer.concat([bytes, additions[name.split(".").at(-1)]]);
const sha384 = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

const files = readdirSync(dist).filter((name) => /\.(wasm|js|css|txt)$/.test(name));
assert.ok(files.length >= 4, "dist/ holds what runs");
const errors = { expect: [/integrity|digest|Failed to load resource|Failed to fetch|ERR_/i] };

const words = {
  en: { changed: /A file of this page has been changed/, missing: /A file of this page did not arrive/ },
  de: { changed: /Eine Datei dieser Seite wurde verändert/, missing: /Eine Datei dieser Seite ist nicht angekommen/ },
};

/** The page says what is wrong with a file, first in the page's language, and nothing of the application can be used. */
async function refused(page, lang, reason, name) {
  // The page may have been drawn before a file of the worker was found to be another.
  await page.locator("html[data-refused]").waitFor();
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.equal(await page.locator("html").getAttribute("data-refused"), reason);
  const title = page.getByRole("heading", { level: 1 });
  assert.match(await title.innerText(), words[lang][reason]);
  assert.equal(await title.getAttribute("lang"), lang);
  assert.match(await page.getByRole("heading", { level: 2 }).innerText(), words[lang === "de" ? "en" : "de"][reason]);
  const [first, second] = await alert.locator("p").allInnerTexts();
  for (const text of [first, second]) assert.ok(text.startsWith(name), text);
  for (const part of ["#app > *", "#first > *"]) assert.equal(await page.locator(part).filter({ visible: true }).count(), 0);
}

/** A copy in which a file is another, and index.html says so. */
function agreed(name, change) {
  return copy((to) => {
    const [bytes, page] = [readFileSync(join(to, name)), readFileSync(join(to, "index.html"), "utf8")];
    assert.equal(page.split(sha384(bytes)).length, 2, `index.html holds the SHA-384 of ${name} once`);
    const other = change(name, bytes);
    writeFileSync(join(to, name), other);
    writeFileSync(join(to, "index.html"), page.replace(sha384(bytes), () => sha384(other)));
  });
}

/** Languages in which a page loads a file. */
const languages = (name) => [/^text-(\w\w)-/.exec(name)?.[1] ?? ["en", "de"]].flat();

for (const name of files) {
  for (const lang of languages(name)) {
    const folder = () => copy((to) => writeFileSync(join(to, name), changed(name, readFileSync(join(to, name)))));
    pageTest(`${name.replace(/-[0-9a-f]+/, "")}, changed on the host, does not run and is named (${lang})`, { lang, folder, ...errors }, async (page) => {
      await refused(page, lang, "changed", name);
      if (name.startsWith("app-")) assert.equal(await page.locator("#app > *").count(), 0);
      if (/^worker-.*\.js$/.test(name)) assert.equal(page.workers().length, 0);
    });
  }

  pageTest(`${name.replace(/-[0-9a-f]+/, "")}, changed together with index.html, runs`, { folder: () => agreed(name, changed) }, async (page) => {
    await demo(page);
  });
  const [lang] = languages(name);

  pageTest(`${name.replace(/-[0-9a-f]+/, "")}, missing on the host, is named`, { lang, folder: () => copy((to) => unlinkSync(join(to, name))), ...errors }, async (page) => {
    await refused(page, lang, "missing", name);
  });
}

const german = files.find((name) => name.startsWith("text-de-"));
for (const [what, change] of Object.entries({
  "is missing": (to) => unlinkSync(join(to, german)),
  "was changed": (to) => writeFileSync(join(to, german), changed(german, readFileSync(join(to, german)))),
})) {
  pageTest(`a further language whose file ${what} is not shown, and the page goes on`, { folder: () => copy(change), ...errors }, async (page) => {
    await idle(page);
    await page.getByRole("button", { name: "Deutsch" }).click();
    await page.getByRole("alert").filter({ hasText: "The words in Deutsch could not be loaded" }).waitFor();
    await demo(page);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  });
}

// What is compared and still does not work: the page says that its worker failed.
const broken = {
  "is no program": [/^worker-.*\.wasm$/, () => Buffer.from("no program")],
  "throws while it starts": [/^worker-.*\.js$/, (_, bytes) => Buffer.from(`throw new Error("made up");${bytes}`)],
};
for (const [what, [pattern, change]] of Object.entries(broken)) {
  const folder = () => agreed(files.find((one) => pattern.test(one)), change);
  pageTest(`a worker that ${what} is told`, { folder, expect: [/made up|WebAssembly|magic word/] }, async (page) => {
    await page.getByRole("alert").filter({ hasText: "The reading part of the page has crashed" }).waitFor();
  });
}

for (const name of files.filter((one) => /\.(wasm|js)$/.test(one))) {
  let asked = 0;
  const damageOnce = (page) =>
    page.route(`**/${name}`, async (route) => {
      asked += 1;
      const response = await route.fetch();
      await route.fulfill({ response, body: asked === 1 ? changed(name, await response.body()) : await response.body() });
    });
  pageTest(`${name.replace(/-[0-9a-f]+/, "")}, damaged on the way once, is loaded again`, { before: damageOnce, ...errors }, async (page) => {
    await idle(page);
    await demo(page);
    assert.equal(asked, 2);
  });
}
