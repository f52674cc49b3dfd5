// Compares what a host serves with a published release, or what a browser has received.
//   node scripts/verify-host.mjs <address of the page | saved.har> <release's .files.sha256>
// A .har is what the browser's developer tools save (Network › Save all as HAR with content): what this very visit got, which
// a host could not answer otherwise because it knows the one who asks. Ends with 0 only if every file that runs is the same.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Files that tell a host how to serve the page. Hosts use them and do not serve them; they may be the operator's own. */
const forHosts = new Set([".htaccess", "_headers", "nginx.conf.example", "staticwebapp.config.json", "web.config"]);

/** The operator's own files: part of a release, but in no list of its files. */
export const operators = new Set(["config.json"]);

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The lines of a list of checksums: `<hash>  <file>`. */
export function parseSums(text) {
  return text.split(/\r?\n/).filter(Boolean).map((line) => {
    const found = /^([0-9a-f]{64}) [ *](.+)$/i.exec(line);
    if (!found) throw new Error(`not a list of SHA-256: ${line.slice(0, 80)}`);
    return { hash: found[1].toLowerCase(), name: found[2] };
  });
}

/**
 * Each file of the list with what became of it: `same`, `differs`, `missing`, or `host` (a host's own file, not served or
 * changed). `get(name)` gives the bytes, or null where there are none; the name "" is the page as its address gives it.
 */
export async function compare(sums, get) {
  const page = sums.find(({ name }) => name === "index.html");
  if (!page) throw new Error("the list names no index.html");
  const rows = [];
  for (const { hash, name } of [{ hash: page.hash, name: "" }, ...sums]) {
    const bytes = await get(name);
    const state = bytes && sha256(bytes) === hash ? "same" : forHosts.has(name) ? "host" : bytes ? "differs" : "missing";
    rows.push({ name: name || "(the page itself)", state });
  }
  return rows;
}

/** Asks a host. */
export function fromHost(address) {
  const base = new URL(address);
  if (!base.pathname.endsWith("/")) throw new Error("the page's address ends with a slash");
  return async (name) => {
    const response = await fetch(new URL(name.split("/").map(encodeURIComponent).join("/"), base), { cache: "no-store" });
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
  };
}

/** Looks into what a browser received. Files that it did not ask for are not in it: only those of the page's own folder are told. */
export function fromHar(text) {
  const entries = JSON.parse(text).log.entries.filter(({ response }) => [200, 304].includes(response.status) && response.content?.text !== undefined);
  const bytesOf = ({ response: { content } }) => Buffer.from(content.text, content.encoding === "base64" ? "base64" : "utf8");
  const pathOf = ({ request }) => request.url.replace(/[?#].*/, "");
  const first = entries.find((entry) => /html/.test(entry.response.content.mimeType));
  if (!first) throw new Error("no page with its content is in the file: save it as HAR *with content*, after loading the page with the tools open");
  const base = pathOf(first).replace(/[^/]*$/, "");
  return async (name) => {
    const found = name === "" ? first : entries.find((entry) => pathOf(entry) === base + name);
    return found ? bytesOf(found) : null;
  };
}

const words = { same: "OK", differs: "DIFFERS", missing: "MISSING", host: "–" };

async function main([source, list]) {
  if (!source || !list) throw new Error("usage: node scripts/verify-host.mjs <address of the page | saved.har> <release's .files.sha256>");
  const har = !/^https?:/.test(source);
  const sums = parseSums(readFileSync(list, "utf8"));
  const rows = await compare(sums, har ? fromHar(readFileSync(source, "utf8")) : fromHost(source));
  // A browser loads neither index.html by its name nor what is for hosts; what runs it must have loaded.
  const counts = ({ name, state }) => state === "differs" || (state === "missing" && (!har || runs(name)));
  for (const row of rows) {
    const word = har && row.state === "missing" && !counts(row) ? "–" : words[row.state];
    const note = row.state === "host" ? "  (for the host; not served, or the operator's own)" : word === "–" ? "  (not loaded)" : "";
    console.log(`${word.padEnd(9)}${row.name}${note}`);
  }
  const wrong = rows.filter(counts).length;
  console.log(wrong ? `\n${wrong} of ${rows.length} are not the release's: do not use this page.` : "\nThis is the release.");
  return wrong ? 1 : 0;
}

const runs = (name) => name === "(the page itself)" || /\.(js|wasm|css|txt)$/.test(name);

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(`${error.message}${error.cause ? `: ${error.cause.message}` : ""}`);
    process.exitCode = 2;
  }
}
