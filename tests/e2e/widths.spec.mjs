// No place scrolls sideways at any width from 320 to 1920 px, in both languages; 200 % and 400 % of zoom are such widths of a wide window.
// Nor does it with the text spacing that a reader may set (WCAG 1.4.12), which cuts nothing that can be read only there.

import assert from "node:assert/strict";
import { demo, go, idle, pageTest, withBrowser } from "./lib.mjs";

withBrowser();

const WIDTHS = Array.from({ length: 81 }, (_, n) => 320 + n * 20);
const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function places(page) {
  const devices = await page.locator('tr[data-row] a[href^="#/device/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(devices.length > 10);
  // The first is possibly compromised, the second is back on legacy, the last is proven.
  return ["#/findings", devices[0], devices[1], devices.at(-1), `${devices.at(-1)}/proof`, "#/fix", "#/fix/tell", "#/fix/block", "#/evidence", "#/setup"];
}

async function open(page, lang) {
  await demo(page);
  await go(page, "#/findings");
  await page.locator("tr[data-row]").nth(20).waitFor();
  const all = await places(page);
  if (lang === "de") {
    await page.getByRole("button", { name: "Deutsch" }).click();
    await page.locator("html[lang=de]").waitFor();
  }
  return all;
}

async function show(page, place) {
  await page.evaluate((to) => (location.hash = to), place);
  await page.waitForFunction((to) => location.hash === to && document.querySelector("#place-title"), place);
  await idle(page);
}

for (const lang of ["en", "de"]) {
  pageTest(`no width from 320 to 1920 scrolls sideways, at no place (${lang})`, { timeout: 240_000 }, async (page) => {
    const wide = { width: 1280, height: 800 };
    const check = async (place) => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        assert.ok((await over(page)) <= 0, `${place} at ${width} px: ${await over(page)} px too wide`);
      }
      await page.setViewportSize(wide);
    };
    await page.setViewportSize(wide);
    await idle(page);
    await check("#/");
    for (const place of await open(page, lang)) {
      await show(page, place);
      await check(place);
    }
  });
}

pageTest("with more space between letters, words and lines nothing scrolls sideways and no button is cut", { timeout: 120_000, context: { bypassCSP: true } }, async (page) => {
  const all = await open(page, "en");
  await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }" });
  for (const place of all) {
    await show(page, place);
    for (const width of [320, 640, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok((await over(page)) <= 0, `${place} at ${width} px: ${await over(page)} px too wide`);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("button, .state, time")]
          .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "hidden")
          .map((one) => one.textContent),
      );
      assert.deepEqual(cut, [], `${place} at ${width} px`);
    }
  }
});
