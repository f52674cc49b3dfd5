// Runs after Trunk has built the page, on the folder that becomes dist/ (see Trunk.toml):
//   1. makes scripts, style sheets and the names of imports short (slim.mjs), takes the words of each language out of the programs
//      into files of their own, puts the page's script into index.html, and names the other files after their content;
//   2. draws Start in each language for the time before the program is there (first.mjs);
//   3. writes the names and the SHA-384 of the other files that run into index.html (static/boot.js loads them), and the policy;
//   4. writes the hosting files, and an empty config.json, which an operator replaces.
// Fails the build where the policy would break the page (style attributes, event handler attributes), and where a file that runs
// would not be checked.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { firstStart } from "./first.mjs";
import { hostingFiles } from "./hosting.mjs";
import { inlineScripts, pagePolicy } from "./policy.mjs";
import { script, sheet, shortImports, takeOut } from "./slim.mjs";

const charset = /<meta charset="?utf-8"?\s*\/?>/i;
// The worker gets its program from the page (platform/worker_handle.rs).
const startWorker = `onmessage = ({ data }) => {
  onmessage = null;
  __wbg_init({ module_or_path: data }).catch(reportError);
};`;

// Files with the words of a language, by `text-` and its code, in the order of the program.
const texts = {};
// The same words by language and name.
const words = {};

const dist = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
if (!dist) fail("which folder? (TRUNK_STAGING_DIR or the first argument)");

const page = join(dist, "index.html");
const html = complete(readFileSync(page, "utf8"));
const policy = pagePolicy(inlineScripts(html));
writeFileSync(page, html.replace(charset, `$&<meta http-equiv="Content-Security-Policy" content="${policy}">`));
writeFileSync(join(dist, "config.json"), "{}\n");
for (const [name, text] of Object.entries(hostingFiles(policy, filesIn(dist)))) writeFileSync(join(dist, name), text);

/** The page with its script inside, and with the names of the other files. */
function complete(text) {
  checkMarkup(text);
  if (!charset.test(text)) fail('index.html must begin its head with <meta charset="utf-8">: the policy goes after it');
  const scripts = [...text.matchAll(/<script type="module"[^>]*>\s*import [^<]*?from '\.\/(app-[0-9a-f]+)\.js';[^<]*<\/script>/g)];
  if (scripts.length !== 1) fail(`Trunk wrote ${scripts.length} scripts that start the page, not one`);
  const [[trunks, app]] = scripts;
  const start = started(`${app}.js`, `${app}_bg.wasm`, "window.cutover?.start(__wbg_init);");
  unlinkSync(join(dist, `${app}.js`));
  const worker = nameWorker();
  const files = { page: `${app}_bg.wasm`, worker: worker.js, program: worker.wasm, ...texts };
  // English first: it is for those who prefer a language that the page does not speak.
  const languages = Object.keys(texts).map((what) => what.slice("text-".length)).sort((a, b) => (b === "en") - (a === "en"));
  if (languages.length < 2) fail("the program holds the words of fewer than two languages");
  const named = [`data-languages="${languages.join(" ")}"`].concat(Object.entries(files).map(([what, name]) => `data-${what}="${name}" data-${what}-integrity="${integrity(name)}"`));
  const whole = text
    .replace(/<script>([\s\S]*?)<\/script>/g, (_, boot) => `<script>${script(boot, "es5")}</script>`)
    .replace(trunks, () => `<script type="module">${start}</script>`)
    .replace(/(?:<link\b[^>]*\brel="?stylesheet\b[^>]*>\s*)+/, oneSheet)
    // What Trunk asks for ahead of time has no integrity that all browsers hold it to.
    .replace(/<link\b[^>]*\brel="?(?:modulepreload|preload)\b[^>]*>/g, "")
    .replace('<div id="first">', (place) => `${firstStart(words, process.env.CUTOVER_COMMIT)}\n${place}`)
    .replace(charset, (first) => `${first}<meta name="cutover-files" ${named.join(" ")}>`);
  const sheets = whole.match(/<link\b[^>]*\brel="?stylesheet\b[^>]*>/g) ?? [];
  if (sheets.length !== 1) fail(`${sheets.length} style sheets, not one: their tags must stand together in index.html`);
  if (!whole.includes("<template ")) fail('index.html has no <div id="first">: Start stands before it');
  if (/<script\b[^>]*\ssrc\s*=/i.test(whole)) fail("index.html: a script with an address, which the policy refuses");
  return whole;
}

/** What wasm-bindgen writes for a program, with a line in place of its exports that starts it; the program gets the same short names. */
function started(glueFile, programFile, line) {
  const { wasm: named, taken } = takeOut(readFileSync(join(dist, programFile)), "cutover.names");
  const names = taken[""]?.split("\n") ?? fail(`${programFile} holds no names of its words`);
  const whole = takeOut(named, "cutover.text.");
  for (const [lang, lines] of Object.entries(whole.taken)) {
    const name = `text-${lang}-${createHash("sha256").update(lines).digest("hex").slice(0, 16)}.txt`;
    if ((texts[`text-${lang}`] ??= name) !== name) fail(`the programs hold different words in ${lang}`);
    words[lang] = Object.fromEntries(lines.split("\n").map((line, n) => [names[n], line]));
    writeFileSync(join(dist, name), lines);
  }
  const { glue, wasm } = shortImports(whole.wasm, readFileSync(join(dist, glueFile), "utf8"));
  writeFileSync(join(dist, programFile), wasm);
  const exported = /\nexport \{[^}]*__wbg_init as default[^}]*\};?\s*$/;
  if (!exported.test(glue)) fail("wasm-bindgen's script does not end with its exports");
  const slim = script(glue.replace(exported, () => `\n${line}\n`));
  if (/<\/?script|<!--/i.test(slim)) fail("wasm-bindgen's script cannot stand inside a page");
  return slim;
}

/** One tag in place of those of all style sheets: one file, made short and named after what it is. */
function oneSheet(tags) {
  const names = [...tags.matchAll(/\bhref="?\.?\/?([^"\s>]+\.css)/g)].map(([, name]) => name);
  const text = sheet(names.map((name) => readFileSync(join(dist, name), "utf8")).join("\n"));
  for (const name of names) unlinkSync(join(dist, name));
  const to = `cutover-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.css`;
  writeFileSync(join(dist, to), text);
  return `<link rel="stylesheet" href="./${to}" integrity="${integrity(to)}">\n`;
}

/** SHA-384 of a file, as `integrity` has it. */
function integrity(name) {
  return `sha384-${createHash("sha384").update(readFileSync(join(dist, name))).digest("base64")}`;
}

/** Trunk names the worker's files without a hash: a cached worker of an older version would meet a newer page. */
function nameWorker() {
  const js = join(dist, "worker.js");
  const wasm = join(dist, "worker_bg.wasm");
  if (!existsSync(js) || !existsSync(wasm)) fail("Trunk wrote no worker.js and worker_bg.wasm");
  const text = started("worker.js", "worker_bg.wasm", startWorker);
  // One hash over both, as Trunk does for the page's pair.
  const hash = createHash("sha256").update(text).update(readFileSync(wasm)).digest("hex").slice(0, 16);
  const names = { js: `worker-${hash}.js`, wasm: `worker-${hash}_bg.wasm` };
  writeFileSync(join(dist, names.js), text);
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
