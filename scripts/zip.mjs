// Writes zip archives: the release's, and those that tests and benchmarks drop.

import { deflateRawSync } from "node:zlib";
import { crc32 } from "./crc32.mjs";

/**
 * A zip with the files in this order, all of 1 January 1980 (the format's earliest day), readable by all.
 * Stored, unless `deflate` is set: how deflate compresses differs between versions and processors.
 */
export function zip(entries, { deflate = false } = {}) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const fileName = Buffer.from(path);
    const packed = deflate ? deflateRawSync(bytes, { level: 6 }) : bytes;
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0); // version needed
    header.writeUInt16LE(0x0800, 2); // names are UTF-8
    header.writeUInt16LE(deflate ? 8 : 0, 4); // method
    header.writeUInt16LE(0, 6); // time
    header.writeUInt16LE(0x0021, 8); // date
    header.writeUInt32LE(crc32(bytes), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(bytes.length, 18);
    header.writeUInt16LE(fileName.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), header, fileName, packed);

    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((0o100644 << 16) >>> 0, 6); // Unix mode
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x03", "latin1"), header, tail, fileName);
    offset += 4 + header.length + fileName.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}
