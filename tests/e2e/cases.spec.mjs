// Everything that people of this job really have, in one drop: `tests/cases`, whose values each for itself are in tests/cases.rs.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { choose, drop, exported, file, findings, go, idle, pageTest, withBrowser } from "./lib.mjs";

withBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const folder = new URL("../cases/", import.meta.url);
const names = readdirSync(folder).sort();

pageTest("every case at once is read, each file with its own result", {}, async (page) => {
  await drop(page, names.map((name) => file(name, readFileSync(new URL(name, folder)))));
  await go(page, "#/findings");
  const { coverage, findings: found } = await findings(page);
  assert.equal(coverage.sources.length, names.length);
  for (const source of coverage.sources) {
    assert.equal(source.problem, null, source.name);
    assert.ok(source.records > 0, source.name);
  }
  assert.equal(coverage.records.unreadable, 0);
  const of = (name) => found.filter((finding) => finding.user.principalName === `${name}@contoso.example`);
  const [phone] = of("mia.weber").filter((finding) => finding.deviceKey === "iPhone14,5");
  assert.equal(phone.class, "basicProven");
  assert.equal(of("jon.muller")[0].class, "attemptsOnly");
  // 12, 13 and 16. Records of 09 have ids of other cases, whose versions are the richer: they are read alone below.
  assert.deepEqual(of("scan-kopierer")[0].flags, ["accountDeleted", "relay"]);
  const labels = (name) => of(name).map((finding) => finding.device.label);
  assert.ok(labels("user2").includes("Android") && labels("user3").includes("Office 2013") && labels("user4").includes("iPhone/iPad/iPod"));
  const told = of("user1").flatMap((finding) => finding.evidence).map((evidence) => evidence.value);
  assert.ok(told.includes("Previously satisfied: MFA requirement satisfied by claim in the token"), told.join());
});

/** Opens the device of a person by the address in its row. */
async function open(page, person) {
  await go(page, "#/findings");
  await page.locator("tr[data-row]").filter({ hasText: person }).locator('a[href^="#/device/"]').first().click();
  await page.locator(".timeline-svg").waitFor();
  await unfold(page);
}

/** Opens the reasons, which are folded where no label calls for care. */
async function unfold(page) {
  if (!(await page.locator(".why details[open]").count())) await page.locator("#why-title").click();
}

/** Pictures for whoever wants to look, in the folder that SHOTS names. */
async function shots(page, name) {
  if (!process.env.SHOTS) return;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true });
  }
}

const dropped = (page, name) => drop(page, [file(name, readFileSync(new URL(name, folder)))]);
const why = (page) => page.getByRole("region", { name: "Why this is the device" });
const steps = (page) => page.getByRole("region", { name: "What to do" });
const term = (page, name) => why(page).locator("dt", { hasText: name }).locator("+ dd");

pageTest("09: the application is shown, and what is no mail client gets no mail", {}, async (page) => {
  await dropped(page, "09-app-not-shown.json");
  await open(page, "user2");
  assert.equal(await term(page, /^Application$/).innerText(), "Common Data Service");
  await steps(page).getByText("Common Data Service", { exact: true }).waitFor();
  await steps(page).getByRole("listitem").filter({ hasText: "Find who owns it" }).waitFor();
  assert.equal(await steps(page).getByText("Mail to the person").count(), 0);
  assert.equal(await steps(page).getByText(/iPhone|Sign In/).count(), 0);
  await page.getByRole("region", { name: "Sign-ins" }).getByText("Common Data Service").first().waitFor();
  await open(page, "user3");
  assert.equal(await term(page, /^Application$/).innerText(), "Microsoft Exchange Online Remote PowerShell");
  assert.equal(await term(page, /^Signed in to$/).innerText(), "Office 365 Exchange Online");
  const csv = await exported(page, "Findings (CSV)");
  assert.match(csv, /"?Common Data Service"?,"?Common Data Service"?\r\n/);
});

pageTest("09: the same in German", { lang: "de" }, async (page) => {
  await dropped(page, "09-app-not-shown.json");
  await go(page, "#/findings");
  await page.locator("tr[data-row]").filter({ hasText: "user2" }).locator('a[href^="#/device/"]').first().click();
  await page.locator(".timeline-svg").waitFor();
  await page.getByRole("listitem").filter({ hasText: "Finden Sie heraus, wem sie gehört" }).waitFor();
  await unfold(page);
  await page.locator("dt", { hasText: /^Anwendung$/ }).waitFor();
  await shots(page, "application-de");
});

pageTest("12: the scanner of a deleted account is listed, a disabled account has one label", {}, async (page) => {
  await dropped(page, "12-deleted-scanner.json");
  await go(page, "#/findings");
  const { findings: found } = await findings(page);
  const flags = Object.fromEntries(found.map((finding) => [finding.user.principalName.split("@")[0], finding.flags]));
  assert.deepEqual(flags, { "scan-kopierer": ["accountDeleted", "relay"], user3: ["accountDisabled"] });
  await open(page, "scan-kopierer");
  await page.locator(".chips").getByText("Account deleted").waitFor();
  await steps(page).getByRole("listitem").filter({ hasText: "does not exist any more" }).waitFor();
});

pageTest("13: device details name a device without an agent, with their source", {}, async (page) => {
  await dropped(page, "13-os-browser-ignored.json");
  await go(page, "#/findings");
  const { findings: found } = await findings(page);
  const labels = Object.fromEntries(found.map((finding) => [finding.user.principalName.split("@")[0], `${finding.device.label} ${finding.device.osVersion ?? ""} ${finding.device.confidence}`]));
  assert.deepEqual(labels, { user1: "unknown device  none", user2: "Android  family", user3: "Office 2013  family", user4: "iPhone/iPad/iPod 15.1 family" });
  await open(page, "user4");
  await page.locator(".device-head").getByText("from the record’s device details").waitFor();
  assert.match(await term(page, /^User agent$/).innerText(), /none in the record/);
  assert.match(await term(page, /^Certainty$/).innerText(), /only the family/);
});

pageTest("16: what speaks against a password is shown", {}, async (page) => {
  await dropped(page, "16-token-evidence-hidden.json");
  await open(page, "user1");
  const against = await term(page, /^Against a password$/).innerText();
  assert.match(against, /MFA requirement satisfied by claim in the token/);
  assert.match(against, /authenticationProtocol = oAuth2/);
  assert.match(against, /On 1 of 1 sign-ins/);
  await open(page, "user2");
  assert.equal(await why(page).getByText("Against a password").count(), 0);
});

const OPEN = "CreatedDateTime;UserPrincipalName;ClientAppUsed;UserAgent;ErrorCode\n03/11/2026 08:13;mia@contoso.example;IMAP4;BAV2ROPC;0\n04/11/2026 09:13;mia@contoso.example;IMAP4;BAV2ROPC;0\n";

for (const [lang, right, zone] of [["en", "November 3, 2026", "Pacific/Auckland"], ["de", "3. November 2026", "America/Los_Angeles"]]) {
  pageTest(`${lang}: an order of dates that nothing tells is asked for, and the file is read again`, { lang, context: { timezoneId: zone } }, async (page) => {
    // Changed long after both readings, so that its date tells nothing.
    await choose(page, [file(`open-${lang}.csv`, OPEN, Date.parse("2027-02-01T00:00:00Z"))]);
    const ask = page.locator("section.ask").filter({ hasText: "03/11/2026 08:13" });
    await ask.waitFor();
    assert.deepEqual(await ask.getByRole("button").allInnerTexts(), lang === "en" ? ["November 3, 2026", "March 11, 2026"] : ["3. November 2026", "11. März 2026"]);
    await page.evaluate(axe);
    const barriers = await page.evaluate(async () => (await window.axe.run(document)).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" "))}`));
    assert.deepEqual(barriers, []);
    await shots(page, `order-${lang}`);
    await ask.getByRole("button", { name: right }).focus();
    await page.keyboard.press("Enter");
    await ask.waitFor({ state: "detached" });
    await idle(page);
    await page.locator("tr[data-row]").first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "place-title");
    await page.getByRole("button", { name: lang === "en" ? "Export" : "Exportieren", exact: true }).first().click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByText(/^(Findings|Befunde) \(JSON\)/).first().click()]);
    const [source] = JSON.parse(readFileSync(await download.path(), "utf8")).coverage.sources;
    assert.equal(source.problem, null);
    assert.equal(source.from, "2026-11-03T08:13:00Z");
    assert.equal(source.records, 2);
  });
}
