// A month of diagnostic settings as the storage account holds it: an hour is a file. Packed, as a folder or loose it is one
// source, like one file with the same records. How long each takes is told; CUTOVER_HOUR_RECORDS=200 makes the files larger.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { generate } from "../../benches/generate.mjs";
import { zip } from "../../scripts/zip.mjs";
import { choose, findings, go, idle, pageTest, withBrowser, withFiles } from "./lib.mjs";

withBrowser();

const HOURS = 720;
const records = Number(process.env.CUTOVER_HOUR_RECORDS || 10);
const container = "insights-logs-noninteractiveusersigninlogs";
const two = (number) => String(number).padStart(2, "0");
let folder;
let seconds;
/** `{path, bytes}` of each hour. */
let hours;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "cutover-hours-"));
  const all = join(folder, "graph.json");
  generate(all, HOURS * records, { people: 500 });
  const lines = JSON.parse(readFileSync(all, "utf8")).value.map((properties) =>
    JSON.stringify({ time: properties.createdDateTime, category: "NonInteractiveUserSignInLogs", tenantId: "11111111-1111-4111-8111-111111111111", properties: { ...properties, isInteractive: false, signInEventTypes: ["nonInteractiveUser"] } }),
  );
  hours = Array.from({ length: HOURS }, (_, hour) => ({
    path: `${container}/tenantId=11111111-1111-4111-8111-111111111111/y=2026/m=11/d=${two(1 + Math.floor(hour / 24))}/h=${two(hour % 24)}/m=00/PT1H.json`,
    bytes: Buffer.from(`${lines.slice(hour * records, (hour + 1) * records).join("\r\n")}\r\n`),
  }));
  writeFileSync(join(folder, "one.json"), Buffer.concat(hours.map(({ bytes }) => bytes)));
  const folders = [...new Set(hours.map(({ path }) => `${dirname(path)}/`))].map((path) => ({ path, bytes: Buffer.alloc(0) }));
  writeFileSync(join(folder, "month.zip"), zip([...folders, ...hours]));
  for (const [number, { path, bytes }] of hours.entries()) {
    mkdirSync(join(folder, "tree", dirname(path)), { recursive: true });
    writeFileSync(join(folder, "tree", path), bytes);
    mkdirSync(join(folder, "loose"), { recursive: true });
    writeFileSync(join(folder, "loose", `PT1H (${number}).json`), bytes);
  }
  writeFileSync(join(folder, "tree", container, ".DS_Store"), "x");
});
after(() => rmSync(folder, { recursive: true, force: true }));

function watch() {
  window.cutoverWorst = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.cutoverWorst = Math.max(window.cutoverWorst, entry.duration);
  }).observe({ entryTypes: ["longtask"] });
}

for (const [name, read] of [
  ["one file", (page) => choose(page, [join(folder, "one.json")])],
  ["a zip", (page) => choose(page, [join(folder, "month.zip")], { timeout: 120_000 })],
  ["a folder", (page) => choose(page, join(folder, "tree"), { timeout: 120_000, input: "#folder" })],
  ["loose files", (page) => choose(page, hours.map((_, number) => join(folder, "loose", `PT1H (${number}).json`)), { timeout: 120_000 })],
]) {
  pageTest(`${name} of a month's hours is one source`, { timeout: 180_000 }, async (page, { t }) => {
    await idle(page);
    await page.waitForTimeout(1500); // The page warms up.
    await page.evaluate(watch);
    const from = Date.now();
    await read(page);
    const took = (Date.now() - from) / 1000;
    seconds ??= took;
    const worst = await page.evaluate(() => window.cutoverWorst);
    t.diagnostic(`${took.toFixed(2)} s, ${(took / seconds).toFixed(2)} times the first; longest task of the page: ${worst ? `${Math.round(worst)} ms` : "none over 50 ms"}`);
    await go(page, "#/findings");
    await withFiles(page, async (panel) => {
      const files = panel.locator(".filelist > li");
      assert.equal(await files.count(), 1);
      if (name !== "one file") assert.match(await files.first().textContent(), /720 files/);
    });
    // The table's rows, one line for the source: as many elements as with one file.
    assert.ok((await page.locator("*").count()) < 2_000);
    const { coverage } = await findings(page);
    assert.equal(coverage.records.read, HOURS * records);
    assert.equal(coverage.records.unreadable, 0);
    assert.deepEqual(coverage.sources.map(({ complete, problem }) => [complete, problem]), [[true, null]]);
  });
}

pageTest("an hour that is cut off is named, on a narrow page too, and the rest is kept", { context: { viewport: { width: 360, height: 740 } } }, async (page) => {
  const some = hours.slice(0, 5).map((hour, number) => (number === 3 ? { ...hour, bytes: hour.bytes.subarray(0, hour.bytes.length - 700) } : hour));
  const path = join(folder, "cut.zip");
  writeFileSync(path, zip(some));
  await choose(page, [path]);
  const alert = page.getByRole("alert").filter({ hasText: "1 of 5 files could not be read to the end" });
  await alert.getByText("h=03/m=00/PT1H.json", { exact: false }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
  const { coverage } = await findings(page);
  assert.equal(coverage.records.read, 5 * records - 1);
  assert.deepEqual(coverage.sources.map(({ complete, problem }) => [complete, problem]), [[false, "truncated"]]);
});

pageTest("an hour whose checksum is wrong is named, and the records before the damage are kept", {}, async (page) => {
  const packed = zip(hours.slice(0, 3));
  const at = packed.lastIndexOf("@contoso.example");
  packed.write("X", at + 1);
  const path = join(folder, "checksum.zip");
  writeFileSync(path, packed);
  await choose(page, [path]);
  await page.getByRole("alert").filter({ hasText: "1 of 3 files could not be read to the end" }).waitFor();
  const { coverage } = await findings(page);
  assert.equal(coverage.records.read, 3 * records);
  assert.deepEqual(coverage.sources.map(({ complete }) => complete), [false]);
});
