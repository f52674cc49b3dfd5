// Device, Fix and Evidence with the demo tenant: what they say, and that the timeline moves by keys, buttons, wheel and drag.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { choose, demo, file, go, idle, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

/** Opens the device of a person, from the findings. */
async function open(page, person) {
  await idle(page);
  await demo(page);
  await go(page, "#/findings");
  await page.getByRole("searchbox", { name: "Search devices" }).fill(person);
  const link = page.locator("tr[data-row]").filter({ hasText: person }).locator('a[href^="#/device/"]').first();
  await link.click();
  await page.locator(".timeline-svg").waitFor();
}

const timeline = (page) => page.getByRole("group", { name: /^Timeline of the sign-ins/ });
const span = (page) => timeline(page).getAttribute("aria-label");
/** Waits until the timeline shows something else than `before`, and gives what. */
async function moved(page, before) {
  await page.waitForFunction((old) => document.querySelector(".timeline-area").getAttribute("aria-label") !== old, before);
  return span(page);
}
/** Waits until the timeline shows exactly this. */
const shows = (page, what) => page.waitForFunction((now) => document.querySelector(".timeline-area").getAttribute("aria-label") === now, what);

pageTest("the story's phone: hand-over, steps, evidence, sign-ins", {}, async (page) => {
  await open(page, "Anna Meier");
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "iPhone 13 of Anna Meier");
  const verdict = page.getByRole("region", { name: "Is it over?" });
  await verdict.getByText("Not changed").waitFor();
  await verdict.getByText("This looks like a cut-over").waitFor();
  await verdict.getByText(/First sign-in by Apple Internet Accounts after it: .*, 3 minutes later\./).waitFor();
  const steps = page.getByRole("region", { name: "What to do" });
  await steps.getByText("Settings › Mail › Accounts", { exact: true }).waitFor();
  const why = page.getByRole("region", { name: "Why this is the device" });
  await why.getByText("Apple-iPhone14C5/1902.74").waitFor();
  await why.getByText("iPhone14,5 → iPhone 13").waitFor();
  const signIns = page.getByRole("region", { name: "Sign-ins" });
  assert.equal(await signIns.getByRole("row").count(), 26, "25 and the head");
  await signIns.getByRole("button", { name: /^Show all/ }).click();
  assert.ok((await signIns.getByRole("row").count()) > 200);
});

pageTest("the timeline moves by keys, buttons, wheel and drag, and stays inside the log", {}, async (page) => {
  await open(page, "Fabio Keller");
  const area = timeline(page);
  const all = await span(page);
  await area.focus();
  await page.keyboard.press("+");
  const zoomed = await moved(page, all);
  await page.keyboard.press("ArrowLeft");
  await moved(page, zoomed);
  await page.keyboard.press("0");
  await shows(page, all);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await span(page), all, "nothing before the log");
  for (let i = 0; i < 30; i++) await page.keyboard.press("+");
  // A minute is the least.
  await page.locator('button:disabled[aria-label="Zoom in"]').waitFor();
  await page.getByRole("button", { name: "All", exact: true }).click();
  await shows(page, all);

  const box = await area.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -400);
  await page.keyboard.up("Control");
  const wheeled = await moved(page, all);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, "the page itself is not zoomed");
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 120, box.y + 60, { steps: 5 });
  await page.mouse.up();
  const dragged = await moved(page, wheeled);
  await page.mouse.move(box.x + 20, box.y + 60);
  assert.equal(await span(page), dragged, "a released drag is over");

  const scrolled = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction((before) => scrollY > before, scrolled);
});

pageTest("the same as a table: every day's numbers", {}, async (page) => {
  await open(page, "Anna Meier");
  await page.getByText("The same as a table").click();
  const table = page.getByRole("table", { name: "Sign-ins per day" });
  await table.waitFor();
  const sum = await table.locator("tbody tr").evaluateAll((rows) => rows.reduce((n, row) => n + [...row.querySelectorAll("td")].slice(0, 4).reduce((m, cell) => m + (Number(cell.textContent) || 0), 0), 0));
  const evidence = await page.getByText(/^Evidence on \d+ of \d+/).innerText();
  assert.equal(sum, Number(evidence.match(/of (\d+) sign-ins/)[1]));
});

for (const [person, title, step] of [
  ["Carla Huber", "Probably no device", "Nothing to repair on a device: nobody got in."],
  // Its date and tense follow the clock.
  ["Dieter Roth", "A certificate: a new profile is needed", /^This device sends a certificate and no password\. Direct certificate sign-in .* So give it a new profile:$/],
  ["Ines Sommer", "Secure the account first", "Reset the password of this account; the new one is used nowhere else."],
  ["Ueli Baumann", "Still in use", "This device will never do modern authentication with Exchange Online. Replace it."],
  // Marked in the demo tenant: what is changed already is not changed again.
  ["Empfang", "Silent, not proven", "Nothing more to do on this device. Load a newer log at the time that Is it over? names; if it names none, once the person has used the new app. If it names another device, go on there."],
]) {
  pageTest(`${person}: ${title}`, {}, async (page) => {
    await open(page, person);
    await page.locator(".verdict .big").filter({ hasText: title }).waitFor();
    const first = page.getByRole("region", { name: /What to do|Nothing to change/ }).getByRole("listitem").first();
    if (step instanceof RegExp) assert.match(await first.innerText(), step);
    else assert.equal(await first.innerText(), step);
  });
}

pageTest("a name that is markup stays text, and never gets into a command", {}, async (page) => {
  await open(page, "<img src=x");
  assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /of <img src=x onerror=alert\(1\)>$/);
  assert.equal(await page.locator("main img").count(), 0);
});

pageTest("Fix: every finding once, by kind, each leading to its device", {}, async (page) => {
  await idle(page);
  await demo(page);
  await go(page, "#/fix");
  await page.getByRole("heading", { level: 1, name: "What is left to repair" }).waitFor();
  for (const button of await page.getByRole("button", { name: /^Show all/ }).all()) await button.click();
  const links = await page.locator('main a[href^="#/device/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.equal(new Set(links).size, links.length);
  assert.equal(links.length, 39);
  await page.locator('main a[href^="#/device/"]').first().click();
  await page.getByRole("heading", { level: 1, name: "Ines Sommer: Device not visible" }).waitFor();
});

pageTest("Evidence: no request, counts that add up", {}, async (page, { requests, server }) => {
  await idle(page);
  await demo(page);
  await go(page, "#/evidence");
  await page.getByText("The parts add up to what was read.").waitFor();
  await page.getByText("None left this page since it was loaded.").waitFor();
  assert.deepEqual(requests.filter((url) => !url.startsWith(server.url) && !url.startsWith("blob:")), []);
  assert.equal(await page.getByRole("button", { name: /SHA-256/ }).count(), 0, "the demo tenant is no file");
});

pageTest("Evidence: SHA-256 of a file on demand, and what was not read", {}, async (page) => {
  await idle(page);
  const content = JSON.stringify([signIn({ clientAppUsed: "Exchange ActiveSync" })]);
  await choose(page, [file("InteractiveSignIns_2026-11-22.json", content)]);
  await go(page, "#/evidence");
  await page.getByRole("button", { name: "Compute SHA-256 of all files" }).click();
  await page.getByText("SHA-256 computed for all files.").waitFor();
  const hash = await page.locator(".sources code.agent").innerText();
  assert.equal(hash, createHash("sha256").update(content).digest("hex"));
  await page.getByText("not stated what they are").waitFor();
});
