// Nasty names, written as tests/quoting.rs says that they are, and read back by real parsers: each is one literal with just
// the name in it, and nothing after it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { complaints, literals } from "./kusto.mjs";
import { asRead, csv, odataText, powershell } from "./parsers.mjs";

const rows = JSON.parse(readFileSync(new URL("../data/quoting.json", import.meta.url), "utf8"));

test("PowerShell reads one string, and what cannot be seen is not written at all", async () => {
  let written = 0;
  for (const row of rows) {
    if (row.powershell === null) {
      assert.match(row.text, /[\p{Cc}\p{Cf}\u2028\u2029]/u);
      continue;
    }
    written += 1;
    const found = await powershell(`Get-CASMailbox -Identity ${row.powershell} -PopEnabled $false\n`);
    assert.deepEqual(found, { broken: false, commands: ["Get-CASMailbox"], strings: [asRead(row.text)], expanding: 0 }, row.text);
  }
  assert.ok(written > 20);
  const injected = await powershell("Get-CASMailbox -Identity 'a’; Remove-Mailbox b #'\n");
  assert.deepEqual(injected.commands, ["Get-CASMailbox", "Remove-Mailbox"], "the parser would see it");
});

test("KQL reads one string", () => {
  for (const row of rows) {
    const query = `print name = ${row.kql}`;
    assert.deepEqual(complaints(query), [], query);
    assert.deepEqual(literals(query), [row.text], query);
  }
});

test("OData reads one string", () => {
  for (const row of rows) {
    assert.match(row.odata, /^[A-Za-z0-9\-._~%]+$/);
    assert.equal(odataText(row.odata), row.text);
  }
});

test("a CSV reader gets each cell back, and no cell begins a formula", () => {
  for (const row of rows) {
    const [[before, cell, after], ...more] = csv(`x,${row.csv},y\r\n`);
    assert.deepEqual([before, after, more.length], ["x", "y", 0], row.text);
    // An apostrophe stands where another reader could see a cell begin.
    assert.ok(cell === row.text || cell.replaceAll(/(^|[;\t\r\n])'/g, "$1") === row.text, row.text);
    assert.doesNotMatch(cell, /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
  }
});
