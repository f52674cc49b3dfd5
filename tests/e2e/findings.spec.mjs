// The place Findings as an admin meets it: nothing found, what a file is, many rows, the keyboard alone, archives.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { zip } from "../../scripts/zip.mjs";
import { choose, confirm, demo, file, findings, forget, go, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const title = (page) => page.getByRole("heading", { level: 1 });
const table = (page) => page.getByRole("table", { name: "Devices" });
const number = (n) => String(n).padStart(12, "0");

pageTest("a download without rows is an answer once the admin says what it is", {}, async (page) => {
  await choose(page, [file("NonInteractiveSignIns_2026-10-23_2026-11-22.json", "[]", Date.parse("2026-11-22T09:30:00Z"))]);
  await title(page).filter({ hasText: "These files cannot tell" }).waitFor();
  await page.getByText("They hold no sign-in of a person.").waitFor();
  // The event type and the days are in the name, the filter is not.
  await page.getByText(/^Non-interactive log, .* – please complete:$/).waitFor();
  await page.getByLabel("Filter used").selectOption({ label: "Legacy authentication clients" });
  await confirm(page);
  await title(page).filter({ hasText: "No legacy sign-in in the log from" }).waitFor();
  const words = await page.locator("main").innerText();
  for (const said of ["A device may still be configured", "Get-MobileDevice", "SMTP AUTH report", "only half an answer", "interactive sign-ins are not among the files"]) {
    assert.ok(words.includes(said), said);
  }
  const { coverage } = await findings(page);
  assert.equal(coverage.sources[0].basis, "stated");
  assert.equal(coverage.sources[0].question, "legacyClients");
});

pageTest("a file that was cut cannot tell that there is nothing", {}, async (page) => {
  // Of several apps: a file of one app alone may have been filtered by it.
  const app = (n) => `00000003-0000-4000-8000-${number(n % 3)}`;
  const records = Array.from({ length: 30 }, (_, n) => signIn({ id: `00000000-0000-4000-8000-${number(n)}`, appId: app(n), clientAppUsed: "Browser" }));
  await choose(page, [file("cut.json", JSON.stringify(records).slice(0, -200))]);
  await title(page).filter({ hasText: "These files cannot tell" }).waitFor();
  // Beside a whole file it is named as what does not count.
  await choose(page, [file("whole.json", records)]);
  await title(page).filter({ hasText: "No legacy sign-in in the log from" }).waitFor();
  await page.getByText("was not read to the end and not counted here").waitFor();
});

pageTest("by the keyboard alone: filter, open a device, come back to its row", {}, async (page) => {
  await demo(page);
  await go(page, "#/findings");
  await page.keyboard.press("/");
  await page.keyboard.type("iphone");
  await page.keyboard.press("Escape");
  const links = table(page).locator("tr[data-row] a");
  await links.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.closest("tr")?.dataset.row === "1");
  const name = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  await title(page).filter({ hasText: name }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "place-title");
  await page.goBack();
  await table(page).waitFor();
});

pageTest("ten thousand rows: search, sort, the last row by one key", { timeout: 240_000 }, async (page) => {
  const records = Array.from({ length: 10_000 }, (_, n) =>
    signIn({
      id: `00000000-0000-4000-8000-${number(n)}`,
      userId: `11111111-1111-4111-8111-${number(n)}`,
      userPrincipalName: `person${n}@contoso.example`,
      userDisplayName: `Person ${n}`,
      createdDateTime: new Date(Date.UTC(2026, 10, 20) - n * 60_000).toISOString(),
    }),
  );
  await choose(page, [file("many.json", records)], { timeout: 180_000 });
  await title(page).filter({ hasText: "10,000 devices still use legacy authentication" }).waitFor();
  const rows = table(page).locator("tr[data-row]");
  assert.ok((await rows.count()) < 200, "only the rows in sight are drawn");
  assert.equal(await table(page).getAttribute("aria-rowcount"), "10001");
  // The table may be drawn once more just when the key is pressed; whoever sits there presses it again.
  const goTo = async (key, row) => {
    for (let more = 4; ; more -= 1) {
      if (await page.evaluate(() => !document.activeElement?.closest("tr[data-row]"))) await rows.first().locator("a").focus();
      await page.keyboard.press(key);
      const there = page.waitForFunction((to) => document.activeElement?.closest("tr")?.dataset.row === to, row, { timeout: 20_000 });
      if (await there.then(() => true, () => more === 0 && there)) return;
    }
  };
  await goTo("End", "9999");
  await rows.filter({ hasText: "Person 9999" }).waitFor();
  await goTo("Home", "0");
  await page.getByRole("searchbox").fill("person4711@");
  await rows.filter({ hasText: "Person 4711" }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll("tr[data-row]").length === 1);
});

pageTest("archives: each file inside has its own result, and an archive in it is refused", {}, async (page) => {
  const one = JSON.stringify([signIn({ id: `00000000-0000-4000-8000-${number(1)}` })]);
  const two = JSON.stringify({ value: [signIn({ id: `00000000-0000-4000-8000-${number(2)}` })] });
  await choose(page, [
    file("logs.zip", zip([{ path: "a/one.json", bytes: Buffer.from(one) }, { path: "inner.json.gz", bytes: gzipSync(two) }, { path: "notes.txt", bytes: Buffer.from("hello") }])),
    file("three.json.gz", gzipSync(two)),
  ]);
  await go(page, "#/findings");
  const { coverage } = await findings(page);
  const result = Object.fromEntries(coverage.sources.map((source) => [source.name.split(/[›/]/).at(-1).trim(), source.problem]));
  assert.deepEqual(result, { "one.json": null, "inner.json.gz": "archiveNested", "notes.txt": "notSignIns", "three.json.gz": null });
  assert.equal(coverage.records.legacy, 2);
});

pageTest("every number is the number of rows under its filter", { timeout: 120_000 }, async (page) => {
  await demo(page);
  await go(page, "#/findings");
  await page.getByRole("searchbox").waitFor();
  const rows = async () => Number(await table(page).getAttribute("aria-rowcount")) - 1;
  const all = await rows();
  const first = (text) => Number(/[\d,.]+/.exec(text)[0].replace(/[,.]/g, ""));
  const shown = async (number, what) => {
    assert.equal(await rows(), number, what);
    if (number < all) await page.getByText(`${number} of ${all} findings`, { exact: true }).waitFor();
  };
  const parts = page.locator("h1 a");
  assert.equal(await parts.count(), 3);
  for (let n = 0; n < 3; n += 1) {
    const part = parts.nth(n);
    const words = await part.innerText();
    await part.click();
    await page.waitForFunction(() => document.querySelector("h1 a[aria-current]"));
    await shown(first(words), words);
    // The second click takes the filter back.
    await part.click();
    await page.waitForFunction(() => !document.querySelector("h1 a[aria-current]"));
    await shown(all, words);
  }
  for (const menu of ["Class", "Protocol", "State"]) {
    await page.locator(".filters").getByRole("button", { name: menu, exact: true }).click();
    const kinds = page.locator(".filters .list:not([hidden]) label");
    assert.ok((await kinds.count()) > 1, menu);
    for (let n = 0; n < (await kinds.count()); n += 1) {
      const kind = kinds.nth(n);
      const number = first(await kind.locator("b").innerText());
      await kind.getByRole("checkbox").click();
      await shown(number, `${menu}: ${await kind.innerText()}`);
      await kind.getByRole("checkbox").click();
      await shown(all, menu);
    }
    await page.keyboard.press("Escape");
    await kinds.first().waitFor({ state: "hidden" });
  }
  assert.match(await title(page).innerText(), /^\d+ devices still use legacy authentication · \d+ changed, waiting for proof · \d+ proven$/);
});

pageTest("while the log is read nothing is called complete", { timeout: 240_000 }, async (page) => {
  const logs = [true, false].map((interactive) =>
    Array.from({ length: 80_000 }, (_, n) =>
      signIn({
        id: `00000000-0000-4000-800${Number(interactive)}-${number(n)}`,
        userId: `11111111-1111-4111-8111-${number(n % 2000)}`,
        createdDateTime: new Date(Date.UTC(2026, 10, 20) - n * 60_000).toISOString(),
        isInteractive: interactive,
        signInEventTypes: [interactive ? "interactiveUser" : "nonInteractiveUser"],
      }),
    ),
  );
  await page.evaluate(() => {
    window.claims = new Set();
    window.told = new Set();
    new MutationObserver(() => {
      if (document.querySelector("main")?.getAttribute("aria-busy") !== "true") return;
      const line = document.querySelector(".cover");
      if (!line) return;
      window.told.add(line.querySelector("span").innerText);
      if (/complete/i.test(line.innerText)) window.claims.add(line.innerText);
    }).observe(document.body, { attributes: true, childList: true, subtree: true, characterData: true });
  });
  await choose(page, [file("a.json", logs[0]), file("b.json", logs[1])], { timeout: 180_000 });
  assert.deepEqual(await page.evaluate(() => [...window.claims]), []);
  assert.deepEqual(await page.evaluate(() => [...window.told]), ["Still reading"]);
  // Nobody has said what the files are: no claim either, beside the question that asks.
  await page.locator(".ask").waitFor();
  assert.doesNotMatch(await page.locator(".cover").innerText(), /complete to/i);
});

pageTest("several kinds of a list add up, chips take them back, and the address keeps them without names", { timeout: 120_000 }, async (page) => {
  await demo(page);
  await go(page, "#/findings");
  const rows = async () => Number(await table(page).getAttribute("aria-rowcount")) - 1;
  const all = await rows();
  await page.locator(".filters").getByRole("button", { name: "Protocol", exact: true }).click();
  await page.getByRole("checkbox", { name: /^IMAP/ }).check();
  const imap = await rows();
  await page.getByRole("checkbox", { name: /^POP/ }).check();
  const both = await rows();
  assert.ok(0 < imap && imap < both && both < all);
  await page.getByRole("searchbox").fill("contoso");
  await page.waitForFunction(() => location.hash === "#/findings?only=imap,pop");
  // Another tab of the same address shows the same; going away and back keeps it.
  await table(page).getByRole("link").first().click();
  await page.getByRole("button", { name: "Mark as changed" }).or(page.getByText("What to do")).first().waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Without the filter POP" }).waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();
  assert.equal(await rows(), all);
  assert.equal(await page.evaluate(() => location.hash), "#/findings");
  await page.evaluate(() => (location.hash = "#/findings?only=pop,imap,<b>"));
  await page.getByRole("button", { name: "Without the filter IMAP" }).click();
  await page.waitForFunction(() => location.hash === "#/findings?only=pop");
  assert.equal(await rows(), both - imap);
});

pageTest("keys: the list of them, the search, from row to row, and opening", { timeout: 120_000 }, async (page) => {
  await demo(page);
  await go(page, "#/findings");
  await page.locator("tr[data-row]").nth(5).waitFor();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keys" });
  await list.getByText("Search the devices").waitFor();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  await page.keyboard.press("/");
  await page.keyboard.type("iphone j");
  assert.equal(await page.getByRole("searchbox").inputValue(), "iphone j");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector("#search").value === "");
  await page.evaluate(() => document.activeElement.blur());
  const here = () => page.evaluate(() => document.activeElement?.closest("tr")?.dataset.row);
  for (const [key, row] of [["j", "0"], ["j", "1"], ["j", "2"], ["k", "1"]]) {
    await page.keyboard.press(key);
    assert.equal(await here(), row);
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.startsWith("#/device/"));
});

pageTest("the first device is in the first screen, on a laptop and on a phone", { timeout: 120_000 }, async (page) => {
  await demo(page);
  await go(page, "#/findings");
  for (const [width, height] of [[1366, 641], [390, 844]]) {
    await page.setViewportSize({ width, height });
    const box = await page.locator("tr[data-row='0']").boundingBox();
    assert.ok(box.y + box.height <= height, `${width} × ${height}: its row ends at ${box.y + box.height}`);
  }
});

/** Asks to reload the page; whether the browser asked back. The page stays if it did. */
async function asksBeforeReload(page) {
  const asked = page.waitForEvent("dialog", { timeout: 5_000 }).then(
    async (dialog) => {
      assert.equal(dialog.type(), "beforeunload");
      await dialog.dismiss();
      return true;
    },
    () => false,
  );
  await page.evaluate(() => setTimeout(() => location.reload(), 0));
  return asked;
}

pageTest("an unsaved mark is not lost by a reload without a question", { timeout: 120_000 }, async (page) => {
  const mark = async () => {
    await go(page, "#/findings");
    await table(page).getByRole("link").first().click();
    await page.getByRole("button", { name: "Mark as changed" }).click();
    await page.getByRole("dialog", { name: "Mark as changed" }).getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Remove mark" }).waitFor();
  };
  const saved = async () => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Case file", exact: true }).click()]);
    assert.match(download.suggestedFilename(), /^cutover-case-\d{4}-\d\d-\d\d-\d{4}\.json$/);
  };
  await choose(page, [file("log.json", [signIn()])]);
  await mark();
  assert.equal(await asksBeforeReload(page), true);
  await saved();
  assert.equal(await asksBeforeReload(page), false);
  await choose(page, [file("log.json", [signIn()])]);
  await mark();
  await forget(page);
  assert.equal(await asksBeforeReload(page), false);
});

pageTest("a crash is not called anything but a loss", { expect: [/thrown on purpose/] }, async (page) => {
  await choose(page, [file("log.json", [signIn()])]);
  await page.workers()[0].evaluate(() => setTimeout(() => { throw new Error("thrown on purpose"); }, 0));
  const alert = page.getByRole("alert").filter({ hasText: "has crashed" });
  await alert.getByText("is lost", { exact: false }).waitFor();
  assert.doesNotMatch(await alert.innerText(), /kept/);
  assert.equal(await page.locator("main").getAttribute("aria-busy"), "false");
  // Nothing is listed that cannot be opened, and the page goes on.
  await page.getByRole("button", { name: "Open the demo tenant" }).waitFor();
  await choose(page, [file("log.json", [signIn()])]);
  assert.equal((await findings(page)).findings.length, 1);
});

pageTest("what stops when: its numbers are the table's, the days go into a calendar, the tense follows the clock", {}, async (page) => {
  await page.clock.setFixedTime(Date.parse("2026-11-28T12:00:00Z"));
  await demo(page);
  await go(page, "#/findings");
  const line = page.getByRole("group", { name: "What Microsoft switches off, and when" });
  await line.getByText("after Dec 31, 2026:").waitFor();
  const items = line.getByRole("button", { name: /^\d/ });
  for (let n = 0; n < (await items.count()); n += 1) {
    const words = await items.nth(n).innerText();
    const sum = [...words.matchAll(/\d+/g)].reduce((all, [count]) => all + Number(count), 0);
    await items.nth(n).click();
    await page.getByText(new RegExp(`^${sum} of \\d+ findings`)).waitFor();
    assert.match(page.url(), /\?only=ends/);
    await items.nth(n).click();
  }
  const [saved] = await Promise.all([page.waitForEvent("download"), line.getByRole("button", { name: "Calendar file with these dates" }).click()]);
  const ics = readFileSync(await saved.path(), "utf8").replaceAll("\r\n ", "");
  assert.deepEqual([...ics.matchAll(/DTSTART:(\w+)/g)].map(([, day]) => day), ["20261231T080000Z", "20270331T080000Z"]);
  assert.equal(ics.match(/TRIGGER:-P14D/g).length, 2);
  assert.doesNotMatch(ics, /scan@|contoso|iPhone/i);
  await line.getByRole("button", { name: "What stops when" }).click();
  const rows = table(page).locator("tr[data-row]");
  // A possibly compromised account stands first in every order.
  await rows.nth(1).getByText("SMTP AUTH").first().waitFor();
  assert.match(await rows.nth(2).innerText(), /certificate/i);
  await page.clock.setFixedTime(Date.parse("2027-02-01T12:00:00Z"));
  await items.first().click();
  await line.getByText("since Jan 1, 2027:").waitFor();
  await line.getByText("after Mar 31, 2027:").waitFor();
});

pageTest("the address of a device is the same in the browser as natively", {}, async (page) => {
  const phone = { userAgent: "Apple-iPhone14C5/1902.74" };
  for (const [name, person, key] of [
    ["id.json", {}, "7cfa1fcd097b3ee0"],
    ["name.json", { userId: "" }, "938a8a8ee281c1b6"],
  ]) {
    await choose(page, [file(name, [signIn({ ...phone, ...person })])]);
    await table(page).locator(`a[href="#/device/${key}"]`).waitFor();
    await forget(page);
  }
});
