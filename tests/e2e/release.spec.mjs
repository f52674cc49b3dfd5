// What a release carries beside the page: the bill of materials, and the check of a host or of a visit against its list.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { sbom } from "../../scripts/sbom.mjs";
import { serve } from "../../scripts/serve.mjs";
import { operators } from "../../scripts/verify-host.mjs";
import { demo, dist, pageTest, withBrowser } from "./lib.mjs";

withBrowser();

const work = mkdtempSync(join(tmpdir(), "cutover-release-"));
after(() => rmSync(work, { recursive: true, force: true }));

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1))
  .filter((name) => !operators.has(name));
const list = join(work, "files.sha256");
writeFileSync(list, files.map((name) => `${sha256(readFileSync(join(dist, name)))}  ${name}\n`).join(""));

/** Runs the check as a person does: its exit code and what it says of each file. */
async function verify(source) {
  const script = new URL("../../scripts/verify-host.mjs", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, source, list], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (text += part));
  const code = await new Promise((done) => child.on("close", done));
  return { code, text, of: (name) => text.split("\n").find((line) => line.includes(name))?.split(" ")[0] };
}

async function hosted(change, body) {
  const folder = mkdtempSync(join(work, "host-"));
  cpSync(dist, folder, { recursive: true });
  change(folder);
  const server = await serve(folder, { base: "/tools/cutover/" });
  try {
    await body(server.url);
  } finally {
    server.close();
  }
}

test("a host that serves the release is told to do so", () =>
  hosted(() => {}, async (url) => {
    const { code, text, of } = await verify(url);
    assert.equal(code, 0, text);
    for (const name of files) assert.equal(of(name), "OK", name);
    assert.equal(of("(the page itself)"), "OK");
  }));

const program = files.find((name) => /^app-.*\.wasm$/.test(name));
const script = files.find((name) => /^worker-.*\.js$/.test(name));

test("one changed byte and one missing file on a host are found, and its own configuration may differ", () =>
  hosted(
    (folder) => {
      const bytes = readFileSync(join(folder, program));
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(join(folder, program), bytes);
      unlinkSync(join(folder, script));
      appendFileSync(join(folder, "web.config"), "\n");
      writeFileSync(join(folder, "config.json"), '{ "cloud": "usgov" }');
    },
    async (url) => {
      const { code, text, of } = await verify(url);
      assert.equal(code, 1, text);
      assert.equal(of(program), "DIFFERS");
      assert.equal(of(script), "MISSING");
      assert.equal(of("web.config"), "–");
      assert.equal(of("index.html"), "OK");
      assert.match(text, /^2 of \d+ are not the release's/m);
    },
  ));

test("a page that a host changes only at its address is found", () =>
  hosted(
    (folder) => appendFileSync(join(folder, "index.html"), "<!-- -->"),
    async (url) => {
      const { code, of } = await verify(url);
      assert.equal(code, 1);
      assert.equal(of("(the page itself)"), "DIFFERS");
    },
  ));

test("a host that is not there is no match", async () => {
  const { code, text } = await verify("http://127.0.0.1:9/");
  assert.equal(code, 2);
  assert.doesNotMatch(text, /This is the release/);
});

const har = join(work, "visit.har");
pageTest("what the browser received is compared from the file that it saves", { context: { recordHar: { path: har, content: "embed" } } }, async (page, { context }) => {
  // Its worker has started, so all that runs has come.
  await demo(page);
  await context.close();
  const whole = await verify(har);
  assert.equal(whole.code, 0, whole.text);
  for (const name of files.filter((one) => /\.(wasm|js|css|txt)$/.test(one))) assert.equal(whole.of(name), "OK", name);

  const visit = JSON.parse(readFileSync(har, "utf8"));
  const entry = visit.log.entries.find(({ request }) => request.url.endsWith(script));
  entry.response.content.text = Buffer.concat([Buffer.from(entry.response.content.text, entry.response.content.encoding ?? "utf8"), Buffer.from(" ")]).toString("base64");
  entry.response.content.encoding = "base64";
  const other = join(work, "other.har");
  writeFileSync(other, JSON.stringify(visit));
  const changed = await verify(other);
  assert.equal(changed.code, 1);
  assert.equal(changed.of(script), "DIFFERS");

  visit.log.entries = visit.log.entries.filter((one) => one !== entry);
  writeFileSync(other, JSON.stringify(visit));
  assert.equal((await verify(other)).of(script), "MISSING");
});

const bill = () => sbom({ version: "0.1.0", commit: "0123456789ab", rust: "1.95.0", tools: [{ name: "trunk", version: "0.21.14" }] });

test("the bill of materials is the same each time and holds every crate that left its name in a program", () => {
  const text = bill();
  assert.equal(bill(), text);
  assert.doesNotMatch(text, /timestamp|serialNumber/);
  const { bomFormat, components, dependencies } = JSON.parse(text);
  assert.equal(bomFormat, "CycloneDX");
  const inPage = new Set(components.filter(({ scope }) => scope === "required").map(({ name, version }) => `${name}-${version}`));

  // Messages of panics name the source file: /crates/<name>-<version>/src/…
  const named = new Set();
  for (const name of files.filter((one) => one.endsWith(".wasm"))) {
    for (const [, crate] of readFileSync(join(dist, name), "latin1").matchAll(/\/crates\/([a-z0-9_-]+-\d+\.\d+\.\d+[a-z0-9.+-]*)\/src\//g)) named.add(crate);
  }
  assert.ok(named.size >= 5, [...named].join(" "));
  assert.deepEqual([...named].filter((crate) => !inPage.has(crate)), []);

  const lock = readFileSync(new URL("../../Cargo.lock", import.meta.url), "utf8");
  for (const { purl, hashes, licenses } of components) {
    assert.ok(licenses[0].expression, purl);
    if (hashes?.[0].alg === "SHA-256") assert.ok(lock.includes(`checksum = "${hashes[0].content}"`), purl);
  }
  const refs = new Set(components.map((one) => one["bom-ref"]));
  for (const { dependsOn } of dependencies) for (const ref of dependsOn) assert.ok(refs.has(ref), ref);
  for (const name of ["yew", "rust-std"]) assert.equal(components.find((one) => one.name === name).scope, "required");
  for (const name of ["serde_derive", "fluent-syntax", "binaryen", "trunk"]) assert.equal(components.find((one) => one.name === name).scope, "excluded");
  assert.ok(!components.some(({ name }) => name === "axum"), "what only tests need is not in it");
});
