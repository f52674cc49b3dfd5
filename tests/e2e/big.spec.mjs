// One gigabyte in one drop: every record is read, and findings come while reading. How long the page's longest task was is told.
// CUTOVER_BIG_MB=100 makes it smaller.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../../benches/generate.mjs";
import { choose, findings, go, idle, pageTest, withBrowser } from "./lib.mjs";

withBrowser();

const megabytes = Number(process.env.CUTOVER_BIG_MB || 1000);
const count = Math.round((megabytes * 1e6) / 2867);

// Watches from inside the page: its long tasks, and whether progress and findings move while it is busy.
function watch() {
  const seen = { worst: 0, progress: new Set(), rows: new Set() };
  window.cutoverWatch = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.worst = Math.max(seen.worst, entry.duration);
  }).observe({ entryTypes: ["longtask"] });
  setInterval(() => {
    if (document.querySelector('main[aria-busy="true"]') === null) return;
    const bar = document.querySelector('[role="progressbar"], progress');
    if (bar) seen.progress.add(bar.getAttribute("aria-valuenow") ?? bar.value);
    const rows = document.querySelector('[aria-rowcount]')?.getAttribute("aria-rowcount");
    if (rows) seen.rows.add(rows);
  }, 50);
}

pageTest("a gigabyte is read whole and the page stays responsive", { timeout: 600_000 }, async (page, { t }) => {
  const folder = mkdtempSync(join(tmpdir(), "cutover-big-"));
  try {
    const path = join(folder, "big.json");
    const bytes = generate(path, count, { people: 10_000 });
    await idle(page);
    await page.evaluate(watch);
    const from = Date.now();
    await choose(page, [path], { timeout: 300_000 });
    const seconds = (Date.now() - from) / 1000;
    const seen = await page.evaluate(() => ({ worst: window.cutoverWatch.worst, progress: window.cutoverWatch.progress.size, rows: window.cutoverWatch.rows.size }));
    t.diagnostic(
      `${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s; longest task of the page: ${seen.worst ? `${Math.round(seen.worst)} ms` : "none over 50 ms"}; progress moved ${seen.progress} times`,
    );
    await go(page, "#/findings");
    const { coverage } = await findings(page);
    assert.equal(coverage.records.read, count);
    assert.equal(coverage.records.unreadable, 0);
    // How long its tasks are depends on the machine and is told, not judged; a page that waits for the whole file is.
    assert.ok(seen.worst <= (seconds * 1000) / 4, `the page was blocked for ${seen.worst} ms of ${seconds} s`);
    if (megabytes >= 500) assert.ok(seen.progress >= 3, `progress moved ${seen.progress} times`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

pageTest("Stop stops and keeps what was read", { timeout: 300_000 }, async (page) => {
  const folder = mkdtempSync(join(tmpdir(), "cutover-stop-"));
  try {
    const path = join(folder, "big.json");
    generate(path, count);
    await idle(page);
    await page.locator("input[type=file][multiple]").setInputFiles(path);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await idle(page);
    await go(page, "#/findings");
    const { coverage } = await findings(page);
    assert.ok(coverage.records.read < count, "it read to the end");
    assert.equal(coverage.sources[0].complete, false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
