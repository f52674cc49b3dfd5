// The states of a marked device that a person must not take for proof, from dropped downloads: what the page says, and why,
// and that the export says the same. The rules behind them have tables of their own (tests/scenarios/).

import assert from "node:assert/strict";
import { choose, confirm, file, findings, go, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MARK = Date.parse("2026-11-18T22:57:00Z");
const END = MARK + 26 * HOUR;
const START = MARK - 29 * DAY;
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const time = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");

// Each beats every two hours until an hour before the mark; what is seen of it afterwards makes the state.
const people = [
  { name: "Greta Beispiel", how: "Deleted and added again in Apple Mail", after: [[3 * HOUR, {}]], state: "Back on legacy", code: "backOnLegacy", reason: "accepted", says: /legacy sign-in/i },
  { name: "Hugo Muster", how: "Deleted and added again in Apple Mail", after: [[2 * HOUR, { status: { errorCode: 50126, failureReason: "Invalid username or password.", additionalDetails: null } }]], state: "Back on legacy", code: "backOnLegacy", reason: "stillTrying", says: /tries/i },
  { name: "Ida Probe", how: "No longer in use", after: [[10 * HOUR, { clientAppUsed: "Browser", authenticationProtocol: "oAuth2", userAgent: "" }]], state: "Ended", code: "ended", reason: null, says: /shows no legacy sign-in/ },
  { name: "Jonas Test", how: "Deleted and added again in Apple Mail", after: [], state: "Silent", code: "silent", reason: "noModern", says: /app/i },
].map((person, number) => ({ ...person, userId: `11111111-1111-4111-8111-${String(number + 1).padStart(12, "0")}`, upn: `${person.name.split(" ")[0].toLowerCase()}@contoso.example` }));

function log(interactive) {
  const rows = [];
  const type = interactive ? "interactiveUser" : "nonInteractiveUser";
  const add = (at, who, changes = {}) =>
    rows.push(signIn({ id: id((interactive ? 1e11 : 2e11) + rows.length), createdDateTime: time(at), userId: who.userId, userDisplayName: who.name, userPrincipalName: who.upn, isInteractive: interactive, signInEventTypes: [type], ...changes }));
  for (const person of people) {
    for (let n = 0; n < 347; n += 1) if ((n % 2 === 0) === interactive) add(MARK - HOUR - n * 2 * HOUR, person);
    if (interactive) for (const [after, changes] of person.after) add(MARK + after, person, changes);
  }
  const other = { userId: "22222222-2222-4222-8222-222222222222", name: "Omar Muster", upn: "omar.muster@contoso.example" };
  for (let at = START; at < END; at += HOUR / 2) add(at, other, { clientAppUsed: "Browser", authenticationProtocol: "oAuth2", userAgent: "" });
  return rows;
}

pageTest("back on legacy, still trying, ended, silent: on the page, in the table and in the export", { context: { timezoneId: "UTC" }, timeout: 180_000 }, async (page) => {
  await page.clock.setFixedTime(END);
  await choose(page, [file("Interactive.json", log(true), END), file("NonInteractive.json", log(false), END)]);
  await go(page, "#/findings");
  await confirm(page);

  const table = page.getByRole("table", { name: "Devices" });
  const row = (name) => table.getByRole("row").filter({ hasText: name });
  for (const { name, how, state, says } of people) {
    await go(page, "#/findings");
    await row(name).getByRole("link").first().click();
    await page.getByRole("heading", { name: "Is it over?" }).waitFor();
    await page.getByRole("button", { name: "Mark as changed" }).click();
    const dialog = page.getByRole("dialog", { name: "Mark as changed" });
    await dialog.getByLabel("Changed at").fill(time(MARK).slice(0, 16));
    await dialog.getByRole("combobox", { name: "How it was changed" }).selectOption({ label: how });
    await dialog.getByRole("button", { name: "Save" }).click();
    const region = page.getByRole("region", { name: "Is it over?" });
    await page.locator(".answer").getByText(state, { exact: true }).first().waitFor();
    await region.getByText(says).first().waitFor();
    // What is not proven is not called so anywhere.
    assert.equal(await page.getByText(/^Verified/).count(), 0, name);
    assert.equal(await region.locator(".yes").count() === (await region.getByRole("listitem").count()), state === "Ended", name);
  }

  await go(page, "#/findings");
  for (const { name, state } of people) await row(name).getByText(state, { exact: true }).first().waitFor();
  await page.evaluate(() => (location.hash = "#/findings?only=backOnLegacy"));
  await row("Ida Probe").waitFor({ state: "detached" });
  assert.deepEqual([await row("Greta Beispiel").count(), await row("Hugo Muster").count(), await row("Jonas Test").count()], [1, 1, 0]);

  const found = (await findings(page)).findings;
  for (const { upn, code, reason } of people) {
    const { verification } = found.find((finding) => finding.user.principalName === upn);
    assert.deepEqual([verification.state, verification.reason], [code, reason], upn);
  }
});
