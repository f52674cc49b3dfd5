// Everything that can go wrong between the page and Microsoft Graph: each fault ends in the right findings, or in words
// that tell what to do.

import assert from "node:assert/strict";
import { findings, idle } from "./lib.mjs";
import { alert, devices, graphTest, readAll, signInToLab, withLab } from "./lab.mjs";

withLab({ graph: true });

const SLOW = { timeout: 60_000 };
const LONG = { timeout: 180_000 };

/** The reading has ended. Devices are seen earlier: the newest sign-ins may show some. */
const ended = (page) => page.locator('main[aria-busy="false"]').waitFor({ timeout: 90_000 });

/** The findings of the small tenant, whatever went wrong. */
async function wholeSmallTenant(page) {
  const document = await findings(page);
  assert.equal(document.coverage.records.legacy, 130);
  assert.equal(document.findings.length, 3);
  assert.ok(document.coverage.sources.every((source) => source.complete), JSON.stringify(document.coverage.sources));
}

graphTest("answers that are cut off, connections that break or are dropped, gateways that no page may read", {
  faults: ["cut", "broken", "dropped", "gateway"],
}, async (page, graph) => {
  await readAll(page, LONG);
  await wholeSmallTenant(page);
  const requests = await graph.requests();
  assert.ok(requests.filter(({ kind }) => kind === "legacy").length >= 4 + 1, "each fault befell a request");
}, LONG);

graphTest("empty pages with a next one, records that come again, a next page that is not known any more", {
  tenant: "large",
  legacy: 2_500,
  faults: ["emptyPage", "expiredCursor", "repeated"],
}, async (page, graph) => {
  await readAll(page, LONG);
  const document = await findings(page);
  assert.equal(document.coverage.records.legacy, 2_500);
  assert.ok(document.coverage.records.duplicates > 0);
  assert.ok(document.coverage.sources.every((source) => source.complete));
  const requests = await graph.requests();
  assert.equal(requests.filter(({ status }) => status === 400).length, 1);
  assert.ok(requests.some(({ kind, records, status }) => kind === "legacy" && records === 0 && status === 200));
}, LONG);

graphTest("a pause that Microsoft asks for is counted down, with and without a header that browsers may read, and 503", {
  rules: [
    { when: { at: [3] }, do: { status: 429, headers: { "Retry-After": "3.5" } } },
    { when: { at: [4] }, do: { status: 429 } },
    { when: { at: [6] }, do: { status: 503 } },
  ],
}, async (page, graph) => {
  await signInToLab(page);
  await page.getByText(/Microsoft asks for a pause: going on in \d+ s/).waitFor(SLOW);
  await page.locator('main[aria-busy="false"]').waitFor({ timeout: 120_000 });
  await wholeSmallTenant(page);
  const requests = await graph.requests();
  assert.deepEqual([2, 3, 5].map((n) => requests[n].status), [429, 429, 503]);
  assert.ok(requests[3].at - requests[2].at >= 3_400, "asked again before the time was over");
}, LONG);

graphTest("Retry-After that the browser may not read is made up for by a pause of its own", { faults: ["throttledHidden"] }, async (page, graph) => {
  await signInToLab(page);
  await page.getByText(/Microsoft asks for a pause: going on in \d+ s/).waitFor(SLOW);
  await ended(page);
  const requests = await graph.requests();
  const at = requests.findIndex(({ status }) => status === 429);
  assert.ok(requests[at + 1].at - requests[at].at >= 1_900, "no pause at all");
});

graphTest("a pause can be cut short by Stop, and reading taken up again", {
  rules: [{ when: { kind: "legacy", from: 4 }, do: { status: 403, message: "This request is throttled. Please try again after some time." } }],
}, async (page) => {
  await signInToLab(page);
  await page.getByText(/Microsoft asks for a pause/).waitFor(SLOW);
  await page.getByRole("button", { name: "Stop" }).click();
  await alert(page, "Reading was stopped").waitFor(SLOW);
  await page.getByRole("button", { name: "Go on reading" }).waitFor();
});

/** Waits are spread by chance, up to two minutes each; here chance takes the shortest, which is still two seconds. */
const shortest = { ...LONG, before: (page) => page.on("worker", (worker) => worker.evaluate(() => (Math.random = () => 0)).catch(() => {})) };

for (const [status, tries, title] of [[429, 11, "Microsoft asks for a longer pause"], [503, 7, "Microsoft Graph does not answer"]]) {
  graphTest(`${status} for good: ends in words after ${tries} tries, keeps what was read, and goes on from there when told to`, {
    quota: false,
    rules: [{ when: { kind: "legacy", from: 4 }, do: { status }, times: tries }],
  }, async (page, graph) => {
    await signInToLab(page);
    await page.getByText(/going on in \d+ s|trying again in \d+ s/).waitFor(SLOW);
    await alert(page, title).waitFor({ timeout: 120_000 });
    await alert(page, "What was read before is kept.").waitFor();
    await alert(page, /Try again (in some minutes|later): it goes on where it stopped/).waitFor();
    await idle(page);
    const before = await graph.requests();
    assert.equal(before.filter((request) => request.status === status).length, tries);
    const kept = await findings(page);
    assert.ok(kept.coverage.records.legacy > 0 && kept.coverage.records.legacy < 130, `${kept.coverage.records.legacy}`);
    assert.ok(kept.coverage.sources.some((source) => !source.complete));
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator('main[aria-busy="true"]').waitFor(SLOW);
    await ended(page);
    await wholeSmallTenant(page);
    assert.equal(await alert(page, title).count(), 0);
    // What was answered is not asked for again.
    const oldest = before.find(({ kind }) => kind === "legacy").filter;
    const again = (await graph.requests()).slice(before.length);
    assert.ok(again.every(({ filter, status: answer }) => filter !== oldest && answer === 200));
  }, shortest);
}

graphTest("the proof refused for good: said beside what was read, and asked for again when told to", {
  quota: false,
  rules: [{ when: { kind: "proof" }, do: { status: 503 }, times: 7 }],
}, async (page, graph) => {
  await readAll(page);
  await devices(page).getByRole("link", { name: /iPhone 13/ }).first().click();
  await alert(page, "Sign-ins through the expected app could not be asked for").waitFor({ timeout: 120_000 });
  await idle(page);
  await wholeSmallTenant(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await alert(page, "could not be asked for").waitFor({ state: "detached", ...SLOW });
  await idle(page);
  const proofs = (await graph.requests()).filter(({ kind }) => kind === "proof").map(({ status }) => status);
  assert.deepEqual(proofs, [...Array(7).fill(503), 200]);
}, shortest);

graphTest("a claims challenge is met once, with the claims that were asked for", { faults: ["challenge"] }, async (page, graph, { entra }) => {
  await readAll(page);
  const requests = await graph.requests();
  assert.equal(requests.filter(({ status }) => status === 401).length, 1);
  const last = entra.tokens.at(-1).form;
  assert.equal(last.grant_type, "refresh_token");
  assert.match(last.claims, /1764000000/);
  const at = requests.findIndex(({ status }) => status === 401);
  assert.notEqual(requests[at].token, requests[at + 1].token, "another token was sent");
});

graphTest("claims that only a person can satisfy go along to Microsoft with the next sign-in", { faults: ["challenge"] }, async (page, graph, { entra }) => {
  const wanted = JSON.stringify({ access_token: { acrs: { essential: true, value: "c1" } } });
  entra.fault = (kind, form) =>
    kind === "token" && form.get("grant_type") === "refresh_token"
      ? { status: 400, body: { error: "interaction_required", suberror: "basic_action", error_codes: [50076], error_description: "AADSTS50076: more.", claims: wanted } }
      : undefined;
  await signInToLab(page);
  await alert(page, "Your sign-in has ended").waitFor(SLOW);
  await idle(page);
  await page.getByRole("alert").getByRole("button", { name: /Sign in/ }).first().click();
  const dialog = page.getByRole("dialog");
  const twice = () => entra.authorizes.length === 2;
  while (!twice()) {
    const go = dialog.getByRole("button", { name: /Continue|Sign in/ }).first();
    if (await go.isVisible()) await go.click().catch(() => {});
    await page.waitForTimeout(100);
  }
  const claims = JSON.parse(entra.authorizes[1].claims);
  assert.equal(claims.access_token.acrs.value, "c1");
  assert.deepEqual(claims.access_token.xms_cc.values.map((v) => v.toLowerCase()), ["cp1"]);
}, { expect: [/400/] });

graphTest("an expired token is renewed once; one that is never taken ends in words", {
  rules: [{ when: { at: [1] }, do: { status: 401, code: "InvalidAuthenticationToken" } }, { when: { from: 4 }, do: { status: 401, code: "InvalidAuthenticationToken" } }],
}, async (page, graph) => {
  await signInToLab(page);
  await alert(page, "Your sign-in has ended").waitFor(SLOW);
  await idle(page);
  assert.deepEqual((await graph.requests()).map(({ status }) => status), [401, 200, 200, 401, 401]);
});

graphTest("tokens that end while pages are read are renewed; Graph never sees one that has ended", { tenant: "large", legacy: 3_000, delay: 500 }, async (page, graph, { entra }) => {
  await readAll(page, LONG);
  assert.equal((await findings(page)).coverage.records.legacy, 3_000);
  const requests = await graph.requests();
  assert.ok(requests.every(({ status }) => status === 200));
  assert.ok(new Set(requests.map(({ token }) => token)).size > 1);
  assert.ok(entra.tokens.length > 1);
}, { ...LONG, lasts: 8 });

graphTest("without a connection it waits, and goes on by itself", { delay: 700 }, async (page, graph, { context }) => {
  await signInToLab(page);
  await context.setOffline(true);
  await page.getByText("No connection. Reading goes on by itself").waitFor(SLOW);
  const before = (await graph.requests()).length;
  await context.setOffline(false);
  await ended(page);
  assert.ok((await graph.requests()).length > before);
});

graphTest("a next page on another host is not asked, and the token stays", {
  rules: [{ when: { kind: "legacy" }, do: { link: "https://graph.microsoft.us/beta/auditLogs/signIns?$skiptoken=a" } }],
}, async (page, graph, { seen }) => {
  await signInToLab(page);
  await alert(page, "An answer pointed to another place").waitFor(SLOW);
  await idle(page);
  assert.equal((await graph.requests()).filter(({ kind }) => kind === "legacy").length, 1);
  assert.deepEqual(seen.filter((line) => line.includes("graph.microsoft.us")), []);
});

graphTest("long windows that are not answered in time are read in short ones", { faults: ["slow"] }, async (page, graph) => {
  await readAll(page, LONG);
  assert.equal((await findings(page)).coverage.records.legacy, 130);
  assert.ok((await graph.requests()).some(({ status }) => status === 504));
  await page.getByText("Graph refused the question for any other name").waitFor(SLOW);
}, LONG);

graphTest("late sign-ins, and details that are filled in late, are there after reading again", { faults: ["lateRows", "lateDetails"] }, async (page) => {
  await readAll(page, LONG);
  const before = await findings(page);
  assert.ok(before.coverage.records.legacy < 130);
  await page.getByRole("combobox", { name: "Window" }).selectOption("Last 30 days");
  await page.getByRole("button", { name: "Read again" }).click();
  await page.locator('main[aria-busy="true"]').waitFor(SLOW);
  await page.locator('main[aria-busy="false"]').waitFor({ timeout: 90_000 });
  await wholeSmallTenant(page);
}, LONG);

for (const hours of [-1, 1]) {
  graphTest(`a clock of Microsoft's that is ${hours} hour off: a warning, and the same findings`, { clock: hours * 3_600_000 }, async (page) => {
    await readAll(page, LONG);
    await alert(page, /about (59|60|61) minutes (ahead|behind)/).waitFor(SLOW);
    const document = await findings(page);
    assert.equal(document.findings.length, 3);
    assert.ok(document.coverage.records.legacy >= 125, `${document.coverage.records.legacy}`);
  }, { ...LONG, clock: hours * 3_600_000 });
}

graphTest("a reload while pages are read finds nobody signed in, and a new sign-in reads all", { delay: 300 }, async (page) => {
  await signInToLab(page);
  await devices(page).waitFor(SLOW);
  await page.reload();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).first().waitFor(SLOW);
  assert.equal(await page.locator("main").getAttribute("aria-busy"), "false");
  await page.evaluate(() => (location.hash = "#/"));
  await readAll(page, LONG);
  await wholeSmallTenant(page);
}, LONG);

graphTest("two tabs read the same tenant side by side, each to its end", {}, async (page, graph, { context, server, watch }) => {
  const other = await context.newPage();
  watch(other);
  await other.goto(`${server.url}?lang=en`);
  await signInToLab(page);
  await signInToLab(other);
  // Five requests in ten seconds are for both together: pauses come, and pass.
  for (const tab of [page, other]) {
    await tab.locator('main[aria-busy="false"]').waitFor({ timeout: 150_000 });
    await wholeSmallTenant(tab);
  }
  assert.ok((await graph.requests()).some(({ status }) => status === 429), "the quota is the tenant's");
}, LONG);
