// A device was changed: the page proves it, and is not fooled. The story of product.md with downloads as the source; the
// clock of the page is set, and the downloads are dated.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { choose, confirm, demo, exported, file, findings, go, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const utc = { context: { timezoneId: "UTC" }, timeout: 180_000 };
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const time = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
const MARK = Date.parse("2026-11-18T22:57:00Z");
const HOUR = 3_600_000;

/** Every two hours for thirty days, the last at 22:56:53; added again at 23:00:21; and somebody else at work until `to`. */
function log(to, interactive, legacy = {}, modern = {}) {
  const rows = [];
  const type = interactive ? "interactiveUser" : "nonInteractiveUser";
  const add = (at, changes) => {
    if (at >= to - 30 * 24 * HOUR && at < to) rows.push(signIn({ id: id((interactive ? 1e11 : 2e11) + at / 1000), createdDateTime: time(at), isInteractive: interactive, signInEventTypes: [type], ...changes }));
  };
  for (let n = 359; n >= 0; n -= 1) if ((n % 2 === 0) === interactive) add(MARK - 7_000 - n * 2 * HOUR, legacy);
  if (interactive) {
    add(MARK + 201_000, {
      appId: "f8d98a96-0999-43f5-8af3-69971c7bb423",
      appDisplayName: "Apple Internet Accounts",
      clientAppUsed: "Mobile Apps and Desktop clients",
      authenticationProtocol: "oAuth2",
      userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
      ...modern,
    });
  }
  for (let at = MARK; at < to; at += HOUR / 4) {
    add(at, { userId: "22222222-2222-4222-8222-222222222222", userPrincipalName: "omar.muster@contoso.example", userDisplayName: "Omar Muster", clientAppUsed: "Browser", authenticationProtocol: "oAuth2", userAgent: "" });
  }
  return rows;
}

/** Downloads both logs at a time, reads them, and confirms what the page proposes of them. */
async function download(page, at, name, ...rows) {
  await page.clock.setFixedTime(at);
  await choose(page, [file(`Interactive_${name}.json`, log(at, true, ...rows), at), file(`NonInteractive_${name}.json`, log(at, false, ...rows), at)]);
  await go(page, "#/findings");
  await confirm(page);
}

async function open(page, device = /iPhone 13/) {
  await go(page, "#/findings");
  await page.getByRole("table", { name: "Devices" }).getByRole("link", { name: device }).first().click();
  await page.getByRole("heading", { name: "Is it over?" }).waitFor();
}

const verdict = (page, words) => page.locator(".answer .state").filter({ hasText: words }).waitFor();

pageTest("marked, too early, clean so far, verified next day", utc, async (page) => {
  await download(page, MARK + 20 * 60_000, "evening");
  await open(page);
  await page.getByRole("button", { name: "Mark as changed" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark as changed" });
  assert.equal(await dialog.getByLabel("Changed at").inputValue(), "2026-11-18T22:57");
  assert.equal(await dialog.getByRole("combobox", { name: "How it was changed" }).inputValue(), "reAdded");
  await dialog.getByRole("button", { name: "Save" }).click();
  await verdict(page, "Too early");
  // When to look again; an entry for the calendar names nobody.
  await page.getByText(/^Next look: .*Load a newer log then\./).waitFor();
  const [entry] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Calendar entry" }).click()]);
  const ics = readFileSync(await entry.path(), "utf8");
  assert.match(ics, /^BEGIN:VCALENDAR\r\n[^]*\r\nDTSTART:2026111[89]T\d{6}Z\r\n/);
  assert.doesNotMatch(ics.replaceAll("\r\n ", ""), /greta|contoso|iPhone/i);

  await download(page, MARK + 2 * HOUR, "night");
  await open(page);
  await verdict(page, "Clean so far");
  await page.getByText("The log must be complete for a day after the mark.").first().waitFor();

  await download(page, MARK + 26 * HOUR, "next-day");
  await open(page);
  await verdict(page, "Verified");
  assert.equal(await page.getByText(/^Next look/).count(), 0);
  await page.getByText("Apple Internet Accounts first at", { exact: false }).waitFor();
  await page.getByText("A device may still be configured", { exact: false }).waitFor();
  const [finding] = (await findings(page)).findings.filter((f) => f.deviceKey === "iPhone14,5");
  assert.deepEqual(finding.mark, { at: "2026-11-18T22:57:00Z", firstAt: "2026-11-18T22:57:00Z", how: "reAdded" });
  assert.equal(finding.verification.state, "verified");
  assert.equal(finding.verification.seen, 0);
  assert.equal(finding.verification.firstModern, "2026-11-18T23:00:21Z");
  assert.ok(finding.verification.expected >= 5);
  assert.match(await exported(page, "Findings (CSV)"), /reAdded,verified/);

  await page.getByRole("button", { name: "Remove mark" }).click();
  await page.getByRole("button", { name: "Mark as changed" }).waitFor();
  await page.getByRole("button", { name: "Remove mark" }).waitFor({ state: "detached" });
});

pageTest("an IMAP program that goes on with OAuth is proven by the scopes of its token", utc, async (page) => {
  const legacy = { clientAppUsed: "IMAP4", userAgent: "BAV2ROPC" };
  const scopes = JSON.stringify(["IMAP.AccessAsUser.All", "SMTP.Send", "offline_access"]);
  const modern = {
    appId: "0badf00d-0000-4000-8000-000000000001",
    appDisplayName: "Invented mail",
    userAgent: "",
    authenticationProcessingDetails: [{ key: "Legacy TLS (TLS 1.0, 1.1, 3DES)", value: "False" }, { key: "Oauth Scope Info", value: scopes }],
  };
  await download(page, MARK + 20 * 60_000, "evening", legacy, modern);
  await open(page, /^IMAP/);
  await page.locator(".lanes").getByText("IMAP, SMTP AUTH (OAuth)").waitFor();
  await page.getByRole("button", { name: "Mark as changed" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark as changed" });
  const how = dialog.getByRole("combobox", { name: "How it was changed" });
  assert.equal(await how.inputValue(), "oauth:imap");
  assert.equal(await how.locator("option:checked").innerText(), "Same program, now IMAP with OAuth");
  await dialog.getByText("first sign-in by IMAP, SMTP AUTH (OAuth)", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await download(page, MARK + 26 * HOUR, "next-day", legacy, modern);
  await open(page, /^IMAP/);
  await verdict(page, "Verified");
  await page.getByText("the account goes on with IMAP (OAuth)", { exact: false }).waitFor();
  const [finding] = (await findings(page)).findings.filter((f) => f.mark);
  assert.equal(finding.mark.how, "oauth:imap");
  assert.equal(finding.verification.firstModern, "2026-11-18T23:00:21Z");
});

pageTest("withheld while nobody says what the files are, and the answer is one click away", utc, async (page) => {
  await page.clock.setFixedTime(MARK + 26 * HOUR);
  const at = MARK + 26 * HOUR;
  await choose(page, [file("a.json", log(at, true), at), file("b.json", log(at, false), at)]);
  await open(page);
  await page.getByRole("button", { name: "Mark as changed" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await verdict(page, "Can’t tell yet");
  await confirm(page);
  await verdict(page, "Verified");
});

pageTest("the demo tenant shows every state, and the dialog has no barrier", { context: { bypassCSP: true }, timeout: 120_000 }, async (page) => {
  await demo(page);
  const menu = page.locator(".filters").getByRole("button", { name: "State", exact: true });
  await menu.click();
  for (const name of ["Not changed", "Can’t tell yet", "Back on legacy", "Too early", "Clean so far", "Silent", "Verified", "Ended"]) {
    await page.getByRole("checkbox", { name: new RegExp(`^${name} ?\\d+$`) }).waitFor();
  }
  await page.getByRole("checkbox", { name: /^Not changed/ }).check();
  await page.keyboard.press("Escape");
  const all = page.getByRole("button", { name: /^Mark all \d+ shown devices as changed$/ });
  const count = Number((await all.textContent()).match(/\d+/)[0]);
  await all.click();
  const dialog = page.getByRole("dialog", { name: "Mark as changed" });
  await dialog.waitFor();
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(document)).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" "))}`));
  assert.deepEqual(found, []);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText(`${count} devices are marked as changed.`).first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText(`The marks of ${count} devices are taken back.`).first().waitFor();
});
