// The case file: saved, forgotten, loaded, the same findings; encrypted; wrong passphrase; tampered; a second one merges and is
// compared; another tenant's is refused; pseudonyms leave no name.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { choose, demo, exported, file, findings, forget, go, idle, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const WAIT = { timeout: 60_000 };
const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const tenant = (number) => ({ homeTenantId: id(number), resourceTenantId: id(number) });
/** One sign-in a day of a person's iPhone, on these days of November 2026. */
const days = (person, list, more = {}) =>
  list.map((day) =>
    signIn({
      id: id(person * 1000 + day),
      createdDateTime: `2026-11-${String(day).padStart(2, "0")}T08:15:00Z`,
      userPrincipalName: `person${person}@contoso.example`,
      userDisplayName: `Person Nummer ${person}`,
      userId: `11111111-1111-4111-8111-${String(person).padStart(12, "0")}`,
      ...tenant(900),
      ...more,
    }),
  );

const saveCase = (page) => exported(page, "Case file");

/** Everything of an export but when it was made. */
const same = ({ generated, ...rest }) => JSON.stringify(rest);

pageTest("save, forget, load: the page is as it was", { timeout: 120_000 }, async (page) => {
  await idle(page);
  await demo(page);
  const before = await findings(page);
  const text = await saveCase(page);
  const parsed = JSON.parse(text);
  assert.equal(parsed.format, "cutover/case");
  assert.equal(parsed.version, 1);
  await forget(page);
  await choose(page, [file("case.json", text)]);
  await go(page, "#/findings");
  assert.equal(same(await findings(page)), same(before));
  // The same file again changes nothing.
  await choose(page, [file("case.json", text)]);
  assert.equal(same(await findings(page)), same(before));
});

async function saveSealed(page, passphrase) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("button", { name: "Case file, encrypted …" }).click();
  const dialog = page.getByRole("dialog", { name: "Save the case file encrypted" });
  await dialog.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await dialog.getByLabel("Passphrase again").fill(`${passphrase}?`);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("The two passphrases are not the same.").waitFor(WAIT);
  for (const name of ["Passphrase", "Passphrase again"]) await dialog.getByLabel(name, { exact: true }).fill("Sommer2026!");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("This passphrase is too easy to guess.").waitFor(WAIT);
  await dialog.getByRole("button", { name: "Use it" }).click();
  assert.match(await dialog.getByLabel("Passphrase again").inputValue(), /^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
  await dialog.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await dialog.getByLabel("Passphrase again").fill(passphrase);
  const [download] = await Promise.all([page.waitForEvent("download", WAIT), dialog.getByRole("button", { name: "Save" }).click()]);
  return readFileSync(await download.path(), "utf8");
}

pageTest("encrypted: no word in it, opened by its passphrase only", { timeout: 180_000 }, async (page) => {
  await choose(page, [file("log.json", days(1, [1, 2, 3]))]);
  await go(page, "#/findings");
  const text = await saveSealed(page, "Grüße an 9 Wölfe");
  // With the hash that saving the case has asked for.
  const before = await findings(page);
  const sealed = JSON.parse(text);
  assert.ok(sealed.encryption.kdf.iterations >= 600_000);
  assert.doesNotMatch(text, /person1|Nummer|contoso/);
  await forget(page);
  await page.locator("input[type=file][multiple]").setInputFiles([file("sealed.json", text)]);
  const dialog = page.getByRole("dialog", { name: "Open the encrypted case file" });
  await dialog.getByText("sealed.json is encrypted.").waitFor(WAIT);
  await dialog.getByLabel("Passphrase", { exact: true }).fill("wrong");
  await dialog.getByRole("button", { name: "Open" }).click();
  await dialog.getByText("The file does not open: the passphrase is wrong, or the file was changed").waitFor(WAIT);
  await dialog.getByLabel("Passphrase", { exact: true }).fill("Grüße an 9 Wölfe");
  await dialog.getByRole("button", { name: "Open" }).click();
  await dialog.waitFor({ state: "hidden", ...WAIT });
  await idle(page);
  await go(page, "#/findings");
  assert.equal(same(await findings(page)), same(before));
  // One bit of what is authenticated but not encrypted.
  sealed.encryption.kdf.iterations += 1;
  await page.locator("input[type=file][multiple]").setInputFiles([file("tampered.json", JSON.stringify(sealed))]);
  await dialog.getByLabel("Passphrase", { exact: true }).fill("Grüße an 9 Wölfe");
  await dialog.getByRole("button", { name: "Open" }).click();
  await dialog.getByText("The file does not open:").waitFor(WAIT);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden", ...WAIT });
  await page.getByRole("alert").filter({ hasText: "tampered.json" }).getByText("This case file is encrypted and was not opened.").waitFor(WAIT);
  assert.equal((await findings(page)).findings.length, before.findings.length);
});

pageTest("what is no whole case file of this tenant is refused, and nothing is lost", { timeout: 120_000 }, async (page) => {
  await choose(page, [file("other.json", days(7, [1, 2], tenant(901)))]);
  await go(page, "#/findings");
  const foreign = await saveCase(page);
  await forget(page);
  await choose(page, [file("log.json", days(1, [1, 2, 3]))]);
  await go(page, "#/findings");
  const before = await findings(page);
  const good = await saveCase(page);
  await choose(page, [
    file("foreign.json", foreign),
    file("cut.json", good.slice(0, good.length / 2)),
    file("newer.json", good.replace('"version":1', '"version":2')),
    file("deep.json", `{"format":"cutover/case","version":1,"x":${"[".repeat(200_000)}`),
  ]);
  const alert = page.getByRole("alert");
  for (const words of ["another tenant", "cut or changed", "A newer version of Cutover"]) await alert.getByText(words).first().waitFor(WAIT);
  const after = await findings(page);
  assert.equal(JSON.stringify(after.findings), JSON.stringify(before.findings));
  assert.deepEqual(after.coverage.records, before.coverage.records);
});

pageTest("a second case merges, and the page says what is new, gone, in use again", { timeout: 120_000 }, async (page) => {
  const old = [...days(1, [1, 2, 3, 16, 17]), ...days(2, [15, 16, 17]), ...days(3, [1, 2])];
  const later = [...days(1, [17, 20, 21]), ...days(3, [21]), ...days(4, [20, 21])];
  await choose(page, [file("old.json", old)]);
  await go(page, "#/findings");
  const first = await saveCase(page);
  await forget(page);
  await choose(page, [file("later.json", later)]);
  const second = await saveCase(page);
  await forget(page);
  await choose(page, [file("first.json", first), file("second.json", second)]);
  await go(page, "#/findings");
  const { coverage, findings: found } = await findings(page);
  assert.equal(found.length, 4);
  assert.deepEqual(coverage.records, { read: 16, duplicates: 1, legacy: 15, modern: 0, unknown: 0, notUser: 0, unreadable: 0 });
  const since = page.getByRole("region", { name: "Since the older case" });
  const list = (name) => since.getByRole("list", { name }).getByRole("link").allInnerTexts();
  await since.waitFor(WAIT);
  assert.deepEqual(await list(/^New/), ["iPhone 13 of Person Nummer 4"]);
  assert.deepEqual(await list(/^Back again/), []);
  assert.deepEqual(await list(/^Gone/), ["iPhone 13 of Person Nummer 2"]);
  assert.deepEqual(await list(/^In use again/), ["iPhone 13 of Person Nummer 3"]);
  await since.getByText("1 device in use then and since.").waitFor(WAIT);
});

pageTest("a file known from a case is not called checked until the same one is read here", { timeout: 120_000 }, async (page) => {
  const content = JSON.stringify(days(1, [1, 2, 3]));
  const hash = createHash("sha256").update(content).digest("hex");
  await choose(page, [file("log.json", content)]);
  await go(page, "#/findings");
  const text = await saveCase(page);
  assert.equal(JSON.parse(text).sources[0].sha256, hash, "hashed when the case is saved");
  await forget(page);
  await choose(page, [file("case.json", text)]);
  const evidence = async () => {
    await go(page, "#/evidence");
    return page.locator(".sources li");
  };
  const card = async () => {
    await go(page, "#/findings");
    await page.getByRole("table", { name: "Devices" }).getByRole("link").first().click();
    await page.getByRole("link", { name: "Proof card" }).click();
    await page.locator("article.card").getByText(hash, { exact: false }).first().waitFor();
    return page.locator("article.card").innerText();
  };
  await (await evidence()).first().getByText("From the case, not checked here", { exact: false }).waitFor();
  assert.match(await card(), /From the case, not checked here/);
  // A file of that name with other bytes checks nothing.
  await choose(page, [file("log.json", `${content}\n`)]);
  await (await evidence()).nth(1).locator("code.agent").waitFor();
  assert.equal(await page.getByText("checked here: the same file").count(), 0);
  await choose(page, [file("log.json", content)]);
  await (await evidence()).first().getByText("checked here: the same file was read", { exact: false }).waitFor();
  const words = await card();
  assert.doesNotMatch(words, /not checked here|not computed/);
});

pageTest("with pseudonyms no name is left, and the table tells who is who", { timeout: 120_000 }, async (page) => {
  await choose(page, [file("log of contoso.json", days(1, [1, 2, 3]))]);
  await go(page, "#/findings");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByLabel("With pseudonyms instead of names, addresses and ids").check();
  await page.keyboard.press("Escape");
  const texts = [];
  for (const kind of ["Findings (JSON)", "Findings (CSV)"]) texts.push(await exported(page, kind));
  for (const text of texts) assert.doesNotMatch(text, /Nummer|person1@|contoso|192\.0\.2\.10|11111111-1111/);
  const [{ user }] = JSON.parse(texts[0]).findings;
  const table = JSON.parse(await exported(page, "Table of the pseudonyms"));
  assert.equal(table.entries.find((entry) => entry.original === "person1@contoso.example").pseudonym, user.principalName);
  // Evidence saves the same files: what was chosen holds there, too, and is said.
  await go(page, "#/evidence");
  const exports = page.getByRole("region", { name: "Exports" });
  await exports.getByText("nobody is named").waitFor(WAIT);
  for (const kind of ["Findings (JSON)", "Findings (CSV)", "Case file"]) {
    const button = exports.getByRole("button", { name: kind, exact: true });
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    assert.match(download.suggestedFilename(), /-pseudonyms-/);
    assert.doesNotMatch(readFileSync(await download.path(), "utf8"), /Nummer|person1@|contoso|192\.0\.2\.10|11111111-1111/);
  }
});
