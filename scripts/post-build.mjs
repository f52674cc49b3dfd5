// Runs after Trunk has built the page, on the folder that becomes dist/ (see Trunk.toml):
//   1. names the worker's two files after their content, and tells the page their names;
//   2. writes the page's policy into index.html;
//   3. writes the hosting files.
// Fails the build where the policy would break the page (style attributes, event handler attributes).

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { hostingFiles } from "./hosting.mjs";
import { inlineScripts, pagePolicy } from "./policy.mjs";

const dist = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
if (!dist) fail("which folder? (TRUNK_STAGING_DIR or the first argument)");

const page = join(dist, "index.html");
let html = readFileSync(page, "utf8");
checkMarkup(html);
const worker = nameWorker();
html = html.replace(
  /<meta charset="?utf-8"?\s*\/?>/i,
  (charset) =>
    `${charset}<meta http-equiv="Content-Security-Policy" content="${pagePolicy(inlineScripts(html))}">` +
    `<meta name="cutover-worker" data-js="${worker.js}" data-wasm="${worker.wasm}">`,
);
if (!html.includes("Content-Security-Policy")) fail('index.html must begin its head with <meta charset="utf-8">: the policy goes after it');
writeFileSync(page, html);
for (const [name, text] of Object.entries(hostingFiles(pagePolicy(inlineScripts(html)), filesIn(dist)))) {
  writeFileSync(join(dist, name), text);
}

/** Trunk names the worker's files without a hash: a cached worker of an older version would meet a newer page. */
function nameWorker() {
  const js = join(dist, "worker.js");
  const wasm = join(dist, "worker_bg.wasm");
  if (!existsSync(js) || !existsSync(wasm)) fail("Trunk wrote no worker.js and worker_bg.wasm");
  const script = readFileSync(js, "utf8");
  // One hash over both, as Trunk does for the page's pair.
  const hash = createHash("sha256").update(script).update(readFileSync(wasm)).digest("hex").slice(0, 16);
  const names = { js: `worker-${hash}.js`, wasm: `worker-${hash}_bg.wasm` };
  writeFileSync(join(dist, names.js), script.replaceAll("worker_bg.wasm", names.wasm));
  unlinkSync(js);
  renameSync(wasm, join(dist, names.wasm));
  for (const types of ["worker.d.ts", "worker_bg.wasm.d.ts"]) if (existsSync(join(dist, types))) unlinkSync(join(dist, types));
  return names;
}

/** What the policy would silently refuse. */
function checkMarkup(text) {
  const tags = text.replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "").match(/<[a-z][^>]*>/gi) ?? [];
  for (const tag of tags) {
    if (/\sstyle\s*=/i.test(tag) || /^<style\b/i.test(tag)) fail(`index.html: the policy refuses inline styles: ${tag}`);
    if (/\son[a-z]+\s*=/i.test(tag)) fail(`index.html: the policy refuses event handler attributes: ${tag}`);
  }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join("/"));
}

function fail(message) {
  console.error(`post-build: ${message}`);
  process.exit(1);
}
