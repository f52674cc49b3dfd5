// The main job: files go in through the input or a drop, and the exported findings tell whose which device is legacy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { generate } from "../../benches/generate.mjs";
import { zip } from "../../scripts/zip.mjs";
import { choose, drop, exported, file, findings, forget, go, idle, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const month = () =>
  Array.from({ length: 40 }, (_, index) =>
    signIn({
      id: id(index),
      createdDateTime: `2026-11-${String((index % 20) + 1).padStart(2, "0")}T08:15:00Z`,
      userPrincipalName: index % 2 ? "greta.beispiel@contoso.example" : "omar.muster@contoso.example",
      userId: `11111111-1111-4111-8111-${String(index % 2).padStart(12, "0")}`,
      clientAppUsed: index % 5 === 0 ? "Browser" : "Exchange ActiveSync",
      authenticationProtocol: index % 5 === 0 ? "oAuth2" : "ropc",
    }),
  );

pageTest("a chosen Graph answer becomes findings", {}, async (page) => {
  await choose(page, [file("graph.json", { "@odata.context": "x", value: month() })]);
  await go(page, "#/findings");
  const rows = page.getByRole("table", { name: "Devices" }).or(page.getByRole("grid", { name: "Devices" })).getByRole("row");
  await rows.filter({ hasText: "greta.beispiel@contoso.example" }).or(rows.filter({ hasText: "Greta Beispiel" })).first().waitFor();
  const { coverage, findings: found } = await findings(page);
  assert.deepEqual(coverage.records, { read: 40, duplicates: 0, legacy: 32, modern: 8, unknown: 0, notUser: 0, unreadable: 0 });
  assert.equal(found.length, 2);
  for (const finding of found) {
    assert.equal(finding.class, "basicProven");
    assert.match(finding.device.label, /iPhone/);
    assert.equal(finding.counts.accepted, 16);
    assert.deepEqual(finding.protocols, ["Exchange ActiveSync"]);
  }
});

pageTest("the same records, split and shuffled and dropped, give the same findings", {}, async (page) => {
  const records = month();
  await choose(page, [file("whole.json", records)]);
  await go(page, "#/findings");
  const whole = await findings(page);
  await page.reload();
  const shuffled = [...records].reverse();
  await drop(page, [
    file("one.json", shuffled.slice(0, 7)),
    file("two.json", { value: shuffled.slice(7, 30) }),
    file("three.json.gz", gzipSync(JSON.stringify([...shuffled.slice(25)]))),
  ]);
  await go(page, "#/findings");
  const split = await findings(page);
  assert.equal(JSON.stringify(split.findings), JSON.stringify(whole.findings));
  assert.deepEqual(split.coverage.records, { ...whole.coverage.records, read: 45, duplicates: 5 });
});

pageTest("a broken file is named in one message, and the others are kept", {}, async (page) => {
  const good = file("good.json", month());
  const text = JSON.stringify(month());
  await choose(page, [
    file("cut.json", text.slice(0, Math.floor(text.length * 0.6))),
    good,
    file("picture.json", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    file("page.html", "<!doctype html><title>x</title><p>x</p>"),
    file("deep.json", "[".repeat(200_000)),
    file("other.csv", "name,price\napple,1\n"),
  ]);
  const said = (await page.getByRole("alert").allInnerTexts()).join("\n");
  await go(page, "#/evidence");
  const evidence = await page.locator("main").innerText();
  for (const name of ["cut.json", "picture.json", "page.html", "deep.json", "other.csv"]) {
    assert.ok(said.includes(name) || evidence.includes(name), `${name} is not named`);
  }
  await go(page, "#/findings");
  const { coverage } = await findings(page);
  assert.equal(coverage.records.legacy, 32);
  assert.equal(coverage.sources.length, 6);
  for (const source of coverage.sources) assert.equal(source.problem === null, source.name === "good.json", `${source.name}: ${source.problem}`);
});

/** Presses Stop as soon as the page says that sign-ins were read: no test is quick enough by its own hand. */
function stopEarly() {
  new MutationObserver((_, observer) => {
    const bar = [...document.querySelectorAll(".reading")].find((place) => /[1-9][\d,]* sign-ins?/.test(place.textContent));
    const stop = bar?.querySelector("button:not([disabled])");
    if (stop) {
      observer.disconnect();
      stop.click();
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

const COUNT = 20_000;
for (const [name, entries, pack] of [
  ["month.zip", ["interactive.json", "again.json"], (bytes, paths) => zip(paths.map((path) => ({ path, bytes })))],
  ["month.json.gz", [""], (bytes) => gzipSync(bytes, { level: 1 })],
]) {
  pageTest(`Stop within ${name} keeps what was read and says so; dropped again, it is read whole`, { timeout: 180_000 }, async (page) => {
    const plain = file(`plain-${name}.json`, "");
    generate(plain, COUNT, { people: 500 });
    const packed = file(name, pack(readFileSync(plain), entries));
    await page.evaluate(stopEarly);
    await choose(page, [packed], { timeout: 120_000 });
    await page.getByRole("status").filter({ hasText: /stopped/i }).first().waitFor();
    await page.getByText("You stopped here.").first().waitFor();
    const kept = await findings(page);
    assert.ok(kept.coverage.records.read > 0 && kept.coverage.records.read < COUNT, `${kept.coverage.records.read} of ${COUNT}`);
    assert.ok(kept.findings.length > 0);
    // What was not begun any more is named, too.
    assert.deepEqual(kept.coverage.sources.map(({ complete, problem }) => [complete, problem]), entries.map(() => [false, "stopped"]));
    assert.deepEqual(kept.coverage.sources.map(({ name: path }) => path), entries.map((entry) => (entry ? `${name} › ${entry}` : name)));
    assert.ok(kept.coverage.sources.slice(1).every(({ records }) => records === 0));

    await choose(page, [packed], { timeout: 120_000 });
    await idle(page);
    const whole = await findings(page);
    const { records } = whole.coverage;
    assert.equal(records.legacy + records.modern + records.unknown + records.notUser, COUNT);
    assert.equal(records.read - records.duplicates, COUNT);
    assert.ok(whole.findings.length >= kept.findings.length);
    assert.ok(whole.coverage.sources.slice(entries.length).every(({ complete }) => complete));
  });
}

pageTest("the CSV is safe for a spreadsheet", {}, async (page) => {
  await choose(page, [file("formula.json", [signIn({ userDisplayName: '=HYPERLINK("https://contoso.example","x")', userPrincipalName: "@sum.beispiel@contoso.example" })])]);
  await go(page, "#/findings");
  const csv = await exported(page, "Findings (CSV)");
  for (const cell of csv.split(/[\r\n,;]+/)) assert.doesNotMatch(cell.replace(/^"/, ""), /^[=+\-@\t]\D/);
});

pageTest("Forget everything forgets", {}, async (page) => {
  await choose(page, [file("some.json", month())]);
  await go(page, "#/findings");
  await forget(page);
  assert.doesNotMatch(await page.content(), /greta\.beispiel/);
});
