// Makes what is downloaded smaller without changing what it does: scripts and style sheets through esbuild, and short names for
// what a program imports (wasm-bindgen's name each function and end in a hash; they are a hundredth of the page, twice).

import { transformSync } from "esbuild";

/** A module script. `target`: the oldest JavaScript that it must run in. */
export const script = (text, target = "es2022") => transformSync(text, { minify: true, format: target === "es5" ? undefined : "esm", target, legalComments: "none" }).code.trim();

/** A style sheet. Nothing is lowered: browsers too old for it are refused. */
export const sheet = (text) => transformSync(text, { loader: "css", minify: true, target: "esnext", legalComments: "none" }).code.trim();

/**
 * Names the imports of a program a, b, c … in the program and in the script that gives them.
 * Fails where a name does not stand in the script exactly once as a key: then wasm-bindgen writes it otherwise than expected.
 */
export function shortImports(wasm, glue) {
  const imports = section(wasm, 2);
  const parts = [];
  let at = imports.from;
  const number = () => {
    const [value, next] = leb(wasm, at);
    at = next;
    return value;
  };
  const bytes = (from, to) => parts.push(wasm.subarray(from, to));
  const text = () => {
    const length = number();
    at += length;
    return wasm.toString("utf8", at - length, at);
  };
  const count = number();
  bytes(imports.from, at);
  const short = new Map();
  const modules = new Map();
  for (let n = 0; n < count; n++) {
    const module = text();
    const name = text();
    if (!modules.has(module)) modules.set(module, `./${modules.size}`);
    if (short.has(name)) throw new Error(`imported twice: ${name}`);
    short.set(name, `$${n.toString(36)}`);
    parts.push(named(modules.get(module)), named(short.get(name)));
    const from = at;
    const kind = wasm[at++];
    // A function's type is a number; a table, a memory or a global would have limits, and wasm-bindgen imports none.
    if (kind !== 0) throw new Error(`${name} is no function`);
    number();
    bytes(from, at);
  }
  if (at !== imports.to) throw new Error("the import section does not end where it should");
  let renamed = glue;
  const replace = (from, to) => {
    const found = renamed.split(from);
    if (found.length !== 2) throw new Error(`${from} stands in the script ${found.length - 1} times`);
    renamed = found.join(to);
  };
  for (const [name, to] of short) replace(`        ${name}: `, `        ${to}: `);
  for (const [module, to] of modules) replace(`"${module}": import0`, `"${to}": import0`);
  const body = Buffer.concat(parts);
  return {
    wasm: Buffer.concat([wasm.subarray(0, imports.head), Buffer.from([2]), unsigned(body.length), body, wasm.subarray(imports.to)]),
    glue: renamed,
  };
}

/** A program without the sections of its own whose names begin so, and what is in them by the rest of their names. */
export function takeOut(wasm, prefix) {
  const kept = [wasm.subarray(0, 8)];
  const taken = {};
  for (let at = 8; at < wasm.length; ) {
    const [length, from] = leb(wasm, at + 1);
    const to = from + length;
    const [size, begin] = leb(wasm, from);
    const name = wasm[at] === 0 ? wasm.toString("utf8", begin, begin + size) : "";
    if (name.startsWith(prefix)) taken[name.slice(prefix.length)] = wasm.toString("utf8", begin + size, to);
    else kept.push(wasm.subarray(at, to));
    at = to;
  }
  return { wasm: Buffer.concat(kept), taken };
}

/** Where a section of a program begins (with its head), and its content from and to. */
function section(wasm, wanted) {
  for (let at = 8; at < wasm.length; ) {
    const head = at;
    const [length, from] = leb(wasm, at + 1);
    if (wasm[at] === wanted) return { head, from, to: from + length };
    at = from + length;
  }
  throw new Error(`no section ${wanted}`);
}

/** An unsigned number in LEB128, and the place behind it. */
function leb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function unsigned(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) | (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}

function named(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([unsigned(bytes.length), bytes]);
}
