// Reading from Microsoft Graph against the lab: what is asked, what is shown while it is, and who may not read. What can go
// wrong on the way is in faults.spec.mjs.

import assert from "node:assert/strict";
import { person, signIn } from "../lab/graph.mjs";
import { exported, findings, forget, go, idle } from "./lib.mjs";
import { alert, devices, graphTest, readAll, signInToLab, withLab } from "./lab.mjs";

withLab({ graph: true });

const SLOW = { timeout: 60_000 };

/** Requests that `n` legacy sign-ins may cost. */
const budget = (n) => (n < 1000 ? 8 : 1.2 * (n / 1000) + 8);

/** Says what a reading has cost, and holds it to its budget. */
async function held(t, graph, name, legacy) {
  const requests = await graph.requests();
  t.diagnostic(`${name}: ${requests.length} requests for ${legacy} legacy sign-ins (budget ${budget(legacy)}), slowest answer made in ${Math.max(...requests.map(({ took }) => took))} ms`);
  assert.ok(requests.length <= budget(legacy), `${requests.length} requests: ${requests.map(({ kind }) => kind)}`);
  return requests;
}

graphTest("reads by itself after signing in: devices, coverage, ledger, export", { tenant: "small" }, async (page, graph, { t }) => {
  const pages = [];
  page.on("requestfinished", (request) => {
    if (decodeURIComponent(request.url()).includes("clientAppUsed eq")) pages.push(Date.now());
  });
  await signInToLab(page);
  await page.getByText("iPhone 13").first().waitFor(SLOW);
  t.diagnostic(`first device seen ${Date.now() - pages[0]} ms after the first page had come`);
  await devices(page).waitFor(SLOW);
  await idle(page);

  const requests = await held(t, graph, "small", 130);
  assert.ok(requests.every((request) => request.status === 200), JSON.stringify(requests.map((r) => [r.kind, r.status])));
  assert.ok(requests.every(({ token }) => token.length > 20));
  assert.equal(requests.filter(({ kind }) => kind === "others").length, 1);
  assert.ok(requests.every((request) => request.path === "/beta/auditLogs/signIns"));
  assert.ok((await graph.preflights()) > 0, "the browser asked whether it may");

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
  assert.equal(await ledger.getByRole("row").count(), requests.length + 1);
  const text = await ledger.innerText();
  for (const token of new Set(requests.map((request) => request.token))) assert.ok(!text.includes(token), "the ledger shows a token");
  await page.getByRole("button", { name: "Show the queries" }).click();
  await page.getByText("KQL for Log Analytics or Sentinel").click();
  await page.getByText("AADNonInteractiveUserSignInLogs").waitFor();
});

graphTest("a large tenant: findings while pages arrive; Stop keeps them, Go on asks for the rest, within the budget", { tenant: "large" }, async (page, graph, { t }) => {
  await signInToLab(page);
  await devices(page).waitFor(SLOW);
  assert.equal(await page.locator("main").getAttribute("aria-busy"), "true", "devices are there before the end");
  await page.getByRole("button", { name: "Stop" }).click();
  await alert(page, "Reading was stopped").waitFor(SLOW);
  await idle(page);
  const before = (await graph.requests()).length;
  const stopped = await findings(page);
  assert.ok(stopped.findings.length > 0);
  assert.ok(stopped.coverage.records.legacy < 12_000);
  assert.ok(stopped.coverage.sources.some((source) => !source.complete));
  await page.getByRole("button", { name: "Go on reading" }).click();
  await page.locator('main[aria-busy="true"]').waitFor(SLOW);
  await page.locator('main[aria-busy="false"]').waitFor({ timeout: 150_000 });
  const requests = await held(t, graph, "large", 12_000);
  assert.ok(requests.length > before);
  assert.equal(requests.filter(({ status }) => status === 429).length, 0, "its own pace keeps to the quota");
  const all = await findings(page);
  assert.equal(all.coverage.records.legacy, 12_000);
  assert.equal(all.findings.length, 400);
  assert.ok(all.coverage.sources.every((source) => source.complete));
}, { timeout: 240_000 });

graphTest("a tenant without sign-ins is said to be one, and why that proves little", { tenant: "empty" }, async (page, graph, { t }) => {
  await readAll(page);
  await held(t, graph, "empty", 0);
  assert.equal(await devices(page).getByRole("row").count().catch(() => 0) <= 1, true);
  const words = await page.locator("main").innerText();
  assert.match(words, /No (device|legacy|finding|sign-in)/i);
});

for (const [settings, title, todo] of [
  [{ tenant: "noLicence" }, "This tenant has no Entra ID P1 or P2", "drop the files here"],
  [{ refuses: "scope" }, "The permission AuditLog.Read.All is missing", "consent"],
  [{ tenant: "noRole" }, "Your account may not read the sign-in log", "Reports Reader"],
  [{ tenant: "noRole", oldErrors: true }, "Your account may not read the sign-in log", "Reports Reader"],
]) {
  graphTest(`refused ${JSON.stringify(settings)}: one request, and words that say what to do`, settings, async (page, graph) => {
    await signInToLab(page);
    await alert(page, title).waitFor(SLOW);
    await alert(page, todo).waitFor();
    await idle(page);
    assert.equal((await graph.requests()).length, 1);
    assert.equal(await devices(page).count(), 0);
  });
}

graphTest("auch auf Deutsch wird gesagt, was fehlt", { tenant: "noRole" }, async (page) => {
  await page.getByRole("button", { name: "Mit Microsoft anmelden" }).click();
  await page.getByRole("textbox", { name: "Anwendungs-ID (Client)" }).fill("11111111-2222-4333-8444-555555555555");
  await page.getByRole("button", { name: "Weiter zu Microsoft" }).click();
  await alert(page, "Ihr Konto darf das Anmeldeprotokoll nicht lesen").waitFor(SLOW);
}, { lang: "de" });

graphTest("only one's own sign-ins are no answer about the tenant", { tenant: "ownRows" }, async (page) => {
  await readAll(page);
  await alert(page, "All sign-ins read are your own").waitFor(SLOW);
});

graphTest("names that are markup, formulas and queries stay text, here and in what is exported", { tenant: "hostile" }, async (page, graph, { t }) => {
  await page.evaluate(() => (window.untouched = true));
  await readAll(page);
  await held(t, graph, "hostile", 51);
  const document = await findings(page);
  assert.equal(document.coverage.records.legacy + document.coverage.records.unknown + document.coverage.records.modern, 51);
  assert.ok(document.findings.some(({ user }) => user.displayName === "<img src=x onerror=alert(1)>"));
  assert.equal(await page.locator("main img, main script, main iframe").count(), 0);
  await devices(page).locator(".c-who").getByText("<img src=x onerror=alert(1)>").first().waitFor(SLOW);
  for (const line of (await exported(page, "Findings (CSV)")).split("\r\n")) {
    for (const cell of line.split(",")) assert.ok(!/^"?[=+@-]/.test(cell), `a formula: ${cell.slice(0, 80)}`);
  }
  await go(page, "#/fix");
  await go(page, "#/evidence");
  assert.notEqual(await page.title(), "owned");
});

graphTest("where there is no beta, v1.0 is read and what is lost is said", { faults: ["noBeta"] }, async (page, graph) => {
  await readAll(page);
  await alert(page, "only version 1.0").waitFor(SLOW);
  assert.ok((await graph.requests()).slice(1).every((request) => request.path === "/v1.0/auditLogs/signIns"));
  const document = await findings(page);
  assert.equal(document.coverage.completeTo.nonInteractiveUser, null);
});

graphTest("where only documented filters are taken, the legacy names are read and the others are said to be unknown", { faults: ["strict"] }, async (page, graph) => {
  await readAll(page);
  await page.getByText("Graph refused the question for any other name").waitFor(SLOW);
  const document = await findings(page);
  assert.equal(document.coverage.records.legacy, 130);
  assert.equal(document.findings.length, 3);
  assert.deepEqual([...new Set((await graph.requests()).filter(({ status }) => status !== 200).map(({ kind }) => kind))], ["others"]);
});

graphTest("Forget everything ends the reading and leaves nothing", { tenant: "large", legacy: 3_000, delay: 400 }, async (page, graph) => {
  await signInToLab(page);
  await devices(page).waitFor(SLOW);
  await forget(page);
  await idle(page);
  const asked = (await graph.requests()).length;
  await page.getByRole("button", { name: "Open the demo tenant" }).click();
  await page.getByText("Nora").or(devices(page)).first().waitFor(SLOW);
  assert.equal((await graph.requests()).length, asked, "asked after forgetting");
  assert.equal(JSON.parse(await exported(page)).coverage.sources.some((source) => source.kind === "graph"), false);
});

graphTest("records that come back richer, and such that come late, count once", {
  records: [
    signIn(1, 60_000, { lab: { late: true }, userId: person(2) }),
    signIn(2, 120_000, { clientAppUsed: "Browser", userId: person(5) }),
    signIn(3, 90_000, { lab: { appears: 6 }, userId: person(2) }),
  ],
}, async (page, graph) => {
  await readAll(page);
  assert.equal((await findings(page)).coverage.records.legacy, 1);
  await page.getByRole("combobox", { name: "Window" }).selectOption("Last 24 hours");
  await page.getByRole("button", { name: "Read again" }).click();
  await page.locator('main[aria-busy="true"]').waitFor(SLOW);
  await idle(page);
  const document = await findings(page);
  assert.equal(document.coverage.records.legacy, 2);
  assert.equal(document.findings[0].class, "basicProven");
  assert.equal(document.findings.length, 1);
  assert.ok((await graph.requests()).length >= 6);
}, { timeout: 120_000 });
