// Parsers of the languages that Cutover writes: what it writes is read back as the programs that get it would.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import odata from "odata-v4-parser";
import Papa from "papaparse";
import PostalMime from "postal-mime";
import { Language, Parser } from "web-tree-sitter";

const require = createRequire(import.meta.url);
let grammar;

/** PowerShell takes four typographic single quotes for quotes, the grammar only the plain one: both read the same after this. */
const plainQuotes = (script) => script.replace(/[\u2018-\u201b]/g, "'");

/** The grammar does not know lists of bare words as arguments of a command: only their first is left. Lines of these commands hold no names. */
const plainLists = (script) => script.replace(/^.*\b(?:Select-Object|Format-Table|Format-List)\b.*$/gm, (line) => (line.startsWith("#") ? line : line.replace(/, [A-Za-z]+\*?(?=[,\s]|$)/g, "")));

/**
 * Reads PowerShell with tree-sitter's grammar (PowerShell itself is in none of the registries): whether it found errors,
 * the names of all commands, and the values of all single-quoted strings.
 */
export async function powershell(script) {
  if (!grammar) {
    await Parser.init();
    const folder = dirname(require.resolve("tree-sitter-powershell/package.json"));
    grammar = await Language.load(join(folder, "tree-sitter-powershell.wasm"));
  }
  const parser = new Parser();
  parser.setLanguage(grammar);
  const tree = parser.parse(plainLists(plainQuotes(script)));
  const all = (type) => tree.rootNode.descendantsOfType(type);
  const found = {
    broken: tree.rootNode.hasError,
    commands: all("command_name").map((node) => node.text),
    strings: all("verbatim_string_characters").map((node) => node.text.slice(1, -1).replaceAll("''", "'")),
    expanding: all("expandable_string_literal").length + all("sub_expression").length,
  };
  tree.delete();
  parser.delete();
  return found;
}

/** What PowerShell makes of a name: only the shape of its single quotes is lost in reading. */
export const asRead = (name) => plainQuotes(name);

/** The one literal of `property eq literal` in a part of an address. */
export function odataText(encoded) {
  const tree = odata.filter(`name eq ${encoded}`);
  const literal = tree.value.right;
  if (tree.type !== "EqualsExpression" || literal.type !== "Literal" || literal.value !== "Edm.String") throw new Error(`no text: ${encoded}`);
  if (literal.raw !== encoded) throw new Error(`more than a text: ${encoded}`);
  return decodeURIComponent(literal.raw).slice(1, -1).replaceAll("''", "'");
}

/** Rows of a CSV file. */
export function csv(text) {
  const { data, errors } = Papa.parse(text.replace(/^\ufeff/, ""), { delimiter: ",", newline: "\r\n", skipEmptyLines: "greedy" });
  if (errors.some((e) => e.type !== "Delimiter")) throw new Error(JSON.stringify(errors));
  return data;
}

/** A mail as a mail program reads it. */
export const mail = (bytes) => PostalMime.parse(bytes);

/** The files of an archive whose entries are stored without compression, by name. */
export function stored(zip) {
  const files = new Map();
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [size, name, extra, comment] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.set(zip.toString("utf8", at + 46, at + 46 + name), zip.subarray(from, from + size));
    at += 46 + name + extra + comment;
  }
  return files;
}
