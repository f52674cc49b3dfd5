// axe-core finds nothing, at every place, in both themes and languages, wide and narrow.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { demo, go, idle, pageTest, withBrowser } from "./lib.mjs";

withBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function check(page, place) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map((violation) => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
  });
  assert.deepEqual(found, [], place);
}

// axe itself writes markup, which the page's Trusted Types refuse; the page's own behaviour under its policy is tested elsewhere.
const free = { bypassCSP: true };

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    pageTest(`axe finds nothing, ${colorScheme}, ${viewport.width} px`, { context: { colorScheme, viewport, ...free }, timeout: 120_000 }, async (page) => {
      await idle(page);
      await check(page, "start");
      await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
      for (const words of ["Check it", "How do I get the files?", "Advanced"]) await page.getByText(words, { exact: true }).click();
      await check(page, "start, all of it open");
      await demo(page);
      await go(page, "#/findings");
      await check(page, "findings");
      const link = page.locator('a[href^="#/device/"]').first();
      await link.waitFor();
      await go(page, await link.getAttribute("href"));
      await page.getByRole("heading", { level: 1 }).waitFor();
      await check(page, "device");
      await go(page, "#/evidence");
      await page.getByRole("heading", { level: 1 }).waitFor();
      await check(page, "evidence");
      for (const tab of ["#/fix", "#/fix/tell", "#/fix/block"]) {
        await go(page, tab);
        await page.locator("article[aria-busy=false]").waitFor();
        await check(page, tab);
        for (const fold of await page.locator("main details:not(details details) > summary").all()) await fold.click();
        await check(page, `${tab}, all of it open`);
      }
    });
  }
}

pageTest("axe finds nothing in the German start page", { lang: "de", context: free }, async (page) => {
  await idle(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await check(page, "start");
});
