// What an attacker's review of the page tried, one by one, in the browser: each ends as it should, and the page goes on.
// Beside it: quoting.spec (H1), pseudonyms (H2, tests/pseudonyms.rs), hours.spec (H4), large.spec (M8), integrity.spec (M6), trust.spec (M3),
// case.spec (M2, M5), sign-in.spec (L4).

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { zip } from "../../scripts/zip.mjs";
import { choose, exported, file, findings, go, idle, pageTest, signIn, withBrowser, withFiles } from "./lib.mjs";

withBrowser();

const header = "Date (UTC),Request ID,User ID,User,Username,Client app,User agent,Sign-in error code,Status,IP address";
const row = (n, agent = "Apple-iPhone10C1/1901.404") =>
  `2026-11-20T08:0${n}:00Z,00000000-0000-4000-8000-00000000000${n},11111111-1111-4111-8111-111111111111,Greta Beispiel,greta.beispiel@contoso.example,Exchange ActiveSync,${agent},0,Success,192.0.2.10`;
const read = async (page) => (await findings(page)).coverage;

pageTest("M1: a CSV with the line ends of old Macs is read whole", {}, async (page) => {
  await choose(page, [file("mac.csv", [header, row(1), row(2), row(3)].join("\r"))]);
  const { records, sources } = await read(page);
  assert.deepEqual([records.legacy, records.unreadable, sources[0].complete], [3, 0, true]);
});

pageTest("H3: a case file that unpacks to gigabytes is refused, and what was read stays", { timeout: 180_000 }, async (page) => {
  await choose(page, [file("log.json", [signIn()])]);
  const bomb = JSON.parse(await exported(page, "Case file"));
  const chunk = gzipSync(Buffer.alloc(250_000_000)).toString("base64");
  bomb.texts.chunks = Array.from({ length: 16 }, () => chunk);
  await choose(page, [file("bomb.json", JSON.stringify(bomb))], { timeout: 120_000 });
  await page.getByRole("alert").filter({ hasText: "bomb.json" }).first().waitFor();
  assert.equal((await findings(page)).findings.length, 1);
});

pageTest("L1: a record of 2099 is told and moves nothing", {}, async (page) => {
  await choose(page, [file("future.json", [signIn(), signIn({ id: "00000000-0000-4000-8000-000000000002", createdDateTime: "2099-01-01T00:00:00Z" })])]);
  const coverage = await read(page);
  assert.doesNotMatch(JSON.stringify(coverage.completeTo ?? coverage), /2099/);
  await go(page, "#/findings");
  await withFiles(page, (panel) => panel.getByText("cannot be true", { exact: false }).first().waitFor());
});

pageTest("L7, L8: blanks before a log and zeros behind a .gz are passed over", {}, async (page) => {
  const log = JSON.stringify([signIn()]);
  await choose(page, [file("blanks.json", " ".repeat(6 << 20) + log)]);
  await choose(page, [file("padded.json.gz", Buffer.concat([gzipSync(JSON.stringify([signIn({ id: "00000000-0000-4000-8000-000000000002" })])), Buffer.alloc(4096)]))]);
  const { records, sources } = await read(page);
  assert.equal(records.legacy, 2);
  assert.ok(sources.every(({ complete, problem }) => complete && problem === null));
});

pageTest("L8: a .gz of empty members ends in words, soon", {}, async (page) => {
  const members = Buffer.concat(Array(200_000).fill(gzipSync("")));
  await choose(page, [file("members.json.gz", members)]);
  await page.getByRole("alert").filter({ hasText: "members.json.gz" }).first().waitFor();
});

pageTest("L9: a name that turns the direction of writing shows as what it is", {}, async (page) => {
  await choose(page, [file("log\u202egpj.json", [signIn({ userDisplayName: "\u202eatreG" })]), file("names.zip", zip([{ path: "a\u202e\nb.json", bytes: Buffer.from("[]") }]))]);
  const text = await page.locator("body").innerText();
  assert.doesNotMatch(text, /\u202e/);
  assert.doesNotMatch(await exported(page, "Case report (HTML)"), /\u202e/);
});

pageTest("L10: of two values of one key the last counts, and the file proves nothing", {}, async (page) => {
  const text = JSON.stringify([signIn()]).replace('"clientAppUsed":"Exchange ActiveSync"', '"clientAppUsed":"Browser","clientAppUsed":"Exchange ActiveSync"');
  await choose(page, [file("twice.json", text)]);
  const { records } = await read(page);
  assert.deepEqual([records.legacy, records.modern], [1, 0]);
});

for (const [what, bytes] of Object.entries({
  "nesting without end": "[".repeat(200_000),
  "a number of a million digits": `[{"id":${"9".repeat(1_000_000)}}]`,
  "half a megabyte of commas": ",".repeat(500_000),
  "random bytes": Buffer.from(Array.from({ length: 100_000 }, (_, n) => (n * 2654435761) >>> 24)),
})) {
  pageTest(`${what}: a clear error, and the next file is read`, {}, async (page) => {
    await choose(page, [file("strange.json", bytes)]);
    await page.getByRole("alert").filter({ hasText: "strange.json" }).first().waitFor();
    await choose(page, [file("log.json", [signIn()])]);
    assert.equal((await findings(page)).findings.length, 1);
    await idle(page);
  });
}
