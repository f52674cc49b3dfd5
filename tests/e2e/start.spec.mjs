// Start is understood in a few seconds: few words, one primary button, and all that it explains one click away.

import assert from "node:assert/strict";
import { idle, pageTest, withBrowser } from "./lib.mjs";
import { fits, wordsShown } from "./screen.mjs";

withBrowser();

for (const [lang, title, choose] of [
  ["en", "Find the devices that still use legacy authentication", "Choose files"],
  ["de", "Finden Sie die Geräte, die noch Legacy-Authentifizierung nutzen", "Dateien wählen"],
]) {
  for (const [width, height] of [[1366, 641], [390, 844]]) {
    pageTest(`the first screen of ${width} × ${height} holds at most 100 words and one primary button, ${lang}`, { lang, context: { viewport: { width, height } } }, async (page) => {
      await idle(page);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      const words = await wordsShown(page.locator("body"), { first: true });
      assert.ok(words > 40 && words <= 100, `${words} words`);
      assert.deepEqual(await page.locator(".btn.primary:visible").allInnerTexts(), [choose]);
      for (const button of [choose, /demo/i, /Microsoft/]) {
        const { y, height: tall } = await page.getByRole("button", { name: button }).boundingBox();
        assert.ok(y + tall <= height, `${button} is in the first screen`);
      }
      assert.equal(await page.locator("[style]").count(), 0);
    });
  }

  pageTest(`no width scrolls sideways, all of it open, ${lang}`, { lang }, async (page) => {
    await idle(page);
    await fits(page, "start");
    await page.getByRole("button", { name: /Microsoft/ }).click();
    await page.locator("main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await fits(page, "start, open");
  });
}

pageTest("how to get the files, and the notice that leads there", {}, async (page) => {
  await idle(page);
  const log = page.getByRole("link", { name: "Open the sign-in logs" });
  assert.equal(await log.isVisible(), false);
  await page.getByRole("button", { name: "Start here" }).click();
  await log.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "How do I get the files?");
  assert.match(await log.getAttribute("href"), /^https:\/\/entra\.microsoft\.com\/#view\//);
  await page.getByText("Last 7 days").waitFor();
  await page.getByText("Set no other filter").waitFor();
  await page.getByRole("button", { name: "Choose a folder" }).waitFor();
  // Pressed once more it stays open.
  await page.getByRole("button", { name: "Start here" }).click();
  assert.ok(await log.isVisible());
});

pageTest("the promise and how to check it are one click away", {}, async (page) => {
  await idle(page);
  await page.getByText("Check it").click();
  await page.getByText("developer tools (F12)").waitFor();
});

pageTest("the picture says what it shows", {}, async (page) => {
  await idle(page);
  await page.getByRole("img", { name: "Legacy sign-ins end at 21:56, modern ones begin at 22:02" }).waitFor();
});

pageTest("signing in opens a panel; what few need is folded in it", {}, async (page) => {
  await idle(page);
  const open = page.getByRole("button", { name: "Sign in with Microsoft" });
  assert.equal(await page.getByRole("textbox").count(), 0);
  await open.click();
  await page.getByRole("textbox", { name: "Application (client) ID" }).waitFor();
  await page.getByText("AuditLog.Read.All", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Register the page" }).waitFor();
  const cloud = page.getByRole("combobox", { name: "Cloud" });
  assert.equal(await cloud.isVisible(), false);
  await page.getByText("Advanced", { exact: true }).click();
  await cloud.waitFor();
  await page.getByRole("textbox", { name: "Graph access token" }).waitFor();
  await open.click();
  assert.equal(await page.getByRole("textbox").count(), 0);
});

const preset = (page) => page.route(/config\.json$/, (route) => route.fulfill({ json: { clientId: "11111111-2222-4333-8444-555555555555", tenant: "contoso.example", cloud: "usgov" } }));
pageTest("where the operator has preset the registration there is the button alone, and a question before anything leaves", { before: preset }, async (page, { requests, server }) => {
  await idle(page);
  const button = page.getByRole("button", { name: "Sign in with Microsoft" });
  await page.waitForFunction(() => !document.querySelector("main [aria-expanded]"));
  await button.click();
  const dialog = page.getByRole("dialog", { name: "Sign in with Microsoft?" });
  await dialog.getByText("AuditLog.Read.All", { exact: true }).waitFor();
  assert.equal(await page.getByRole("textbox").count(), 0);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.deepEqual(requests.filter((url) => !url.startsWith(server.url) && !url.startsWith("blob:")), []);
  assert.match(await page.getByRole("link", { name: "Open the sign-in logs", includeHidden: true }).getAttribute("href"), /^https:\/\/portal\.azure\.us\//);
});
