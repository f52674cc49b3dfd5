// Packs dist/ into release/: a zip that is the same byte for byte wherever the same commit is built, its SHA-256, and the
// SHA-256 of each file in it, so that anybody can compare what a host serves.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { crc32 } from "./crc32.mjs";

const commit = process.env.CUTOVER_COMMIT || "unknown";
const version = /^version = "([^"]+)"/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
const name = `cutover-${version}-${commit}`;
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const files = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative("dist", join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .sort((one, other) => (one < other ? -1 : 1))
  .map((path) => ({ path, bytes: readFileSync(join("dist", path)) }));

/**
 * A zip with the files in this order, all of 1 January 1980 (the format's earliest day), readable by all.
 * Stored, not compressed: how deflate compresses differs between versions and processors.
 */
function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const fileName = Buffer.from(path);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0); // version needed
    header.writeUInt16LE(0x0800, 2); // names are UTF-8
    header.writeUInt16LE(0, 4); // stored
    header.writeUInt16LE(0, 6); // time
    header.writeUInt16LE(0x0021, 8); // date
    header.writeUInt32LE(crc32(bytes), 10);
    header.writeUInt32LE(bytes.length, 14);
    header.writeUInt32LE(bytes.length, 18);
    header.writeUInt16LE(fileName.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), header, fileName, bytes);

    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((0o100644 << 16) >>> 0, 6); // Unix mode
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x03", "latin1"), header, tail, fileName);
    offset += 4 + header.length + fileName.length + bytes.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}

mkdirSync("release", { recursive: true });
const packed = zip(files);
writeFileSync(join("release", `${name}.zip`), packed);
writeFileSync(join("release", `${name}.zip.sha256`), `${sha256(packed)}  ${name}.zip\n`);
writeFileSync(join("release", `${name}.files.sha256`), files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join(""));
if (commit.endsWith("+")) console.error("The working tree differs from its commit: nobody else can build this release again.");
console.log(`release/${name}.zip  ${files.length} files, ${packed.length} bytes\nSHA-256 ${sha256(packed)}`);
