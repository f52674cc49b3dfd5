// Device, Fix and Evidence with the demo tenant: what they say, and that the timeline moves by keys, lenses and brush.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { choose, demo, file, go, idle, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Opens the device of a person, from the findings. */
async function open(page, person) {
  await idle(page);
  await demo(page);
  await find(page, person);
  // A place that has just been drawn takes the focus; whoever presses keys comes after that.
  await page.waitForFunction(() => document.activeElement?.id === "place-title");
}

/** The same once the demo tenant is open. */
async function find(page, person) {
  await go(page, "#/findings");
  await page.getByRole("searchbox", { name: "Search devices" }).fill(person);
  const link = page.locator("tr[data-row]").filter({ hasText: person }).locator('a[href^="#/device/"]').first();
  await link.click();
  await page.locator(".timeline-svg").waitFor();
}

const timeline = (page) => page.getByRole("application", { name: /^Timeline of the sign-ins/ });
const span = (page) => timeline(page).getAttribute("aria-label");
/** Waits until the timeline shows something else than `before`, and gives what. */
async function moved(page, before) {
  await page.waitForFunction((old) => document.querySelector(".timeline-svg").getAttribute("aria-label") !== old, before);
  return span(page);
}
/** Waits until the timeline shows exactly this. */
const shows = (page, what) => page.waitForFunction((now) => document.querySelector(".timeline-svg").getAttribute("aria-label") === now, what);
const lens = (page, name) => page.getByRole("group", { name: "Cut-over" }).getByRole("button", { name, exact: true });
const signIns = (page) => page.getByRole("region", { name: "Sign-ins" });
/** What the keys say of the sign-in that they are at. */
const said = (page) => page.locator(".timeline [role=status]");

pageTest("the story's phone: hand-over, steps, evidence, sign-ins", {}, async (page) => {
  await open(page, "Anna Meier");
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "iPhone 13 of Anna Meier");
  assert.match(await page.locator(".answer").innerText(), /^Not changed\s*This looks like a cut-over\. The last legacy sign-in was .*\.$/);
  const verdict = page.getByRole("region", { name: "Is it over?" });
  await verdict.getByText(/First sign-in by Apple Internet Accounts after it: .*, 3 minutes later\./).waitFor();
  const steps = page.getByRole("region", { name: "What to do" });
  await steps.getByText("Settings › Mail › Accounts", { exact: true }).waitFor();
  const why = page.getByRole("region", { name: "Why this is the device" });
  await why.getByText("exact: model and version", { exact: false }).first().waitFor();
  await why.getByRole("heading").click();
  await why.getByText("Apple-iPhone14C5/1902.74").waitFor();
  await why.getByText("iPhone14,5 → iPhone 13").waitFor();
  const rows = signIns(page).getByRole("row");
  assert.equal(await rows.count(), 26, "25 and the head");
  await signIns(page).getByRole("button", { name: /^Show all/ }).click();
  assert.ok((await rows.count()) > 200);
  const of = async (name) => Number((await signIns(page).getByRole("button", { name }).innerText()).match(/[\d,]+$/)[0].replace(",", ""));
  assert.equal(await of(/^All/), (await of(/^Legacy/)) + (await of(/^Modern/)));
  await signIns(page).getByRole("button", { name: /^Modern/ }).click();
  await rows.filter({ hasText: "Exchange ActiveSync" }).first().waitFor({ state: "detached" });
  assert.equal(await rows.filter({ hasText: "Apple Internet Accounts" }).count(), (await rows.count()) - 1);
});

pageTest("the picture opens with the change: bracket, words, lenses", { context: { timezoneId: "Europe/Zurich" } }, async (page) => {
  await open(page, "Anna Meier");
  const words = page.locator(".gap-words.x");
  const said = /^(?:.* )?(\d\d):(\d\d) → (?:.* )?(\d\d):(\d\d), (\d) min$/.exec(await words.innerHTML())?.slice(1).map(Number);
  assert.ok(said, await words.innerHTML());
  // The length is that between the two times as they stand there.
  assert.equal((1440 + said[2] * 60 + said[3] - said[0] * 60 - said[1]) % 1440, said[4]);
  assert.equal(await lens(page, "Change").getAttribute("aria-pressed"), "true");
  const change = await span(page);
  await lens(page, "All").click();
  const all = await moved(page, change);
  assert.equal(await lens(page, "All").getAttribute("aria-pressed"), "true");
  await lens(page, "7 days").click();
  await moved(page, all);
  // Many in one place are bars with their number, and the last bar ends where the bracket begins.
  assert.ok((await page.locator(".timeline-svg text.n").count()) > 5);
  await lens(page, "Change").click();
  await shows(page, change);
});

pageTest("the window by keys: from sign-in to sign-in, to its row, zoom and back", {}, async (page) => {
  await open(page, "Fabio Keller");
  const area = timeline(page);
  const all = await span(page);
  await area.focus();
  await page.keyboard.press("+");
  const zoomed = await moved(page, all);
  await page.keyboard.press("Shift+ArrowLeft");
  await moved(page, zoomed);
  await page.keyboard.press("0");
  await shows(page, all);
  await page.keyboard.press("Shift+ArrowLeft");
  assert.equal(await span(page), all, "nothing before the log");
  for (let i = 0; i < 30; i++) await page.keyboard.press("-");
  assert.equal(await span(page), all);
  for (let i = 0; i < 30; i++) await page.keyboard.press("+");
  await page.keyboard.press("Home");
  await said(page).filter({ hasText: "accepted" }).waitFor();
  const first = await said(page).innerText();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((old) => document.querySelector(".timeline [role=status]").innerText !== old, first);
  await page.keyboard.press("ArrowLeft");
  await said(page).filter({ hasText: first }).waitFor();
  await page.keyboard.press("End");
  await page.waitForFunction((old) => document.querySelector(".timeline [role=status]").innerText !== old, first);
  const last = (await said(page).innerText()).match(/(\d\d:\d\d):\d\d/)[1];
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "lit");
  assert.ok((await page.locator("#lit").innerText()).includes(last));
});

pageTest("the overview: handles by keys, the brush by the pointer; the wheel scrolls the page", {}, async (page) => {
  await open(page, "Fabio Keller");
  const all = await span(page);
  const [from, to] = [page.getByRole("slider", { name: "Window starts" }), page.getByRole("slider", { name: "Window ends" })];
  assert.deepEqual([await from.getAttribute("aria-valuenow"), await to.getAttribute("aria-valuenow")], ["0", "100"]);
  await from.focus();
  await page.keyboard.press("PageUp");
  const day = await moved(page, all);
  await page.keyboard.press("ArrowRight");
  const bin = await moved(page, day);
  await page.keyboard.press("ArrowLeft");
  await shows(page, day);
  assert.notEqual(bin, day);
  await page.keyboard.press("Home");
  await shows(page, all);
  await to.focus();
  await page.keyboard.press("Home");
  const shortest = await moved(page, all);
  await page.keyboard.press("End");
  await shows(page, all);
  assert.notEqual(shortest, all);

  await page.getByRole("group", { name: /^Whole log/ }).scrollIntoViewIfNeeded();
  const box = await page.locator("svg.overview").boundingBox();
  const drag = async (a, b) => {
    await page.mouse.move(box.x + box.width * a, box.y + 24);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * b, box.y + 24, { steps: 4 });
    await page.mouse.up();
  };
  // The right edge to the middle, then a new window beyond it, then that one moved.
  await drag(1.005, 0.5);
  const half = await moved(page, all);
  await drag(0.7, 0.8);
  const fresh = await moved(page, half);
  assert.match(await from.getAttribute("aria-valuenow"), /^(69|70|71)$/);
  await drag(0.75, 0.65);
  const shifted = await moved(page, fresh);
  assert.match(await from.getAttribute("aria-valuenow"), /^(59|60|61)$/);
  await page.mouse.move(box.x + 20, box.y + 24);
  assert.equal(await span(page), shifted, "a released drag is over");

  const scrolled = await page.evaluate(() => scrollY);
  const window = await timeline(page).boundingBox();
  await page.mouse.move(window.x + 100, window.y + 60);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction((before) => scrollY > before, scrolled);
  assert.equal(await span(page), shifted);
});

pageTest("a click on a sign-in goes to its row, which is lit", {}, async (page) => {
  await open(page, "Anna Meier");
  const [ring] = await page.locator(".timeline-svg .k-mod-d").all();
  const box = await ring.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator(".tip").waitFor();
  const [first, second] = await page.locator(".tip text").allTextContents();
  assert.match(first, /\d\d:\d\d:\d\d · Apple Internet Accounts$/);
  assert.match(second, /^[\d.:a-f]+ · accepted$/);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForFunction(() => document.activeElement?.id === "lit");
  const row = await page.locator("#lit").innerText();
  assert.ok(row.includes("Apple Internet Accounts") && row.includes(second.split(" ")[0]));
});

pageTest("previous and next among the findings as they are listed", {}, async (page) => {
  await open(page, "Anna Meier");
  await page.locator(".dev-top").getByText("1 of 1", { exact: true }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Next device" }).count(), 0);
  await go(page, "#/findings");
  await page.getByRole("searchbox", { name: "Search devices" }).fill("");
  await page.locator("tr[data-row]").nth(2).waitFor();
  const order = await page.locator('tr[data-row] a[href^="#/device/"]').evaluateAll((all) => all.slice(0, 3).map((a) => a.getAttribute("href")));
  await page.locator(`a[href="${order[1]}"]`).click();
  await page.locator(".dev-top").getByText(/^2 of \d\d$/).waitFor();
  await page.getByRole("link", { name: "Next device" }).first().click();
  await page.waitForFunction((hash) => location.hash === hash, order[2]);
  await page.locator(".dev-top").getByText(/^3 of \d\d$/).waitFor();
  await page.getByRole("link", { name: "Previous device" }).click();
  await page.locator(".dev-top").getByText(/^2 of \d\d$/).waitFor();
  await page.getByRole("link", { name: "Previous device" }).click();
  await page.waitForFunction((hash) => location.hash === hash, order[0]);
});

pageTest("steps are ticked off and counted, and a copy is seen", {}, async (page) => {
  await open(page, "Fabio Keller");
  const steps = page.getByRole("region", { name: "What to do" });
  const boxes = steps.getByRole("checkbox");
  const all = await boxes.count();
  await steps.getByText(`0 of ${all} done`, { exact: true }).waitFor();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await boxes.nth(0).uncheck();
  await steps.getByText(`1 of ${all} done`, { exact: true }).waitFor();
  const copy = steps.getByRole("button", { name: "Copy the steps" });
  await copy.click();
  await steps.locator(".btn.copied").filter({ hasText: "Copy the steps" }).waitFor();
  await steps.locator(".btn.copied").waitFor({ state: "detached" });
});

pageTest("one primary button for each state; marking and taking it back keep the focus", {}, async (page) => {
  await open(page, "Anna Meier");
  const primary = page.locator(".btn.primary:visible");
  const only = async (name) => {
    await primary.filter({ hasText: name }).waitFor();
    assert.equal(await primary.count(), 1);
  };
  await only("Mark as changed");
  await primary.click();
  const dialog = page.getByRole("dialog", { name: "Mark as changed" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  await only("Save the case");
  await page.waitForFunction(() => document.activeElement?.textContent === "Save the case");
  const [saved] = await Promise.all([page.waitForEvent("download"), primary.click()]);
  assert.match(saved.suggestedFilename(), /\.json$/);
  await only("Calendar entry");
  await page.waitForFunction(() => document.activeElement?.textContent === "Calendar entry");
  await page.getByRole("button", { name: "Remove mark" }).click();
  await only("Mark as changed");
  await page.waitForFunction(() => document.activeElement?.textContent === "Mark as changed");
  await find(page, "Gina Frei");
  await page.locator(".answer").getByText("Verified", { exact: true }).waitFor();
  await only("Proof card");
});

for (const width of [320, 640, 860, 1366]) {
  pageTest(`nothing is wider than ${width} pixels`, { context: { viewport: { width, height: 800 } } }, async (page) => {
    await idle(page);
    await demo(page);
    for (const person of ["Anna Meier", "Gina Frei", "Ines Sommer"]) {
      await find(page, person);
      await page.locator(".answer").waitFor();
      for (const fold of await page.locator("main details").all()) await fold.evaluate((details) => (details.open = true));
      assert.equal(await page.evaluate(() => document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth), 0, person);
      const wide = await page.locator("main *").evaluateAll((all) => all
        .filter((e) => !e.closest("svg, .scroll, pre, .hidden, .rows thead") && e.getBoundingClientRect().right > innerWidth + 0.5)
        .map((e) => `${e.localName}.${e.className}`));
      assert.deepEqual(wide, [], person);
    }
  });
}

for (const theme of ["light", "dark"]) {
  pageTest(`axe finds nothing on marked, proven and other devices, ${theme}`, { context: { bypassCSP: true, colorScheme: theme, viewport: { width: 1280, height: 900 } }, timeout: 120_000 }, async (page) => {
    await idle(page);
    await demo(page);
    await page.evaluate(axe);
    const check = async (what) => {
      const found = await page.evaluate(async () => (await window.axe.run(document.querySelector("main"))).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" "))}`));
      assert.deepEqual(found, [], what);
    };
    for (const person of ["Nora Blum", "Gina Frei", "Hannes Wolf", "Empfang", "Ines Sommer", "Carla Huber", "Dieter Roth"]) {
      await find(page, person);
      await page.locator(".answer").waitFor();
      await timeline(page).focus();
      await page.keyboard.press("End");
      for (const fold of await page.locator("main details").all()) await fold.evaluate((details) => (details.open = true));
      await check(person);
    }
    await page.getByRole("button", { name: "Show as table" }).click();
    await check("table");
  });
}

pageTest("the same as a table: every day's numbers", {}, async (page) => {
  await open(page, "Anna Meier");
  await page.getByRole("button", { name: "Show as table" }).click();
  const table = page.getByRole("table", { name: "Sign-ins per day" });
  await table.waitFor();
  assert.equal(await timeline(page).count(), 0);
  assert.equal(await lens(page, "All").count(), 0);
  const sum = await table.locator("tbody tr").evaluateAll((rows) => rows.reduce((n, row) => n + [...row.querySelectorAll("td")].slice(0, 4).reduce((m, cell) => m + (Number(cell.textContent) || 0), 0), 0));
  await page.getByRole("region", { name: "Why this is the device" }).getByRole("heading").first().click();
  const evidence = await page.getByText(/^Evidence on \d+ of \d+/).innerText();
  assert.equal(sum, Number(evidence.match(/of (\d+) sign-ins/)[1]));
  await page.getByRole("button", { name: "Show as picture" }).click();
  await timeline(page).waitFor();
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
    await page.locator(".answer b").filter({ hasText: title }).waitFor();
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
  await page.getByRole("heading", { level: 1, name: "28 devices left to repair" }).waitFor();
  for (const title of ["Changed, waiting for proof", "Proven", "Certificates and rejected attempts"]) await page.locator("summary").filter({ hasText: title }).click();
  const more = page.getByRole("button", { name: /^Show \d+ more$/ });
  assert.ok(await more.count(), "long lists are cut at first");
  for (let left = await more.count(); left > 0; left -= 1) {
    await more.first().click();
    await more.nth(left - 1).waitFor({ state: "detached" });
  }
  const links = await page.getByRole("main").getByRole("list").getByRole("link").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
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
