// What the page asks of dropped files, and what it proposes: one phrase with one button, the forms behind *Change*, the mark that
// the log shows, and until when the log must be loaded again. A private tenant: one phone, one admin, seven days of log.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { choose, confirm, exported, file, findings, forget, go, pageTest, signIn, withBrowser, withFiles } from "./lib.mjs";

withBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The evening of the change. */
const MARK = Date.parse("2026-11-20T22:57:00Z");
const time = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const utc = { context: { timezoneId: "UTC" }, timeout: 120_000 };
const APPLE = { appId: "f8d98a96-0999-43f5-8af3-69971c7bb423", appDisplayName: "Apple Internet Accounts", clientAppUsed: "Mobile Apps and Desktop clients", authenticationProtocol: "oAuth2", userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148" };
const PORTAL = { userId: "22222222-2222-4222-8222-222222222222", userPrincipalName: "admin@contoso.example", userDisplayName: "Admin", appId: "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", appDisplayName: "Azure Portal", clientAppUsed: "Browser", authenticationProtocol: "oAuth2", userAgent: "Mozilla/5.0" };

/** Seven days before `to`: the phone every four hours until 22:56:53, the new account at 23:00:21, the admin once a day. */
function log(to, interactive, keep = () => true) {
  const rows = [];
  const type = interactive ? "interactiveUser" : "nonInteractiveUser";
  const add = (at, changes = {}) => {
    if (at < to - 7 * DAY || at >= to - 2 * MINUTE) return;
    const row = signIn({ id: id((interactive ? 1e11 : 2e11) + at / 1000), createdDateTime: time(at), isInteractive: interactive, signInEventTypes: [type], ...changes });
    if (keep(row)) rows.push(row);
  };
  for (let at = MARK - 7_000; at > to - 7 * DAY; at -= 4 * HOUR) add(at);
  add(MARK + 201_000, APPLE);
  for (let at = MARK - 6 * DAY - 30 * MINUTE; at < to; at += DAY) add(at, PORTAL);
  add(to - 5 * MINUTE, PORTAL);
  return rows;
}

/** Both downloads, a minute apart. */
const both = (at, tag = "", keep) => [file(`InteractiveSignIns${tag}.json`, log(at, true, keep), at), file(`NonInteractiveSignIns${tag}.json`, log(at, false, keep), at + MINUTE)];

const phrase = (page) => page.locator(".ask .says");
const focused = (page) => page.evaluate(() => document.activeElement?.id);

async function barriers(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(document)).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" "))}`));
  assert.deepEqual(found, []);
}

pageTest("both logs are one phrase, and one button states them to the minute", utc, async (page) => {
  const at = MARK + 10 * MINUTE;
  await page.clock.setFixedTime(at + 3 * MINUTE);
  await choose(page, both(at));
  await phrase(page).getByText("Both logs, unfiltered, 13 – 20 November, downloaded today 23:07 – right?").or(phrase(page).getByText("Both logs, unfiltered, November 13 – 20, downloaded today 23:07 – right?")).waitFor();
  assert.equal(await page.getByRole("combobox", { name: "Event type" }).count(), 0, "no form is open");
  await page.getByRole("button", { name: "That’s right" }).click();
  await page.getByText("The details of 2 files are saved.").first().waitFor();
  await page.locator(".ask").waitFor({ state: "detached" });
  assert.equal(await focused(page), "place-title");
  const { coverage } = await findings(page);
  for (const [source, downloaded] of [[coverage.sources[0], at], [coverage.sources[1], at + MINUTE]]) {
    assert.equal(source.basis, "stated");
    assert.equal(source.question, "everything");
    assert.equal(source.to, time(downloaded));
    assert.equal(source.from, time(downloaded - 7 * DAY));
  }
});

pageTest("in German", { ...utc, lang: "de", context: { timezoneId: "UTC", locale: "de-DE" } }, async (page) => {
  const at = MARK + 10 * MINUTE;
  await page.clock.setFixedTime(at + 3 * MINUTE);
  await choose(page, both(at));
  await phrase(page).getByText("Beide Protokolle, ungefiltert, 13.–20. November, heruntergeladen heute 23:07 – stimmt das?").waitFor();
  await page.getByRole("button", { name: "Ändern", exact: true }).waitFor();
  await page.getByRole("button", { name: "Stimmt", exact: true }).click();
  await page.locator(".ask").waitFor({ state: "detached" });
});

pageTest("a client app that no table knows is what the admin says, at 320 px and with the keyboard", { context: { timezoneId: "UTC", bypassCSP: true, viewport: { width: 320, height: 700 } }, timeout: 120_000 }, async (page) => {
  const name = "Téléphone <b>=1+1";
  const record = signIn({ clientAppUsed: name, userAgent: "Thing/1.0", authenticationProtocol: "none" });
  await choose(page, [file("x.json", [record, { ...record, id: id(2), createdDateTime: "2026-11-20T09:15:00Z" }])]);
  const question = page.getByRole("region", { name: "Which of these are mail clients that send a password themselves?" });
  const app = question.getByRole("group", { name });
  assert.ok(await app.getByRole("radio", { name: "Not known" }).isChecked());
  assert.equal(await app.getByRole("combobox").count(), 0);
  assert.equal((await findings(page)).findings.length, 0);
  await app.getByRole("radio", { name: "Not known" }).focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await app.getByRole("radio", { name: /^Legacy/ }).isChecked());
  const protocol = app.getByRole("combobox", { name: `Protocol of “${name}”` });
  assert.equal(await protocol.evaluate((element) => element.selectedOptions[0].label), "Other clients");
  await protocol.selectOption({ label: "IMAP" });
  await barriers(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  const save = (within) => within.getByRole("button", { name: "Save", exact: true }).click();
  await save(question);
  await question.waitFor({ state: "detached" });
  const answers = page.locator("details").filter({ hasText: "Client apps by your answer" });
  await answers.waitFor();
  assert.equal(await focused(page), "place-title");
  assert.deepEqual((await findings(page)).findings.map((f) => [f.class, f.protocols]), [["legacyUnknown", ["IMAP"]]]);
  await withFiles(page, (panel) => panel.getByText(`By your answer: “${name}” is IMAP`).waitFor());

  // Changed in the same place.
  await answers.locator("summary").click();
  await answers.getByRole("radio", { name: /^Modern/ }).check();
  await barriers(page);
  await save(answers);
  await withFiles(page, (panel) => panel.getByText(`By your answer: “${name}” is modern`).waitFor());
  assert.equal((await findings(page)).findings.length, 0);
});

pageTest("a file that was mailed two days later proves no two days: the phrase asks", { context: { timezoneId: "UTC", bypassCSP: true }, timeout: 120_000 }, async (page) => {
  const at = MARK + 10 * MINUTE;
  await page.clock.setFixedTime(at + 3 * DAY);
  const late = at + 2 * DAY;
  await choose(page, [file("InteractiveSignIns.json", log(at, true), late), file("NonInteractiveSignIns.json", log(at, false), late)]);
  await phrase(page).getByText("Both logs, unfiltered – please complete:").waitFor();
  await barriers(page);
  await page.getByRole("button", { name: "That’s right" }).click();
  // The field is required, and nothing is stated without it.
  assert.equal(await page.locator(".ask").count(), 1);
  await page.getByLabel("Downloaded at").fill(time(at).slice(0, 16));
  await page.getByRole("button", { name: "That’s right" }).click();
  await page.locator(".ask").waitFor({ state: "detached" });
  const { coverage } = await findings(page);
  assert.deepEqual(coverage.sources.map((s) => [s.basis, s.to, s.from]), [0, 1].map(() => ["stated", time(at), time(at - 7 * DAY)]));
});

pageTest("a filter is proposed as narrow as the rows, and each client app can be chosen", { context: { timezoneId: "UTC", bypassCSP: true }, timeout: 120_000 }, async (page) => {
  const at = MARK + 10 * MINUTE;
  await page.clock.setFixedTime(at + 3 * MINUTE);
  // The story's own filter; the other log holds nothing under it.
  const sync = (row) => row.clientAppUsed === "Exchange ActiveSync" && row.isInteractive;
  await choose(page, both(at, "", sync));
  await phrase(page).getByText("Both logs, only Exchange ActiveSync,").waitFor();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const form = page.getByRole("group", { name: "Details of this file: InteractiveSignIns.json", exact: true });
  assert.equal(await focused(page), await form.getByRole("combobox", { name: "Event type" }).getAttribute("id"));
  const filter = form.getByRole("combobox", { name: "Filter used" });
  const chosen = (select) => select.evaluate((element) => element.selectedOptions[0].label);
  assert.equal(await chosen(filter), "Exchange ActiveSync");
  const offered = await filter.locator("option").allTextContents();
  for (const name of ["None: all sign-ins", "Legacy authentication clients", "IMAP", "SMTP AUTH", "Only application Apple Internet Accounts", "Only one person", "Another filter"]) assert.ok(offered.includes(name), name);
  for (const name of ["From", "To", "Downloaded at"]) assert.notEqual(await form.getByLabel(name, { exact: true }).inputValue(), "", name);
  await barriers(page);
  await filter.selectOption({ label: "None: all sign-ins" });
  await form.getByRole("button", { name: "Save these details" }).click();
  await page.getByRole("listitem").filter({ has: form }).getByText("Stated by you").first().waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  // The other file is still to be confirmed.
  await phrase(page).getByText("Non-interactive log, only Exchange ActiveSync,").waitFor();
  await page.getByRole("button", { name: "That’s right" }).click();
  const { coverage } = await findings(page);
  assert.deepEqual(coverage.sources.map((s) => s.question), ["everything", "client:Exchange ActiveSync"]);
});

pageTest("marking needs no answer; the question stands on the device's page, with the plan beside it", utc, async (page) => {
  const at = MARK - 17 * MINUTE;
  await page.clock.setFixedTime(at + 3 * MINUTE);
  await choose(page, both(at));
  await page.getByRole("table", { name: "Devices" }).getByRole("link").first().click();
  await page.clock.setFixedTime(MARK + 3 * MINUTE);
  await page.getByRole("button", { name: "Mark as changed" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark as changed" });
  const ways = await dialog.getByRole("combobox", { name: "How it was changed" }).locator("option").allTextContents();
  assert.equal(ways[0], "Deleted and added again in Apple Mail");
  assert.ok(!ways.some((way) => way.includes("connector")), "a phone is no scanner");
  await dialog.getByLabel("Changed at").fill("2026-11-20T22:57");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.activeElement?.textContent === "Save the case");

  // Until when the log must be loaded again: in the notice, and in the calendar.
  await page.getByText(/Load the log again by (27 November|November 27) 22:40 at the latest: without Entra ID P1 it keeps 7 days/).waitFor();
  const [entry] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Calendar entry" }).click()]);
  assert.match(readFileSync(await entry.path(), "utf8").replaceAll("\r\n ", ""), /DESCRIPTION:.*(27 November|November 27) 22:40/);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the case" }).click()]);
  assert.match(saved.suggestedFilename(), /\.json$/);

  await phrase(page).getByText(/downloaded today 22:40 – right\?/).waitFor();
  await page.getByRole("button", { name: "That’s right" }).click();
  await page.locator(".ask").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Remove mark" }).click();
  await page.getByRole("button", { name: "Remove mark" }).waitFor({ state: "detached" });
});

pageTest("the mark is what the log shows, and files of a saved case are asked about again", utc, async (page) => {
  const at = MARK + 9 * HOUR;
  await page.clock.setFixedTime(at + 3 * MINUTE);
  await choose(page, both(at));
  const content = await exported(page, "Case file");
  await forget(page);
  await page.clock.setFixedTime(at + DAY);
  await choose(page, [file("case.json", content), ...both(at + DAY - 3 * MINUTE, "-2")]);
  await go(page, "#/findings");
  // Two downloads, two phrases, one answer.
  assert.equal(await phrase(page).count(), 2);
  await page.getByText("Is that right?").waitFor();
  await page.getByRole("button", { name: "That’s right" }).click();
  await page.getByText("The details of 4 files are saved.").first().waitFor();
  await page.getByRole("table", { name: "Devices" }).getByRole("link").first().click();
  await page.getByRole("button", { name: "Mark as changed" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark as changed" });
  assert.equal(await dialog.getByLabel("Changed at").inputValue(), "2026-11-20T22:57");
  assert.equal(await dialog.getByRole("combobox", { name: "How it was changed" }).inputValue(), "reAdded");
  await dialog.getByText("The log shows it: last legacy sign-in").waitFor();
});

pageTest("which log is behind, and a gap that the log no longer holds: the page says so, and offers to go on from its end", utc, async (page) => {
  const at = MARK - 17 * MINUTE;
  await page.clock.setFixedTime(at + 3 * MINUTE);
  await choose(page, both(at));
  await confirm(page);
  await page.getByRole("table", { name: "Devices" }).getByRole("link").first().click();
  const marked = async (path) => {
    await page.getByRole("button", { name: "Mark as changed" }).click();
    const dialog = page.getByRole("dialog", { name: "Mark as changed" });
    await dialog.getByLabel("Changed at").fill(path);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "hidden" });
  };
  await page.clock.setFixedTime(MARK + 49 * MINUTE);
  await marked("2026-11-20T22:57");
  // An unfiltered download after the mark, but before anything newer was in the log.
  await choose(page, both(MARK + 45 * MINUTE, "-2"));
  await confirm(page);
  await page.getByText(/^The (non-)?interactive log ends today 23:\d\d\. At the next look, tomorrow 23:27: sign out and in at the Entra admin center once, wait 15 minutes, download both logs, unfiltered/).waitFor();

  // Nine days later the log no longer reaches back to that end.
  const late = MARK + 9 * DAY;
  await page.clock.setFixedTime(late + 3 * MINUTE);
  await choose(page, both(late, "-3"));
  await confirm(page);
  await page.getByText(/^The (non-)?interactive log from .* to .* was not read, and its beginning can no longer be downloaded\.$/).waitFor();
  await page.getByRole("button", { name: "Mark anew from the end of the gap" }).click();
  await page.getByText(/was not read, and its beginning can no longer be downloaded/).waitFor({ state: "detached" });
  const { mark, verification } = (await findings(page)).findings[0];
  assert.equal(mark.firstAt, "2026-11-20T22:57:00Z");
  assert.ok(mark.at > mark.firstAt);
  assert.notEqual(verification.reason, "gap");
});
