// The bill of materials of a release in CycloneDX 1.6: the crates in the two programs and Rust's own library, and what ran to
// build them. The same sources give the same bytes: no time, no random number, everything sorted.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const target = "wasm32-unknown-unknown";
const byName = (one, other) => (one < other ? -1 : Number(one > other));

/** The bill of materials as text. `tools`: names and versions of the programs from crates.io that built the page. */
export function sbom({ version, commit, rust, tools }) {
  const metadata = JSON.parse(cargo("metadata", "--format-version", "1", "--filter-platform", target));
  const checksums = lockedChecksums(readFileSync("Cargo.lock", "utf8"));
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const root = metadata.resolve.root;
  // `metadata` also lists what only an unused feature would bring; `tree` tells what is compiled.
  const linked = compiled("normal,no-proc-macro");
  const built = compiled("normal,build");
  const nodes = metadata.resolve.nodes.filter(({ id }) => built.has(label(packages.get(id))));

  const purl = (id) => `pkg:cargo/${packages.get(id).name}@${packages.get(id).version}`;
  const crates = nodes.filter(({ id }) => id !== root).map(({ id }) => {
    const { name, version: its, license } = packages.get(id);
    const one = label(packages.get(id));
    return component("library", purl(id), name, its, linked.has(one), { license, sha256: checksums.get(one) });
  });
  const npm = JSON.parse(readFileSync("package-lock.json", "utf8")).packages["node_modules/binaryen"];
  const programs = [
    component("library", `pkg:generic/rust-std@${rust}`, "rust-std", rust, true, { license: "MIT OR Apache-2.0" }),
    component("application", `pkg:generic/rustc@${rust}`, "rustc", rust, false, { license: "MIT OR Apache-2.0" }),
    component("application", `pkg:npm/binaryen@${npm.version}`, "binaryen", npm.version, false, { license: npm.license, sha512: hex(npm.integrity) }),
    ...tools.map((tool) => component("application", `pkg:cargo/${tool.name}@${tool.version}`, tool.name, tool.version, false, { license: "MIT OR Apache-2.0" })),
  ];
  const page = `pkg:generic/cutover@${version}`;
  const isUsed = ({ pkg, dep_kinds: kinds }) => built.has(label(packages.get(pkg))) && kinds.some(({ kind }) => kind !== "dev");
  const dependencies = nodes.map(({ id, deps }) => ({
    ref: id === root ? page : purl(id),
    dependsOn: [...new Set(deps.filter(isUsed).map(({ pkg }) => purl(pkg)))].sort(byName),
  }));
  dependencies.find((one) => one.ref === page).dependsOn.push(`pkg:generic/rust-std@${rust}`);

  return `${JSON.stringify(
    {
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      version: 1,
      metadata: {
        component: {
          type: "application",
          "bom-ref": page,
          name: "cutover",
          version,
          licenses: [{ license: { id: "MIT" } }],
          purl: page,
          properties: [{ name: "cutover:commit", value: commit }],
        },
      },
      components: [...crates, ...programs].sort((one, other) => byName(one.purl, other.purl)),
      dependencies: dependencies.sort((one, other) => byName(one.ref, other.ref)),
    },
    null,
    2,
  )}\n`;
}

/** `inPage`: it is in the page; the others ran to build it. */
function component(type, purl, name, version, inPage, { license, sha256, sha512 }) {
  const hashes = Object.entries({ "SHA-256": sha256, "SHA-512": sha512 }).filter(([, content]) => content);
  return {
    type,
    "bom-ref": purl,
    name,
    version,
    scope: inPage ? "required" : "excluded",
    ...(hashes.length > 0 && { hashes: hashes.map(([alg, content]) => ({ alg, content })) }),
    // Older crates write OR as a slash.
    licenses: [{ expression: license.replace(/\s*\/\s*/g, " OR ") }],
    purl,
  };
}

const cargo = (...words) => execFileSync("cargo", [...words, "--locked"], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
const label = ({ name, version }) => `${name} ${version}`;

/** What is compiled for the page by way of these kinds of edges, as name and version. */
function compiled(edges) {
  const lines = cargo("tree", "--target", target, "--edges", edges, "--prefix", "none", "--format", "{p}").split("\n");
  return new Set(lines.filter(Boolean).map((line) => line.split(" ").slice(0, 2).join(" ").replace(" v", " ")));
}

/** The SHA-256 of each crate's archive, by name and version. */
function lockedChecksums(lock) {
  const found = lock.matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"/gm);
  return new Map([...found].map(([, name, version, checksum]) => [`${name} ${version}`, checksum]));
}

const hex = (integrity) => Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
