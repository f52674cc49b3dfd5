// The story that the page must serve, as the admin lives it: a private tenant without P1, one phone, one admin, seven days of log,
// German pages. The old account is removed at 22:57, the new one is there at 23:00. Each look is a visit of its own: a fresh page, the
// case file of the visit before, new downloads. Clicks and answers are counted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { choose, exported, file, go, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Wednesday, 22:57 in Berlin. */
const MARK = Date.parse("2026-11-18T21:57:00Z");
const time = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
const berlin = { lang: "de", context: { timezoneId: "Europe/Berlin", locale: "de-DE", viewport: { width: 1280, height: 900 } }, timeout: 240_000 };
const EXCHANGE = "00000002-0000-0ff1-ce00-000000000000";
const APPLE = { appId: "f8d98a96-0999-43f5-8af3-69971c7bb423", appDisplayName: "Apple Internet Accounts", resourceId: EXCHANGE, clientAppUsed: "Mobile Apps and Desktop clients", authenticationProtocol: "none", deviceDetail: { operatingSystem: "Ios 15.1", browser: "Mobile Safari" }, userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148" };
const PORTAL = { userId: "22222222-2222-4222-8222-222222222222", userPrincipalName: "admin@contoso.example", userDisplayName: "Admin", appId: "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", appDisplayName: "Azure Portal", clientAppUsed: "Browser", authenticationProtocol: "none", userAgent: "Mozilla/5.0" };

/** What the tenant's log holds. `portal`: when the admin signs in; a sign-in leaves a record in each log. */
function tenant(portal) {
  const all = [];
  let n = 0;
  const add = (at, interactive, changes = {}) => {
    n += 1;
    const id = `${interactive ? "1" : "2"}0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
    all.push({ at, interactive, row: signIn({ id, createdDateTime: time(at), isInteractive: interactive, signInEventTypes: [interactive ? "interactiveUser" : "nonInteractiveUser"], ...changes }) });
  };
  for (let at = MARK - 4 * MINUTE; at > MARK - 8 * DAY; at -= 204 * MINUTE) add(at, false);
  add(MARK + 3 * MINUTE, true, APPLE);
  for (let at = MARK + HOUR; at < MARK + 16 * DAY; at += 2 * HOUR) add(at, false, APPLE);
  for (const at of portal) {
    add(at, true, PORTAL);
    add(at + MINUTE, false, PORTAL);
  }
  return all;
}

const COLUMNS = ["Date (UTC)", "Request ID", "User agent", "Correlation ID", "User ID", "User", "Username", "User type", "Cross tenant access type", "Incoming token type", "Authentication Protocol", "Unique token identifier", "Original transfer method", "Client credential type", "Token Protection - Sign In Session", "Token Protection - Sign In Session StatusCode", "Application", "Application ID ", "App owner tenant ID", "Resource", "Resource ID ", "Resource tenant ID", "Resource owner tenant ID", "Home tenant ID", "Home tenant name", "IP address", "Location", "Status", "Sign-in error code", "Failure reason", "Client app", "Device ID", "Browser", "Operating System", "Compliant", "Managed", "Join Type", "Multifactor authentication result", "Multifactor authentication auth method", "Multifactor authentication auth detail", "Authentication requirement", "Sign-in identifier", "Session ID", "IP address (seen by resource)", "Through Global Secure Access", "Global Secure Access IP address", "Autonomous system  number", "Flagged for review", "Token issuer type", "Incoming token type", "Token issuer name", "Latency", "Conditional Access", "Managed Identity type", "Associated Resource Id", "Federated Token Id", "Federated Token Issuer"];
const OWNERS = ["App owner tenant ID", "Resource owner tenant ID"];
const SINCE_2025 = [...OWNERS, "User agent", "Original transfer method", "Token Protection - Sign In Session", "Token Protection - Sign In Session StatusCode", "Session ID", "Through Global Secure Access", "Global Secure Access IP address", "Managed Identity type", "Associated Resource Id", "Federated Token Id", "Federated Token Issuer"];
const LEFT_OUT = { 57: [], 55: OWNERS, 44: SINCE_2025 };
const FIELD = {
  "Date (UTC)": (r) => r.createdDateTime, "Request ID": (r) => r.id, "User agent": (r) => r.userAgent, "User ID": (r) => r.userId, User: (r) => r.userDisplayName, Username: (r) => r.userPrincipalName,
  "Authentication Protocol": (r) => r.authenticationProtocol, Application: (r) => r.appDisplayName, "Application ID ": (r) => r.appId, "Resource ID ": (r) => r.resourceId ?? EXCHANGE, "IP address": (r) => r.ipAddress,
  Status: () => "Success", "Failure reason": () => "Other.", "Client app": (r) => r.clientAppUsed, "Operating System": (r) => r.deviceDetail?.operatingSystem, Browser: (r) => r.deviceDetail?.browser,
};

function csv(rows, columns) {
  const names = COLUMNS.filter((name) => !LEFT_OUT[columns].includes(name));
  const line = (cells) => `${cells.map((cell) => `"${String(cell ?? "").replaceAll('"', '""')}"`).join(",")}\r\n`;
  return `\ufeff${line(names)}${rows.map((row) => line(names.map((name) => FIELD[name]?.(row)))).join("")}`;
}

/** The two downloads of seven days as they stand at `at`; `keep`: the filter that was used. */
function downloads(log, at, { columns, keep = () => true, tag = "" } = {}) {
  const day = (ms) => new Date(ms + HOUR).toISOString().slice(0, 10);
  return [true, false].map((interactive) => {
    const rows = log.filter((entry) => entry.interactive === interactive && at - 7 * DAY <= entry.at && entry.at < at && keep(entry.row)).map((entry) => entry.row);
    const name = `${interactive ? "Interactive" : "NonInteractive"}SignIns_${day(at - 7 * DAY)}_${day(at)}${tag}`;
    return columns ? file(`${name}.csv`, csv(rows, columns), at) : file(`${name}.json`, rows, at);
  });
}

/** Counts what the admin clicks, as the browser sees it. */
const counted = (page) => page.addInitScript(() => {
  window.clicks = 0;
  addEventListener("click", (event) => { if (event.isTrusted && event.detail > 0) window.clicks += 1; }, true);
});

const state = async (page) => JSON.parse(await exported(page, "Befunde (JSON)", "Exportieren")).findings[0].verification;
const device = (page) => page.getByRole("table", { name: "Geräte" }).or(page.getByRole("table", { name: "Devices" })).getByRole("link").first().click();
const save = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Fall speichern" }).first().click()]);
  return download.path();
};

/** First visit, at the phone: drop, open the phone, mark it, save the case. Out: the case and the clicks. */
async function first(page, log, options) {
  const at = MARK - 17 * MINUTE;
  await page.clock.setFixedTime(at + 3 * MINUTE);
  await choose(page, downloads(log, at, options));
  await go(page, "#/findings");
  await device(page);
  await page.clock.setFixedTime(MARK + 10_000);
  await page.getByRole("button", { name: "Als umgestellt markieren" }).click();
  const dialog = page.getByRole("dialog");
  assert.equal(await dialog.getByLabel("Umgestellt am").inputValue(), "2026-11-18T22:57");
  await dialog.getByRole("button", { name: "Speichern" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(/25\. November.* 22:40/).first().waitFor();
  // The moment to look is named before anybody says what the files are: a day, and time to download; two hours for filtered ones.
  await page.getByText(options?.keep ? /20\. Nov\. 2026 00:57/ : /19\. Nov\. 2026 23:27/).first().waitFor();
  return save(page);
}

/** A drop of a further visit, with the case of the one before. Out: how many answers it took. */
async function look(page, log, cases, at, options = {}) {
  await page.clock.setFixedTime(at + 2 * MINUTE);
  await choose(page, [...cases, ...downloads(log, at, { tag: `-${at}`, ...options })]);
  await go(page, "#/findings");
  const answer = page.getByRole("button", { name: "Stimmt", exact: true });
  let answers = 0;
  if (await answer.count()) {
    await answer.click();
    await page.locator(".ask").waitFor({ state: "detached" });
    answers += 1;
  }
  return answers;
}

/** One moment to which the log is complete, wherever the page says one. */
async function oneCompleteTo(page) {
  const said = (await page.locator("main").innerText()).matchAll(/vollständig bis:? (\d[^·\n]*?\d\d:\d\d)/g);
  const moments = new Set([...said].map((match) => match[1]));
  assert.ok(moments.size <= 1, `complete to ${[...moments].join(" and to ")}`);
  assert.equal(await page.getByText(/vollständig bis: nicht bekannt/).count(), 0);
}

const clock = (ms) => `${Math.floor((ms - MARK) / HOUR)} h ${String(Math.round(((ms - MARK) % HOUR) / MINUTE)).padStart(2, "0")} min`;

for (const columns of [undefined, 57, 55, 44]) {
  const shape = columns ? `CSV of ${columns} columns` : "JSON";
  pageTest(`drop, mark at 22:57, one look a day later: Bestätigt (${shape})`, { ...berlin, before: counted }, async (page, { t, context, server }) => {
    const at = MARK + DAY + 34 * MINUTE;
    const log = tenant([MARK - 30 * MINUTE, at - 16 * MINUTE]);
    const path = await first(page, log, { columns });
    let clicks = await page.evaluate(() => window.clicks);
    const again = await context.newPage();
    await counted(again);
    await again.goto(`${server.url}?lang=de`);
    const answers = await look(again, log, [path], at, { columns });
    await device(again);
    await again.locator(".answer").getByText("Bestätigt", { exact: true }).waitFor();
    // Two statements on one screen: 22:57 and 23:00 are three minutes apart.
    await again.locator(".verdict").getByText(/23:00, 3 Minuten nach der Markierung/).waitFor();
    await again.locator(".verdict").getByText(/zweites Gerät/).waitFor();
    clicks += await again.evaluate(() => window.clicks);
    t.diagnostic(`${shape}: 2 visits, ${clicks} clicks, ${answers} answer`);
    assert.ok(clicks <= 8 && answers <= 1, `${clicks} clicks, ${answers} answers`);
    const verification = await state(again);
    assert.equal(verification.state, "verified");
    if (process.env.SHOTS) await again.screenshot({ path: `${process.env.SHOTS}/verified-${columns ?? "json"}.png`, fullPage: true });
  });
}

/** Looks one after the other, each with the case of the one before. */
function looks(name, portal, table, options = {}) {
  pageTest(name, berlin, async (page, { t, context, server }) => {
    const log = tenant(portal);
    let path = await first(page, log, options.first ?? options);
    for (const [at, want, said] of table) {
      const visit = await context.newPage();
      await visit.goto(`${server.url}?lang=de`);
      for (const [n, more] of (options.drops ?? [{}]).entries()) await look(visit, log, n === 0 ? [path] : [], at + n * MINUTE, more);
      await device(visit);
      const verification = await state(visit);
      t.diagnostic(`${clock(at)}: ${verification.state}${verification.reason ? ` (${verification.reason})` : ""}, complete to ${verification.completeTo}, earliest ${verification.earliest}`);
      assert.equal(verification.state, want, clock(at));
      if (verification.earliest) assert.ok(Date.parse(verification.earliest) >= at, "never in the past");
      await oneCompleteTo(visit);
      if (said) await visit.locator(".verdict").getByText(said).first().waitFor();
      if (process.env.SHOTS) await visit.screenshot({ path: `${process.env.SHOTS}/look-${Math.round((at - MARK) / MINUTE)}.png`, fullPage: true });
      const content = await exported(visit, "Falldatei", "Exportieren");
      path = file(`case-${at}.json`, content);
      await visit.close();
    }
  });
}

looks("looks on the way, with cases saved and loaded in between", [-0.5, 0.57, 23.95, 24.28, 24.7, 30.7, 47.7, 167.7, 191.7, 359.7].map((hours) => MARK + Math.round(hours * 60) * MINUTE), [
  [MARK + 49 * MINUTE, "cleanSoFar", /Apple Internet Accounts.* 23:00/],
  [MARK + DAY + 13 * MINUTE, "cleanSoFar"],
  [MARK + DAY + 34 * MINUTE, "verified"],
  [MARK + 25 * HOUR, "verified"],
  [MARK + 31 * HOUR, "verified"],
  [MARK + 48 * HOUR, "verified"],
  [MARK + 7 * DAY, "verified"],
  [MARK + 8 * DAY, "verified"],
  [MARK + 15 * DAY, "verified"],
]);

looks("a quiet log: nobody signed in at the portal again", [MARK - 2 * DAY], [
  [MARK + DAY + 34 * MINUTE, "cleanSoFar", /Protokoll (?:endet|reicht)/],
  [MARK + 26 * HOUR + MINUTE, "verified"],
]);

const ACTIVE_SYNC = { keep: (row) => row.clientAppUsed === "Exchange ActiveSync" };
const OF_APPLE = { keep: (row) => row.appId === APPLE.appId, tag: "-apple" };
looks("the story's own filters: Exchange ActiveSync, and the app's own log", [MARK - 30 * MINUTE, MARK + 33 * MINUTE, MARK + DAY + 18 * MINUTE, MARK + 26 * HOUR - 16 * MINUTE], [
  [MARK + 49 * MINUTE, "tooEarly", /Apple Internet Accounts.* 23:00/],
  [MARK + DAY + 34 * MINUTE, "cleanSoFar"],
  [MARK + 26 * HOUR, "verified", /Exchange ActiveSync/],
], { first: ACTIVE_SYNC, drops: [ACTIVE_SYNC, OF_APPLE] });

pageTest("six days after the change: the past is short, and the plan goes on", berlin, async (page) => {
  const at = MARK + 6 * DAY;
  const log = tenant([at - 16 * MINUTE]);
  await page.clock.setFixedTime(at + 2 * MINUTE);
  await choose(page, downloads(log, at));
  await go(page, "#/findings");
  await page.getByRole("button", { name: "Stimmt", exact: true }).click();
  await page.locator(".ask").waitFor({ state: "detached" });
  await device(page);
  await page.getByRole("button", { name: "Als umgestellt markieren" }).click();
  const dialog = page.getByRole("dialog");
  // The log shows the hand-over.
  assert.match(await dialog.getByLabel("Umgestellt am").inputValue(), /^2026-11-18T22:5[3-7]$/);
  await dialog.getByRole("button", { name: "Speichern" }).click();
  await dialog.waitFor({ state: "hidden" });
  const verification = await state(page);
  assert.equal(verification.state, "cleanSoFar");
  await page.getByText(/1\. Dezember/).first().waitFor();
});

pageTest("a week after the change: the log holds no legacy row any more", berlin, async (page) => {
  const at = MARK + 8 * DAY;
  const log = tenant([at - 16 * MINUTE]);
  await page.clock.setFixedTime(at + 2 * MINUTE);
  await choose(page, downloads(log, at));
  await go(page, "#/findings");
  await page.getByRole("button", { name: "Stimmt", exact: true }).click();
  await page.getByRole("heading", { level: 1 }).filter({ hasText: /Keine Legacy-Anmeldung/ }).waitFor();
  await page.getByText(/Get-MobileDevice/).first().waitFor();
});
