// What a first visit loads, file by file, plain and with gzip; the budget is in tests/e2e/dist.spec.mjs.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const rows = readdirSync("dist", { recursive: true })
  .filter((name) => /\.(html|js|wasm|css|svg|txt|woff2)$/.test(name))
  .sort()
  .map((name) => {
    const bytes = readFileSync(join("dist", name));
    return [name, bytes.length, gzipSync(bytes, { level: 9 }).length];
  });
rows.push(["in all", rows.reduce((sum, row) => sum + row[1], 0), rows.reduce((sum, row) => sum + row[2], 0)]);
for (const [name, plain, packed] of rows) console.log(`${name.padEnd(40)}${String(plain).padStart(10)}${String(packed).padStart(10)} gzip`);
