// Packs dist/ into release/: a zip that is the same byte for byte wherever the same commit is built, its SHA-256, the SHA-256
// of each file in it but the operator's own, so that anybody can compare what a host serves, and the bill of materials.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { sbom } from "./sbom.mjs";
import { operators } from "./verify-host.mjs";
import { zip } from "./zip.mjs";

const commit = process.env.CUTOVER_COMMIT || "unknown";
const version = /^version = "([^"]+)"/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
const name = `cutover-${version}-${commit}`;
const versionOf = (program) => execFileSync(program, ["--version"], { encoding: "utf8" }).split(" ")[1].trim();
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const files = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative("dist", join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .sort((one, other) => (one < other ? -1 : 1))
  .map((path) => ({ path, bytes: readFileSync(join("dist", path)) }));

mkdirSync("release", { recursive: true });
const packed = zip(files);
writeFileSync(join("release", `${name}.zip`), packed);
writeFileSync(join("release", `${name}.zip.sha256`), `${sha256(packed)}  ${name}.zip\n`);
const listed = files.filter(({ path }) => !operators.has(path));
writeFileSync(join("release", `${name}.files.sha256`), listed.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join(""));
const tools = [["trunk", "trunk"], ["wasm-bindgen", "wasm-bindgen-cli"]].map(([program, name]) => ({ name, version: versionOf(program) }));
writeFileSync(join("release", `${name}.cdx.json`), sbom({ version, commit, rust: versionOf("rustc"), tools }));
if (commit.endsWith("+")) console.error("The working tree differs from its commit: nobody else can build this release again.");
console.log(`release/${name}.zip  ${files.length} files, ${packed.length} bytes\nSHA-256 ${sha256(packed)}`);
