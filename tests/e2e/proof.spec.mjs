// What is handed to an auditor: the proof card of a device, on screen and on paper, and the report of the case, a file
// that stands alone. Each says its state first, with its numbers; nothing from a log becomes markup.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { choose, demo, exported, file, go, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const slow = { timeout: 180_000 };
const zone = { context: { timezoneId: "Europe/Zurich" }, ...slow };

/** Opens the card of the first device in a state, from the list among the evidence. */
async function openCard(page, state, list = "Proof cards") {
  await go(page, "#/evidence");
  const region = page.getByRole("region", { name: list });
  await region.getByRole("listitem").filter({ hasText: state }).first().getByRole("link").click();
  const card = page.locator("article.card");
  await card.waitFor();
  return card;
}

/** The value beside a name of the card. */
const value = (card, name) => card.locator("dl > div").filter({ has: card.page().locator("dt").getByText(name, { exact: true }) }).locator("dd");

pageTest("the card of a verified device is a proof, with its numbers; no other card is called one", zone, async (page) => {
  await demo(page);
  const card = await openCard(page, "Verified");
  await card.getByText("Proof card", { exact: true }).waitFor();
  assert.match(page.url(), /#\/device\/[0-9a-f]{16}\/proof$/);
  assert.match(await card.getByRole("heading", { level: 1 }).textContent(), / of /);
  assert.match(await value(card, "When").textContent(), /\d\d:\d\d \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\)/);
  assert.match(await value(card, "Legacy since then").textContent(), /would have occurred by now; seen: 0/);
  assert.match(await value(card, "The expected app").textContent(), /first at/);
  assert.match(await value(card, "Complete to").textContent(), /without a gap/);
  await card.getByText("A device may still be configured", { exact: false }).waitFor();
  await card.getByText("Times are in Europe/Zurich, and in UTC.").waitFor();
  assert.ok(await card.getByRole("table").getByRole("row").count() >= 3);

  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(document)).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" "))}`));
  assert.deepEqual(found, []);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);

  await page.goBack();
  await page.getByRole("heading", { name: "Proof cards" }).waitFor();
  for (const state of ["Can’t tell yet", "Back on legacy", "Too early", "Clean so far", "Silent"]) {
    const other = await openCard(page, state);
    await other.locator(".card-state .chip").getByText(state, { exact: true }).waitFor();
    await other.getByText("Device card: not a proof").waitFor();
    await other.getByText("This card does not prove", { exact: false }).waitFor();
  }
});

pageTest("a card in German, on paper, with a button that prints", { lang: "de", ...slow }, async (page) => {
  await page.getByRole("button", { name: "Demo-Mandanten öffnen" }).click();
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.locator("table.devices").waitFor();
  const card = await openCard(page, "Bestätigt", "Nachweise");
  await card.getByText("Nachweis", { exact: true }).waitFor();
  await page.evaluate(() => (window.print = () => (document.title = "printed")));
  await page.getByRole("button", { name: "Drucken oder als PDF speichern" }).click();
  await page.waitForFunction(() => document.title === "printed");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "Drucken oder als PDF speichern" }).isVisible(), false);
  assert.equal(await page.getByRole("navigation").isVisible(), false);
  for (const words of ["Gerät und Konto", "Vorher", "Umstellung", "Nachher", "Was angesehen wurde"]) {
    await card.getByRole("heading", { name: words, exact: true }).waitFor();
  }
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: false });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= 2, `${pages} pages`);
});

pageTest("on paper nothing is split that belongs together, and nothing stands twice", slow, async (page) => {
  await demo(page);
  const card = await openCard(page, "Verified");
  const timeline = page.locator(".timeline");
  await timeline.locator(".gap-words").first().waitFor();
  await page.emulateMedia({ media: "print" });
  const inside = (element) => element.evaluate((e) => getComputedStyle(e).breakInside);
  for (const element of [timeline, card.locator(":scope > footer"), ...(await card.locator("tr").all()), ...(await card.locator("dl > div").all())]) {
    assert.equal(await inside(element), "avoid");
  }
  assert.equal(await page.locator(".foot").isVisible(), false, "the card has a footer of its own");
  // The words at the change stand above every sign-in, those at the mark below.
  const edge = (selector, side, most) => timeline.locator(selector).evaluateAll((all, [edge, best]) => Math[best](...all.map((e) => e.getBoundingClientRect()).filter((box) => box.height > 0).map((box) => box[edge])), [side, most]);
  const drawn = ".timeline-svg :is(.k-leg, .k-mod, .k-mod-d)";
  assert.ok((await edge(".gap-words", "bottom", "max")) <= (await edge(drawn, "top", "min")) + 1);
  assert.ok((await edge(".mark-words", "top", "min")) >= (await edge(drawn, "bottom", "max")) - 1);
});

const evil = '</style></title><script>window.hit=1</script><img src=x onerror="window.hit=1">\u202e&amp;"\'';

pageTest("hostile names stay names, on the card and in the report as a browser reads it; files have their SHA-256", slow, async (page, { context }) => {
  const rows = JSON.stringify([
    signIn({ userDisplayName: evil, userPrincipalName: `a'"<b>@contoso.example` }),
    signIn({ id: "00000000-0000-4000-8000-000000000002", createdDateTime: "2026-11-21T08:15:00Z", userDisplayName: evil, userAgent: evil }),
  ]);
  await choose(page, file("<i>hostile.json", rows));
  await page.getByRole("table", { name: "Devices" }).getByRole("link").first().click();
  await page.getByRole("link", { name: "Proof card" }).click();
  const card = page.locator("article.card");
  await card.getByText("Nobody has marked this device as changed", { exact: false }).waitFor();
  const hash = createHash("sha256").update(rows).digest("hex");
  await card.getByText(`SHA-256 ${hash}`).waitFor();
  await card.getByText("<i>hostile.json", { exact: true }).waitFor();
  assert.ok((await card.textContent()).includes(evil.slice(0, 60)));

  const report = await exported(page, "Case report (HTML)");
  const reader = await context.newPage();
  const asked = [];
  reader.on("request", (request) => asked.push(request.url()));
  const path = file("report.html", report);
  await reader.goto(`file://${path}`);
  const seen = await reader.evaluate(() => ({
    hit: window.hit ?? 0,
    names: [...new Set([...document.querySelectorAll("*")].map((e) => e.localName))],
    attributes: [...new Set([...document.body.querySelectorAll("*")].flatMap((e) => [...e.attributes].map((a) => a.name)))],
    text: document.body.textContent,
    styled: getComputedStyle(document.querySelector(".card")).borderTopStyle,
  }));
  assert.equal(seen.hit, 0);
  assert.equal(seen.styled, "solid", "the policy lets the file's own style through");
  for (const name of ["script", "img", "i", "link", "iframe", "form", "a"]) assert.ok(!seen.names.includes(name), name);
  assert.deepEqual(seen.attributes.filter((name) => !["class", "scope", "tabindex"].includes(name)), []);
  assert.ok(seen.text.includes(evil.replace("\u202e", "[U+202E]")));
  assert.ok(seen.text.includes(`SHA-256 ${hash}`));
  assert.ok(seen.text.includes("<i>hostile.json"));
  assert.deepEqual(asked, [`file://${path}`]);
  // Its policy, not the test's good luck, keeps a script out.
  const ran = await reader.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.hit = 2";
    document.head.append(script);
    return window.hit ?? 0;
  });
  assert.equal(ran, 0);
});

pageTest("the report of the demo tenant: totals, open ones first, a card each; with pseudonyms nobody is named", slow, async (page, { context }) => {
  await demo(page);
  const report = await exported(page, "Case report (HTML)");
  const reader = await context.newPage();
  await reader.goto(`file://${file("demo-report.html", report)}`);
  const cards = reader.locator("article.card");
  const titles = await cards.first().getByRole("heading", { level: 2 }).allTextContents();
  assert.deepEqual(titles.slice(1, 4), ["What stops when", "Open", "Verified or ended"]);
  const total = Number(titles[0].match(/\d+/)[0]);
  assert.equal(await cards.count(), total + 1);
  const names = await reader.locator("dl > div").filter({ has: reader.locator("dt").getByText("Account", { exact: true }) }).locator("dd").allTextContents();
  assert.ok(names.length > 10);

  await page.getByRole("button", { name: "Export", exact: true }).first().click();
  await page.getByLabel("With pseudonyms", { exact: false }).check();
  await page.keyboard.press("Escape");
  const copy = await exported(page, "Case report (HTML)");
  assert.deepEqual(names.filter((name) => copy.includes(name)), []);
  assert.match(copy, /This is a copy with pseudonyms/);
});
