// Reading from Microsoft Graph against the lab: what is asked, what is shown while it is, and everything that can go wrong.

import assert from "node:assert/strict";
import { graph, largeTenant, person, signIn, smallTenant } from "../lab/graph.mjs";
import { user } from "../lab/entra.mjs";
import { exported, findings, go, idle } from "./lib.mjs";
import { labTest, signInToLab, withLab } from "./lab.mjs";

withLab();

const SLOW = { timeout: 60_000 };
const devices = (page) => page.getByRole("table", { name: "Devices" }).or(page.getByRole("grid", { name: "Devices" }));
const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });
/** Sign in, and the reading that begins by itself has ended. */
async function read(page) {
  await signInToLab(page);
  await page.locator('main[aria-busy="true"]').or(alert(page, /\S/)).first().waitFor(SLOW);
  await idle(page);
}

/** A test with a stand-in for Graph of its own. */
function graphTest(name, options, body, more = {}) {
  const stand = graph(options);
  labTest(name, { graph: stand.listener, ...more }, (page, tools) => body(page, stand.state, tools));
}

graphTest("reads by itself after signing in: devices, coverage, ledger, export", { records: smallTenant() }, async (page, state) => {
  await signInToLab(page);
  await devices(page).waitFor(SLOW);
  await page.getByText("iPhone 13").first().waitFor(SLOW);
  await idle(page);

  const kinds = state.requests.map((request) => request.kind);
  assert.ok(kinds.length <= 8, `${kinds.length} requests`);
  assert.ok(state.requests.every((request) => request.status === 200), JSON.stringify(state.requests.map((r) => [r.kind, r.status])));
  assert.ok(state.tokens.every((token) => token.length > 20));
  assert.equal(kinds.filter((kind) => kind === "others").length, 1);
  assert.ok(state.requests.every((request) => request.path === "/beta/auditLogs/signIns"));

  const document = await findings(page);
  assert.equal(document.findings.length, 3);
  assert.ok(document.coverage.completeTo.interactiveUser && document.coverage.completeTo.nonInteractiveUser);
  const legacy = document.coverage.sources.find((source) => source.question === "legacyClients");
  assert.equal(legacy.kind, "graph");
  assert.equal(legacy.basis, "asked");
  assert.equal(legacy.complete, true);
  assert.deepEqual(legacy.eventTypes, ["interactiveUser", "nonInteractiveUser"]);
  assert.ok(Date.parse(legacy.to) - Date.parse(legacy.from) >= 30 * 86_400_000 - 60_000);

  await go(page, "#/evidence");
  const ledger = page.getByRole("region", { name: "Requests to Microsoft Graph" });
  assert.equal(await ledger.getByRole("row").count(), kinds.length + 1);
  const text = await ledger.innerText();
  for (const token of new Set(state.tokens)) assert.ok(!text.includes(token), "the ledger shows a token");
  await page.getByRole("button", { name: "Show the queries" }).click();
  await page.getByText("KQL for Log Analytics or Sentinel").click();
  await page.getByText("AADNonInteractiveUserSignInLogs").waitFor();
});

graphTest("findings appear while pages arrive; Stop keeps them, Go on asks for the rest", { records: largeTenant(6_000), delay: 300 }, async (page, state) => {
  await signInToLab(page);
  await devices(page).waitFor(SLOW);
  assert.equal(await page.locator("main").getAttribute("aria-busy"), "true", "devices are there before the end");
  await page.getByRole("button", { name: "Stop" }).click();
  await alert(page, "Reading was stopped").waitFor(SLOW);
  await idle(page);
  const before = state.requests.length;
  const stopped = await findings(page);
  assert.ok(stopped.findings.length > 0);
  await page.getByRole("button", { name: "Go on reading" }).click();
  await page.locator('main[aria-busy="true"]').waitFor(SLOW);
  await page.locator('main[aria-busy="false"]').waitFor({ timeout: 80_000 });
  assert.ok(state.requests.length > before);
  const all = await findings(page);
  assert.equal(all.coverage.records.legacy, 6_000);
  assert.equal(all.findings.length, 50);
  assert.ok(all.coverage.sources.every((source) => source.complete));
}, { timeout: 150_000 });

graphTest("a pause that Microsoft asks for is counted down, with and without a header that browsers may read", {
  records: smallTenant(),
  fault: (asked, n) => (asked.kind === "legacy" && n <= 4 ? { status: 429, headers: n === 3 ? { "Retry-After": "3.5" } : {} } : undefined),
}, async (page, state) => {
  await signInToLab(page);
  await page.getByText(/Microsoft asks for a pause: going on in \d+ s/).waitFor(SLOW);
  await page.locator('main[aria-busy="false"]').waitFor({ timeout: 90_000 });
  const throttled = state.requests.filter((request) => request.status === 429);
  assert.equal(throttled.length, 2);
  const after = state.requests[state.requests.indexOf(throttled[0]) + 1];
  assert.ok(after.at - throttled[0].at >= 3_400, "asked again before the time was over");
}, { timeout: 120_000 });

graphTest("a claims challenge is met once, with the claims that were asked for", {
  records: smallTenant(),
  fault: (_, n) =>
    n === 2
      ? {
          status: 401,
          code: "InvalidAuthenticationToken",
          headers: { "WWW-Authenticate": `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1764000000"}}}').toString("base64")}"` },
        }
      : undefined,
}, async (page, state, { entra }) => {
  await signInToLab(page);
  await devices(page).waitFor(SLOW);
  assert.equal(state.requests.filter((request) => request.status === 401).length, 1);
  const last = entra.tokens.at(-1).form;
  assert.equal(last.grant_type, "refresh_token");
  assert.match(last.claims, /1764000000/);
  assert.notEqual(state.tokens[1], state.tokens[2], "another token was sent");
});

graphTest("an expired token is renewed once; one that is never taken ends in words", {
  records: smallTenant(),
  fault: (_, n) => (n === 1 || n >= 4 ? { status: 401, code: "InvalidAuthenticationToken" } : undefined),
}, async (page, state) => {
  await signInToLab(page);
  await alert(page, "Your sign-in has ended").waitFor(SLOW);
  await idle(page);
  assert.deepEqual(state.requests.map((request) => request.status), [401, 200, 200, 401, 401]);
});

graphTest("without a connection it waits, and goes on by itself", { records: smallTenant(), delay: 700 }, async (page, state, { context }) => {
  await signInToLab(page);
  await context.setOffline(true);
  await page.getByText("No connection. Reading goes on by itself").waitFor(SLOW);
  const before = state.requests.length;
  await context.setOffline(false);
  await devices(page).waitFor(SLOW);
  assert.ok(state.requests.length > before);
});

for (const [refuses, title, todo] of [
  ["licence", "This tenant has no Entra ID P1 or P2", "drop the files here"],
  ["scope", "The permission AuditLog.Read.All is missing", "consent"],
  ["role", "Your account may not read the sign-in log", "Reports Reader"],
]) {
  graphTest(`refused for the ${refuses}: one request, and words that say what to do`, { records: smallTenant(), refuses }, async (page, state) => {
    await signInToLab(page);
    await alert(page, title).waitFor(SLOW);
    await alert(page, todo).waitFor();
    await idle(page);
    assert.equal(state.requests.length, 1);
    assert.equal(await devices(page).count(), 0);
  });
}

graphTest("auch auf Deutsch wird gesagt, was fehlt", { records: smallTenant(), refuses: "role" }, async (page) => {
  await page.getByRole("textbox").first().waitFor();
  await page.getByLabel("Anwendungs-ID (Client)").or(page.getByRole("textbox").first()).first().fill("11111111-2222-4333-8444-555555555555");
  await page.getByRole("button", { name: "Mit Microsoft anmelden" }).click();
  await alert(page, "Ihr Konto darf das Anmeldeprotokoll nicht lesen").waitFor(SLOW);
}, { lang: "de" });

graphTest("only one's own sign-ins are no answer about the tenant", {
  ownRows: user,
  records: [...smallTenant(), signIn(900, 60_000, { userId: user, clientAppUsed: "Browser" }), signIn(901, 120_000, { userId: user, clientAppUsed: "Browser", signInEventTypes: ["nonInteractiveUser"] })],
}, async (page) => {
  await read(page);
  await alert(page, "All sign-ins read are your own").waitFor(SLOW);
});

graphTest("a next page on another host is not asked, and the token stays", {
  records: smallTenant(),
  fault: (asked) => (asked.kind === "legacy" ? { link: "https://graph.microsoft.us/beta/auditLogs/signIns?$skiptoken=a" } : undefined),
}, async (page, state, { seen }) => {
  await signInToLab(page);
  await alert(page, "An answer pointed to another place").waitFor(SLOW);
  await idle(page);
  assert.equal(state.requests.filter((request) => request.kind === "legacy").length, 1);
  assert.deepEqual(seen.filter((line) => line.includes("graph.microsoft.us")), []);
});

graphTest("where there is no beta, v1.0 is read and what is lost is said", { records: smallTenant(), beta: false }, async (page, state) => {
  await read(page);
  await alert(page, "only version 1.0").waitFor(SLOW);
  assert.ok(state.requests.slice(1).every((request) => request.path === "/v1.0/auditLogs/signIns"));
  const document = await findings(page);
  assert.equal(document.coverage.completeTo.nonInteractiveUser, null);
});

graphTest("long windows that are not answered in time are read in short ones, cut-off answers again", {
  records: smallTenant(),
  longest: 9 * 86_400_000,
  fault: (asked, n) => (n === 3 ? { cut: true } : undefined),
}, async (page, state) => {
  await read(page);
  const document = await findings(page);
  assert.equal(document.coverage.records.legacy, 130);
  assert.ok(state.requests.some((request) => request.status === 504));
  await page.getByText("Graph refused the question for any other name").waitFor(SLOW);
}, { timeout: 150_000 });

graphTest("Forget everything ends the reading and leaves nothing", { records: largeTenant(3_000), delay: 400 }, async (page, state) => {
  await signInToLab(page);
  await devices(page).waitFor(SLOW);
  await page.getByRole("button", { name: "Forget everything" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: /Forget/ }).click();
  await idle(page);
  const asked = state.requests.length;
  await page.getByRole("button", { name: "Open the demo tenant" }).click();
  await page.getByText("Nora").or(devices(page)).first().waitFor(SLOW);
  assert.equal(state.requests.length, asked, "asked after forgetting");
  assert.equal(JSON.parse(await exported(page)).coverage.sources.some((source) => source.kind === "graph"), false);
});

graphTest("records that come back richer count once", { records: [signIn(1, 60_000, { late: true, userId: person(2) }), signIn(2, 120_000, { clientAppUsed: "Browser", userId: person(5) })] }, async (page, state) => {
  await read(page);
  await page.getByRole("combobox", { name: "Window" }).selectOption("Last 24 hours");
  await page.getByRole("button", { name: "Read again" }).click();
  await page.locator('main[aria-busy="true"]').waitFor(SLOW);
  await idle(page);
  const document = await findings(page);
  assert.equal(document.coverage.records.legacy, 1);
  assert.equal(document.findings[0].class, "basicProven");
  assert.ok(state.requests.length >= 6);
}, { timeout: 120_000 });
