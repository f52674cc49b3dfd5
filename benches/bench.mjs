// `make bench`: how fast this page reads, beside what the same browser can do at all and what plain JavaScript does.
//
//   (a) reading the Blob alone, in a worker: the fastest of stream(), slice().arrayBuffer() and FileReaderSync; beside it the
//       way in which this page reads, stream() into buffers of its own, which is faster
//   (b) the plain JavaScript way, in a worker: JSON.parse of the text, then group by person, client and agent
//   (c) this page as a user sees it: from the choosing of the file to main[aria-busy="false"], findings on screen
//
// One generated file on disk (benches/generate.mjs), the same Chromium, turn by turn, medians. It checks that (b) and (c)
// found the same number of legacy sign-ins, or it fails: a fast wrong answer is no result.
// RECORDS=100000 and ROUNDS=5 can be set. Then the same records as the files of hours of a storage account: hours.mjs
// (PART=hours or PART=reading: one of the two alone).

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../scripts/serve.mjs";
import { generate } from "./generate.mjs";
import { hours, median, read } from "./hours.mjs";

const records = Number(process.env.RECORDS || 100_000);
const rounds = Math.max(3, Number(process.env.ROUNDS || 3));
const dist = new URL("../dist", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "cutover-bench-"));

// The page of (a) and (b): a file input, and a worker that is told what to do with the file.
const peerPage = `<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><input type="file"><script>
  const worker = new Worker("peer.js");
  window.run = (what) => new Promise((done, failed) => {
    worker.onmessage = (event) => done(event.data);
    worker.onerror = (event) => failed(new Error(event.message));
    worker.postMessage({ what, file: document.querySelector("input").files[0] });
  });
</script>`;
const peerWorker = `
const MiB = 1024 * 1024;
const ways = {
  async stream(file) {
    let bytes = 0;
    const reader = file.stream().getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { bytes };
      bytes += value.length;
    }
  },
  async slices(file) {
    let bytes = 0;
    for (let at = 0; at < file.size; at += 8 * MiB) bytes += (await file.slice(at, at + 8 * MiB).arrayBuffer()).byteLength;
    return { bytes };
  },
  async sync(file) {
    let bytes = 0;
    const reader = new FileReaderSync();
    for (let at = 0; at < file.size; at += 8 * MiB) bytes += reader.readAsArrayBuffer(file.slice(at, at + 8 * MiB)).byteLength;
    return { bytes };
  },
  async buffers(file) {
    let bytes = 0;
    let room = new ArrayBuffer(4 * MiB);
    const reader = file.stream().getReader({ mode: "byob" });
    for (;;) {
      const { done, value } = await reader.read(new Uint8Array(room));
      if (done) return { bytes };
      bytes += value.length;
      room = value.buffer;
    }
  },
  async parse(file) {
    const groups = new Map();
    let legacy = 0;
    for (const record of JSON.parse(await file.text()).value) {
      const client = record.clientAppUsed;
      if (client === "Browser" || client === "Mobile Apps and Desktop clients") continue;
      legacy += 1;
      const key = record.userId + "|" + client + "|" + record.userAgent;
      const group = groups.get(key);
      if (group) { group.count += 1; if (record.createdDateTime > group.last) group.last = record.createdDateTime; }
      else groups.set(key, { count: 1, last: record.createdDateTime });
    }
    return { bytes: file.size, legacy, groups: groups.size };
  },
};
onmessage = async ({ data: { what, file } }) => {
  const from = performance.now();
  const result = await ways[what](file);
  postMessage({ ...result, ms: performance.now() - from });
};`;

async function peer(browser, url, path, what) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator("input").setInputFiles(path);
  const result = await page.evaluate((name) => window.run(name), what);
  await page.close();
  return result;
}

const part = process.env.PART || "all";
const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });

async function reading() {
  const path = join(folder, "sign-ins.json");
  const bytes = generate(path, records);
  console.log(`${records} records, ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / records)} bytes each; ${rounds} rounds, medians`);
  const peerFolder = join(folder, "peer");
  mkdirSync(peerFolder);
  writeFileSync(join(peerFolder, "index.html"), peerPage);
  writeFileSync(join(peerFolder, "peer.js"), peerWorker);
  readFileSync(path); // Every round finds the file in the system's cache, the first too.

  const browser = await launch();
  const peers = await serve(peerFolder, { withHeaders: false });
  const page = await serve(dist);
  console.log(`Chromium ${browser.version()}`);

  const times = { stream: [], slices: [], sync: [], buffers: [], parse: [], page: [] };
  let worst = 0;
  for (let round = 0; round < rounds; round += 1) {
    let expected;
    for (const what of ["stream", "slices", "sync", "buffers", "parse"]) {
      const result = await peer(browser, peers.url, path, what);
      assert.equal(result.bytes, bytes);
      expected = result.legacy;
      times[what].push(result.ms);
    }
    const result = await read(browser, page.url, { files: [path] });
    assert.equal(result.read, records, "the page read every record");
    assert.equal(result.legacy, expected, "the page found the same legacy sign-ins");
    times.page.push(result.ms);
    worst = Math.max(worst, result.worst);
    console.log(`round ${round + 1}: ${Object.entries(times).map(([name, list]) => `${name} ${Math.round(list.at(-1))} ms`).join(", ")}; ${result.findings} findings`);
  }
  await browser.close();
  peers.close();
  page.close();

  const speed = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, bytes / 1e3 / median(list)]));
  const best = ["stream", "slices", "sync"].reduce((one, other) => (speed[one] >= speed[other] ? one : other));
  const line = (label, value, note = "") => console.log(`${label.padEnd(46)}${value.padStart(8)}  ${note}`);
  console.log();
  line("(a) reading the Blob alone", `${speed[best].toFixed(0)} MB/s`, `${best}; others: ${["stream", "slices", "sync"].filter((name) => name !== best).map((name) => `${name} ${speed[name].toFixed(0)}`).join(", ")}`);
  line("    the way in which this page reads, alone", `${speed.buffers.toFixed(0)} MB/s`);
  line("(b) JSON.parse and group", `${speed.parse.toFixed(0)} MB/s`);
  line("(c) this page, file chosen to findings shown", `${speed.page.toFixed(0)} MB/s`, `longest task of the page: ${worst ? `${Math.round(worst)} ms` : "none over 50 ms"}`);
  line("(c) / (b)", `${(speed.page / speed.parse).toFixed(2)} ×`, "target: at least 4");
  line("(c) / (a)", `${(speed.page / speed[best]).toFixed(2)} ×`, "target: at least 0.85");
}

try {
  if (part !== "hours") await reading();
  if (part !== "reading") {
    const browser = await launch();
    const page = await serve(dist);
    await hours(browser, page.url, folder);
    await browser.close();
    page.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
