// Everything that people of this job really have, in one drop: `tests/cases`, whose values each for itself are in tests/cases.rs.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { drop, file, findings, go, pageTest, withBrowser } from "./lib.mjs";

withBrowser();

const folder = new URL("../cases/", import.meta.url);
const names = readdirSync(folder).sort();

pageTest("every case at once is read, each file with its own result", {}, async (page) => {
  await drop(page, names.map((name) => file(name, readFileSync(new URL(name, folder)))));
  await go(page, "#/findings");
  const { coverage, findings: found } = await findings(page);
  assert.equal(coverage.sources.length, names.length);
  for (const source of coverage.sources) {
    assert.equal(source.problem, null, source.name);
    assert.ok(source.records > 0, source.name);
  }
  assert.equal(coverage.records.unreadable, 0);
  const of = (name) => found.filter((finding) => finding.user.principalName === `${name}@contoso.example`);
  const [phone] = of("mia.weber").filter((finding) => finding.deviceKey === "iPhone14,5");
  assert.equal(phone.class, "basicProven");
  assert.equal(of("jon.muller")[0].class, "attemptsOnly");
});
