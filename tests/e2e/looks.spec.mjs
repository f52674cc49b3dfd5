// While the page is open and somebody is signed in, it looks by itself when a look at a marked device is due: it reads what is
// new, then asks for the positive proof; and says beside the page that a verdict changed, to whoever asked for that. The page's
// clock is moved on by minutes; the worker's and the lab's are this computer's.

import assert from "node:assert/strict";
import { person, signIn } from "../lab/graph.mjs";
import { findings, go, idle } from "./lib.mjs";
import { alert, devices, graphTest, readAll, signInToLab, withLab } from "./lab.mjs";

withLab({ graph: true });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SLOW = { timeout: 60_000 };
const APPLE = "f8d98a96-0999-43f5-8af3-69971c7bb423";

const browser = { userPrincipalName: "omar.muster@contoso.example", userDisplayName: "Omar Muster", userId: person(5), clientAppUsed: "Browser", authenticationProtocol: "oAuth2", userAgent: "" };
const apple = {
  appId: APPLE,
  appDisplayName: "Apple Internet Accounts",
  clientAppUsed: "Mobile Apps and Desktop clients",
  authenticationProtocol: "oAuth2",
  userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
};

/** An iPhone that was in use every two hours for thirty days, `until` so long ago; and somebody else, whose newest sign-ins are `newest` old. */
function log(until, newest) {
  const rows = [];
  for (let n = 0; n < 360; n += 1) rows.push(signIn(1000 + n, until + n * 2 * HOUR, n % 2 ? { signInEventTypes: ["nonInteractiveUser"] } : {}));
  for (const [n, type] of ["interactiveUser", "nonInteractiveUser"].entries()) {
    for (let day = 0; day < 20; day += 1) rows.push(signIn(3000 + 100 * n + day, newest[type] + day * DAY, { ...browser, signInEventTypes: [type] }));
  }
  return rows;
}

/** Records what is said beside the page. */
function notices(state) {
  window.saidBeside = [];
  class Notification {
    static permission = state;
    static requestPermission() {
      Notification.permission = "granted";
      return Promise.resolve("granted");
    }
    constructor(title) {
      window.saidBeside.push(title);
    }
  }
  window.Notification = Notification;
}

const field = (ms) => new Date(ms).toISOString().slice(0, 16);

/** Opens the device and marks it. */
async function mark(page, at) {
  await go(page, "#/findings");
  await devices(page).getByRole("link", { name: /iPhone 13/ }).first().click();
  await page.getByRole("heading", { name: "Is it over?" }).waitFor();
  await idle(page);
  await page.getByRole("button", { name: "Mark as changed" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark as changed" });
  await dialog.getByLabel("Changed at").fill(field(at));
  await dialog.getByRole("combobox", { name: "How it was changed" }).selectOption({ label: "Deleted and added again in Apple Mail" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText(/^Marked as changed: Deleted and added again in Apple Mail/).waitFor();
}

const state = (page, words) => page.locator(".answer .state").filter({ hasText: words }).waitFor(SLOW);

/** What the requests since say: kind and beginning of each window. */
const since = async (graph, before) => (await graph.requests()).slice(before);
const from = (filter) => Date.parse(/createdDateTime ge (\S+?)(?:\)| |$)/.exec(filter)?.[1]);

async function until(condition) {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `waited a minute for ${condition}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

graphTest("at the moment that it named it reads what is new and asks for the proof, and says so beside the page", {
  records: [
    // It was quiet: the first reading can speak for its last two hours only when a newer record is there, and that comes later.
    ...log(DAY + 31 * MINUTE, { interactiveUser: MINUTE, nonInteractiveUser: 5 * HOUR }),
    signIn(9000, DAY + 27 * MINUTE, apple),
    signIn(9001, 2 * MINUTE, { ...browser, signInEventTypes: ["nonInteractiveUser"], lab: { appears: 7 } }),
  ],
}, async (page, graph) => {
  await readAll(page);
  const read = Date.now();
  // The moment to look comes with the next minute, and the log was read before that.
  const at = Math.floor(read / MINUTE) * MINUTE + MINUTE - DAY - 30 * MINUTE;
  await mark(page, at);
  await state(page, "Clean so far");
  await page.getByText("While this page is open and you are signed in, it looks by itself").waitFor();
  await page.getByRole("button", { name: "Notify me when a verdict changes" }).click();
  await page.getByRole("button", { name: "Notify me when a verdict changes" }).waitFor({ state: "detached" });
  assert.deepEqual(await page.evaluate(() => window.saidBeside), []);
  // Elsewhere on the page, where nothing else asks for the proof.
  await go(page, "#/evidence");
  await idle(page);
  const before = (await graph.requests()).length;

  await page.clock.fastForward(2 * MINUTE);
  await until(async () => (await since(graph, before)).some(({ kind }) => kind === "legacy"));
  await idle(page);
  assert.match(page.url(), /#\/evidence$/, "who reads elsewhere stays there");
  await page.clock.fastForward(31_000);
  await until(async () => (await since(graph, before)).some(({ kind }) => kind === "proof"));
  await idle(page);

  const asked = await since(graph, before);
  assert.ok(asked.every(({ status }) => status === 200));
  const kinds = asked.map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === "legacy").length, 1, `${kinds}`);
  assert.ok(kinds.indexOf("legacy") < kinds.indexOf("proof"), `${kinds}`);
  const legacy = asked.find(({ kind }) => kind === "legacy");
  // Only what is new, and as much before it as may have come into the log late.
  assert.ok(from(legacy.filter) <= read - 2 * HOUR, legacy.filter);
  assert.ok(from(legacy.filter) > read - 4 * HOUR, legacy.filter);
  const proof = asked.find(({ kind }) => kind === "proof");
  assert.ok(proof.filter.includes(APPLE) && proof.filter.includes(person(2)), proof.filter);

  const said = await page.evaluate(() => window.saidBeside);
  assert.equal(said.length, 1, `${said}`);
  assert.match(said[0], /verdict/i);
  assert.doesNotMatch(said[0], /greta|contoso|iphone/i);
  const [finding] = (await findings(page)).findings.filter((f) => f.mark);
  assert.equal(finding.verification.state, "verified");
  assert.equal(finding.verification.firstModern?.slice(0, 10), new Date(read - DAY - 27 * MINUTE).toISOString().slice(0, 10));
  const ledger = page.getByRole("region", { name: "Requests to Microsoft Graph" });
  assert.ok((await ledger.getByRole("row").filter({ hasText: "Sign-ins through the expected app" }).count()) >= 2);
}, {
  timeout: 150_000,
  context: { timezoneId: "UTC" },
  before: async (page) => {
    await page.clock.install();
    await page.addInitScript(notices, "default");
  },
});

graphTest("a window that ended hours ago is read on from there, although the newest records were looked at", {
  delay: 1500,
  records: log(26 * HOUR, { interactiveUser: 20 * MINUTE, nonInteractiveUser: 25 * MINUTE }),
}, async (page, graph) => {
  await signInToLab(page);
  // Stopped while the first window is asked for: of the log itself nothing is read, the newest records are.
  await page.getByText(/[1-9]\d* sign-ins? · 3 requests/).waitFor(SLOW);
  await page.getByRole("button", { name: "Stop" }).click();
  await alert(page, "Reading was stopped").waitFor(SLOW);
  const now = Date.now();
  const end = Math.floor((now - 10 * HOUR) / MINUTE) * MINUTE;
  await page.getByRole("combobox", { name: "Window" }).selectOption("From … to …");
  await page.getByLabel("From", { exact: true }).fill(field(now - 20 * DAY));
  await page.getByLabel("To", { exact: true }).fill(field(end));
  await page.getByRole("button", { name: "Read again" }).click();
  await page.locator('main[aria-busy="true"]').waitFor(SLOW);
  await idle(page);
  await mark(page, end - 15 * HOUR);
  await page.getByText("Now: load a newer log.").first().waitFor();
  await go(page, "#/findings");
  const before = (await graph.requests()).length;
  await page.clock.fastForward(31_000);
  await until(async () => (await since(graph, before)).some(({ kind }) => kind === "legacy"));
  await idle(page);
  await page.clock.fastForward(31_000);
  await until(async () => (await since(graph, before)).some(({ kind }) => kind === "proof"));
  await idle(page);
  const legacy = (await since(graph, before)).filter(({ kind }) => kind === "legacy");
  const begin = Math.min(...legacy.map(({ filter }) => from(filter)));
  assert.ok(begin <= end - 2 * HOUR && begin > end - 4 * HOUR, `${legacy.map(({ filter }) => filter)}`);
  // Not withheld: what was read first and what was read now meet.
  const [finding] = (await findings(page)).findings.filter((f) => f.mark);
  assert.deepEqual([finding.verification.state, finding.verification.reason], ["silent", "noModern"]);
  // Nobody asked to be told beside the page.
  assert.deepEqual(await page.evaluate(() => window.saidBeside), []);
}, {
  timeout: 150_000,
  context: { timezoneId: "UTC" },
  before: async (page) => {
    await page.clock.install();
    await page.addInitScript(notices, "denied");
  },
});
