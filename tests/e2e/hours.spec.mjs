// A month of diagnostic settings as the storage account holds it: an hour is a file. Packed, as a folder that is chosen or dropped
// or loose it is one source, like one file with the same records. So is a year. How long each takes is told;
// CUTOVER_HOUR_RECORDS=200 makes the files larger. `make bench PART=hours` measures.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { generate } from "../../benches/generate.mjs";
import { zip } from "../../scripts/zip.mjs";
import { choose, findings, forget, go, idle, pageTest, withBrowser, withFiles } from "./lib.mjs";

withBrowser();

const HOURS = 720;
const YEAR = 8760;
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
  window.cutoverLines = [];
  new MutationObserver(() => {
    const line = document.querySelector(".reading .line")?.textContent ?? "";
    if (line !== window.cutoverLines.at(-1)) window.cutoverLines.push(line);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** As the file manager drops a folder: the browser gets its path. */
async function dropFolder(page, path) {
  await page.evaluate(() => {
    window.cutoverRead = new Promise((done) => {
      let busy = false;
      new MutationObserver(() => {
        const now = document.querySelector("main")?.getAttribute("aria-busy");
        busy ||= now === "true";
        if (busy && now === "false") done();
      }).observe(document.body, { attributes: true, attributeFilter: ["aria-busy"], subtree: true, childList: true });
    });
  });
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await cdp.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  await page.evaluate(() => window.cutoverRead);
}

/** What was said of files while they were read: `[which, of how many]`. */
const saidOfFiles = async (page) =>
  (await page.evaluate(() => window.cutoverLines)).flatMap((line) => {
    const [, file, files] = /file ([\d,]+) of ([\d,]+)/.exec(line) ?? [];
    return file ? [[file, files].map((number) => Number(number.replaceAll(",", "")))] : [];
  });

/** Elements of the page with one file. */
let elements;

/** The source's line says `files`, all records were read, and the page is no larger than with one file. */
async function isOneSource(page, files, count) {
  await go(page, "#/findings");
  await withFiles(page, async (panel) => {
    const list = panel.locator(".filelist > li");
    assert.equal(await list.count(), 1);
    if (files > 1) assert.match(await list.first().textContent(), new RegExp(`${files.toLocaleString("en")} files`));
  });
  const now = await page.locator("*").count();
  elements ??= now;
  // The words of several files are an element or two.
  assert.ok(now <= elements + 10, `${now} elements, ${elements} with one file`);
  const { coverage } = await findings(page);
  assert.equal(coverage.records.read, count);
  assert.equal(coverage.records.unreadable, 0);
  assert.deepEqual(coverage.sources.map(({ complete, problem }) => [complete, problem]), [[true, null]]);
  return coverage;
}

for (const [name, read] of [
  ["one file", (page) => choose(page, [join(folder, "one.json")])],
  ["a zip", (page) => choose(page, [join(folder, "month.zip")], { timeout: 120_000 })],
  ["a folder", (page) => choose(page, join(folder, "tree"), { timeout: 120_000, input: "#folder" })],
  ["a dropped folder", (page) => dropFolder(page, join(folder, "tree", container))],
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
    await isOneSource(page, name === "one file" ? 1 : HOURS, HOURS * records);
    // An archive's files are known once it is open.
    for (const [file, files] of await saidOfFiles(page)) assert.ok(name !== "one file" && files === HOURS && file >= 1 && file <= files, `file ${file} of ${files}`);
  });
}

/** A year of hours with a record each, tiny. */
function year() {
  return Array.from({ length: YEAR }, (_, hour) => {
    const at = new Date(Date.UTC(2025, 10, 1, hour)).toISOString();
    const [, y, m, d, h] = /^(\d+)-(\d+)-(\d+)T(\d+)/.exec(at);
    const id = `00000000-0000-4000-8000-${String(hour).padStart(12, "0")}`;
    const properties = { id, createdDateTime: at, userId: "33333333-3333-4333-8333-333333333333", userPrincipalName: "mia@contoso.example", clientAppUsed: hour % 100 ? "Browser" : "IMAP4", status: { errorCode: 0 } };
    const record = { time: at, category: "NonInteractiveUserSignInLogs", tenantId: "11111111-1111-4111-8111-111111111111", properties };
    return { path: `${container}/tenantId=11111111-1111-4111-8111-111111111111/y=${y}/m=${m}/d=${d}/h=${h}/m=00/PT1H.json`, bytes: Buffer.from(`${JSON.stringify(record)}\r\n`) };
  });
}

pageTest("a year's hours in a zip are one source", { timeout: 180_000 }, async (page) => {
  const path = join(folder, "year.zip");
  writeFileSync(path, zip(year()));
  await page.evaluate(watch);
  await choose(page, [path], { timeout: 120_000 });
  await isOneSource(page, YEAR, YEAR);
});

pageTest("a year's hours, loose, are one source with one hash, and Stop is heard before the first is read", { timeout: 180_000 }, async (page) => {
  const all = year();
  mkdirSync(join(folder, "year"));
  const paths = all.map(({ bytes }, number) => {
    const path = join(folder, "year", `PT1H (${number}).json`);
    writeFileSync(path, bytes);
    return path;
  });
  await page.evaluate(watch);
  await choose(page, paths, { timeout: 120_000 });
  await isOneSource(page, YEAR, YEAR);
  const said = await saidOfFiles(page);
  assert.ok(said.length > 0, "no word of the files");
  assert.deepEqual(said.map(([, files]) => files), said.map(() => YEAR));
  assert.deepEqual(said.map(([file]) => file), said.map(([file]) => file).sort((one, other) => one - other));
  // Of several files the hash is that of theirs, in ascending order (docs/case-file.md).
  const hashes = all.map(({ bytes }) => createHash("sha256").update(bytes).digest()).sort(Buffer.compare);
  const expected = createHash("sha256").update(Buffer.concat(hashes)).digest("hex");
  await go(page, "#/evidence");
  await page.getByRole("button", { name: "Compute SHA-256 of all files" }).click();
  await page.getByText("SHA-256 computed for all files.").waitFor();
  assert.equal(await page.locator(".sources code.agent").innerText(), expected);
  await forget(page);
  await page.locator("#files").setInputFiles(paths);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await idle(page);
  await go(page, "#/findings");
  const { coverage } = await findings(page);
  assert.ok(coverage.records.read < YEAR, "it read to the end");
  assert.deepEqual(coverage.sources.map(({ complete }) => complete), [false]);
});

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
