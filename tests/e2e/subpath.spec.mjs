// dist/ works below any path of any static host, places live in the fragment, and no path leaves the folder.

import assert from "node:assert/strict";
import { demo, go, idle, pageTest, withBrowser } from "./lib.mjs";

withBrowser();

for (const base of ["/", "/some/deep/path/"]) {
  pageTest(`the page works at ${base}`, { base }, async (page, { server, requests }) => {
    await demo(page);
    await go(page, "#/evidence");
    const outside = requests.filter((url) => url.startsWith("http") && !url.startsWith(server.url));
    assert.deepEqual(outside, []);
  });
}

pageTest("a place without data leads to Start, and Back works", { base: "/deep/", hash: "#/findings" }, async (page) => {
  await idle(page);
  await page.getByRole("button", { name: "Open the demo tenant" }).waitFor();
  await demo(page);
  await go(page, "#/findings");
  await go(page, "#/evidence");
  await page.goBack();
  await page.waitForFunction(() => location.hash.startsWith("#/findings"));
  await page.getByRole("table", { name: "Devices" }).or(page.getByRole("grid", { name: "Devices" })).waitFor();
});
