// `make dev`: builds the page for trying, serves it, and builds it again when a source changes. Not optimised and larger than
// dist/, but through the same post-build step, so with the same policy and the same comparison of files.
//   node scripts/dev.mjs [--port 8080] [--once] [--out folder]

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { serve } from "./serve.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: "8080" }, once: { type: "boolean" }, out: { type: "string", default: "target/dev-site" } } });
const site = values.out;
const programs = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm32-unknown-unknown/try");

if (!build()) process.exitCode = 1;
if (!values.once) {
  const { url } = await serve(site, { port: Number(values.port) });
  console.log(`[dev] ${url}`);
  let waiting;
  for (const place of ["src", "static", "locales", "index.html"]) {
    watch(place, { recursive: true }, () => {
      clearTimeout(waiting);
      waiting = setTimeout(build, 100);
    });
  }
}

/** Builds the site anew; on an error the one before stays. */
function build() {
  const started = Date.now();
  const { status } = spawnSync("cargo", ["build", "--quiet", "--locked", "--profile", "try", "--target", "wasm32-unknown-unknown", "--bin", "app", "--bin", "worker"], { stdio: "inherit" });
  if (status !== 0) return false;
  const stage = `${site}.new`;
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  // Trunk's own names: the post-build step looks for them.
  for (const [program, name] of [["app", "app-0"], ["worker", "worker"]]) {
    execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", stage, "--out-name", name, join(programs, `${program}.wasm`)], { stdio: "inherit" });
  }
  writeFileSync(join(stage, "index.html"), page(stage));
  execFileSync(process.execPath, ["scripts/post-build.mjs", stage], { stdio: "inherit" });
  rmSync(site, { recursive: true, force: true });
  renameSync(stage, site);
  console.log(`[dev] built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

/** index.html as Trunk writes it. */
function page(stage) {
  const integrity = (file) => `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
  return readFileSync("index.html", "utf8").replace(/<link data-trunk [^>]*>/g, (tag) => {
    const [, rel] = /rel="(\w+)"/.exec(tag);
    const [, href] = /href="([^"]+)"/.exec(tag) ?? [];
    if (rel === "inline") return `<script>${readFileSync(href, "utf8")}</script>`;
    if (rel === "rust") return tag.includes('"worker"') ? "" : "<script type=\"module\">\nimport init, * as bindings from './app-0.js';\n</script>";
    const name = href.split("/").at(-1).replace(/\.\w+$/, "-0$&");
    copyFileSync(href, join(stage, name));
    return rel === "css" ? `<link rel="stylesheet" href="./${name}" integrity="${integrity(href)}">` : `<link rel="icon" href="./${name}" type="image/svg+xml">`;
  });
}
