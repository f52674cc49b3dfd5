// The second part of `make bench` (PART=hours: this part alone): the same records as one file and as the files of a storage
// account, an hour each, in the account's own folders: a month (720 files) and a year (8,760), loose, as a folder that is chosen
// or dropped, and packed. All in the same run, turn by turn, medians; what is told is how many times as long each takes as the
// one file, the longest task of the page, and how many elements it has at the end.
// HOUR_RECORDS=105120 and HOUR_ROUNDS=5 can be set, and FORMS=month-zip,year-loose names some forms alone.

import assert from "node:assert/strict";
import { linkSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { zip as archive } from "../scripts/zip.mjs";
import { exported, idle } from "../tests/e2e/lib.mjs";
import { generate } from "./generate.mjs";

const container = "insights-logs-noninteractiveusersigninlogs";
const tenant = "11111111-1111-4111-8111-111111111111";
const two = (number) => String(number).padStart(2, "0");

/** Where the account puts an hour: `number` hours after the beginning of the year. */
function place(number) {
  const at = new Date(Date.UTC(2026, 0, 1, number));
  return `${container}/tenantId=${tenant}/y=2026/m=${two(at.getUTCMonth() + 1)}/d=${two(at.getUTCDate())}/h=${two(at.getUTCHours())}/m=00/PT1H.json`;
}

/** Writes a zip that is deflated, as Storage Explorer, a browser or a system packs it. */
const pack = (path, entries) => writeFileSync(path, archive(entries, { deflate: true }));

/** Writes all forms of the same records to a folder; gives the forms by name, and the bytes of the records. */
function write(folder, records, wanted) {
  const graph = join(folder, "graph.json");
  generate(graph, records, { people: 500 });
  const lines = JSON.parse(readFileSync(graph, "latin1")).value.map((properties) =>
    Buffer.from(`${JSON.stringify({ time: properties.createdDateTime, category: "NonInteractiveUserSignInLogs", tenantId: tenant, properties: { ...properties, isInteractive: false, signInEventTypes: ["nonInteractiveUser"] } })}\r\n`, "latin1"),
  );
  const one = join(folder, "one.json");
  writeFileSync(one, Buffer.concat(lines));
  const forms = { "one file": { files: [one] } };
  const one_zip = join(folder, "one.zip");
  pack(one_zip, [{ path: "one.json", bytes: readFileSync(one) }]);
  forms["one file, zip"] = { files: [one_zip] };
  for (const [name, count] of [["month", 720], ["year", 8760]]) {
    const tree = join(folder, name);
    const loose = join(folder, `${name}-loose`);
    mkdirSync(loose);
    const hours = Array.from({ length: count }, (_, number) => {
      const path = place(number);
      const bytes = Buffer.concat(lines.slice(Math.floor((number * records) / count), Math.floor(((number + 1) * records) / count)));
      mkdirSync(join(tree, dirname(path)), { recursive: true });
      writeFileSync(join(tree, path), bytes);
      linkSync(join(tree, path), join(loose, `PT1H (${number}).json`));
      return { path, bytes };
    });
    const zip = join(folder, `${name}.zip`);
    pack(zip, hours);
    forms[`${name}, loose`] = { files: hours.map((_, number) => join(loose, `PT1H (${number}).json`)) };
    forms[`${name}, folder chosen`] = { input: "#folder", files: tree };
    forms[`${name}, folder dropped`] = { drop: [join(tree, container)] };
    forms[`${name}, zip`] = { files: [zip] };
  }
  const chosen = Object.entries(forms).filter(([name]) => name === "one file" || wanted.length === 0 || wanted.includes(name.replaceAll(",", "").replaceAll(" ", "-")));
  return { forms: chosen, bytes: lines.reduce((sum, line) => sum + line.length, 0) };
}

/** Reads a form in a fresh page, as a user sees it: from the event in which the page hears of the files to the findings on screen. */
export async function read(browser, url, form) {
  const page = await browser.newPage();
  await page.goto(`${url}?lang=en`);
  await idle(page);
  const worker = page.workers()[0] ?? (await page.waitForEvent("worker"));
  await worker.evaluate(() => new Promise((done) => setTimeout(done, 1500)));
  await page.evaluate(() => {
    window.bench = new Promise((done) => {
      let from;
      for (const type of ["change", "drop"]) addEventListener(type, () => (from ??= performance.now()), { capture: true });
      let busy = false;
      // [begin, length]: the task in which the browser makes the list of files comes before the event, and no page can shorten it.
      const tasks = [];
      new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => tasks.push([startTime, duration]))).observe({ entryTypes: ["longtask"] });
      new MutationObserver(() => {
        const now = document.querySelector("main")?.getAttribute("aria-busy");
        if (now === "true") busy = true;
        if (busy && now === "false") requestAnimationFrame(() => done({ ms: performance.now() - from, tasks: tasks.map(([at, length]) => [Math.round(at - from), Math.round(length)]) }));
      }).observe(document.body, { attributes: true, attributeFilter: ["aria-busy"], subtree: true, childList: true });
    });
  });
  if (form.drop) {
    const cdp = await page.context().newCDPSession(page);
    const data = { items: [], files: form.drop, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) await cdp.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  } else {
    await page.locator(form.input ?? "#files").setInputFiles(form.files, { timeout: 120_000 });
  }
  const result = await page.evaluate(() => window.bench);
  const elements = await page.locator("*").count();
  const { coverage, findings } = JSON.parse(await exported(page));
  await page.close();
  const worst = Math.max(0, ...result.tasks.filter(([at]) => at >= 0).map(([, length]) => length));
  const before = Math.max(0, ...result.tasks.filter(([at]) => at < 0).map(([, length]) => length));
  return { ...result, worst, before, elements, read: coverage.records.read, legacy: coverage.records.legacy, sources: coverage.sources.length, findings: findings.length };
}

export const median = (list) => [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)];

/** Measures and tells. */
export async function hours(browser, url, folder) {
  const records = Number(process.env.HOUR_RECORDS || 105_120);
  const rounds = Math.max(1, Number(process.env.HOUR_ROUNDS || 5));
  const { forms, bytes } = write(folder, records, (process.env.FORMS || "").split(",").filter(Boolean));
  console.log(`\n${records} records as one file and as files of hours, ${(bytes / 1e6).toFixed(1)} MB; ${rounds} rounds, medians`);
  const results = new Map(forms.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, form] of forms) {
      const result = await read(browser, url, form);
      assert.equal(result.read, records, `${name}: every record was read`);
      assert.equal(result.sources, 1, `${name}: one source`);
      results.get(name).push(result);
      console.log(`round ${round + 1}: ${name} ${Math.round(result.ms)} ms`);
    }
  }
  const one = median(results.get("one file").map(({ ms }) => ms));
  console.log();
  for (const [name, list] of results) {
    const ms = median(list.map((result) => result.ms));
    const worst = Math.max(...list.map((result) => result.worst));
    console.log(`${name.padEnd(24)}${`${Math.round(ms)} ms`.padStart(9)}${`${(ms / one).toFixed(2)} ×`.padStart(9)}   longest task of the page: ${worst ? `${Math.round(worst)} ms` : "none over 50 ms"}; ${list[0].elements} elements`);
  }
  console.log("target: a month in less than 2 ×, no task over 50 ms, as many elements as with one file");
}
