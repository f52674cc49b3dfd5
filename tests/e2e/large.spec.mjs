// What anybody who can try to sign in can bring about: a device for each of thousands of accounts, thousands of agents of one
// account, an agent of megabytes. How long the page's longest task was is told; CUTOVER_DEVICES=200000 makes it large.

import assert from "node:assert/strict";
import { choose, file, findings, go, idle, pageTest, signIn, withBrowser } from "./lib.mjs";

withBrowser();

const count = Number(process.env.CUTOVER_DEVICES || 20_000);
const id = (number, kind) => `${String(number).padStart(8, "0")}-0000-4000-8000-${kind.repeat(12)}`;

function watch() {
  window.cutoverTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.cutoverTasks.push(Math.round(entry.duration));
  }).observe({ entryTypes: ["longtask"] });
}

async function told(page, t, step) {
  const tasks = await page.evaluate(() => window.cutoverTasks.splice(0));
  t.diagnostic(`${step}: ${tasks.length ? `longest task ${Math.max(...tasks)} ms, ${tasks.length} over 50 ms` : "no task over 50 ms"}`);
}

const shown = (page, number) => page.locator(`table.devices[aria-rowcount="${number + 1}"]`).waitFor({ timeout: 60_000 });

pageTest("thousands of devices are listed, filtered and sorted without holding up the page", { timeout: 300_000 }, async (page, { t }) => {
  const records = Array.from({ length: count }, (_, n) =>
    JSON.stringify(signIn({ id: id(n, "1"), userId: id(n, "2"), userPrincipalName: `p${n}@contoso.example`, userDisplayName: `Person ${n}`, clientAppUsed: n % 2 ? "IMAP4" : "Exchange ActiveSync", createdDateTime: new Date(Date.UTC(2026, 10, 20) + n * 1000).toISOString(), appliedConditionalAccessPolicies: [] })),
  );
  const path = file("devices.json", `[${records.join(",\n")}]`);
  await idle(page);
  await page.waitForTimeout(1500);
  await page.evaluate(watch);
  await choose(page, [path], { timeout: 240_000 });
  await shown(page, count);
  await told(page, t, `${count} devices read`);
  // The headline and the table tell the same number, each once the list behind them is known.
  await page.getByRole("heading", { name: new RegExp(`${count.toLocaleString("en")} devices`) }).waitFor({ timeout: 60_000 });
  await page.locator("#search").fill(`p${count - 1}@`);
  await shown(page, 1);
  await told(page, t, "searched");
  await page.locator("#search").fill("");
  await shown(page, count);
  await page.getByRole("button", { name: "Person", exact: true }).click();
  await page.locator("table.devices tbody.rows tr").filter({ hasText: "Person 0" }).first().waitFor();
  await told(page, t, "sorted");
  await page.locator("table.devices tbody.rows a").first().focus();
  await page.keyboard.press("End");
  await page.locator("table.devices tbody.rows tr").filter({ hasText: `Person ${count - 1}` }).first().waitFor();
  await told(page, t, "gone to the end");
});

pageTest("thousands of agents of one account are listed, and its device opens", { timeout: 300_000 }, async (page, { t }) => {
  const agents = Math.round(count / 2);
  const records = Array.from({ length: agents }, (_, n) => JSON.stringify(signIn({ id: id(n, "1"), userAgent: `Client${n}x/1.0`, createdDateTime: new Date(Date.UTC(2026, 10, 20) + n * 1000).toISOString() })));
  await idle(page);
  await page.waitForTimeout(1500);
  await page.evaluate(watch);
  await choose(page, [file("agents.json", `[${records.join(",\n")}]`)], { timeout: 240_000 });
  await shown(page, agents);
  await told(page, t, `${agents} agents read`);
  await page.locator("table.devices tbody.rows a").first().click();
  await page.locator("#others-title").waitFor();
  assert.ok((await page.locator("*").count()) < 3_000);
  await told(page, t, "device opened");
});

pageTest("an agent of megabytes is cut and harms nothing", { timeout: 120_000 }, async (page, { t }) => {
  const agent = `Apple-iPhone10C1/1901.404 ${"A".repeat(4 << 20)}`;
  await idle(page);
  await page.evaluate(watch);
  await choose(page, [file("agent.json", [signIn({ userAgent: agent }), signIn({ id: id(2, "1"), userId: id(2, "2"), userPrincipalName: "p2@contoso.example" })])]);
  await shown(page, 2);
  await told(page, t, "read");
  const { findings: found } = await findings(page);
  assert.deepEqual(found.map(({ device }) => device.label).sort(), ["iPhone 13", "iPhone 8 (CDMA)"]);
  await page.locator("table.devices tbody.rows a").first().click();
  await page.locator("#place-title").waitFor();
  await told(page, t, "device opened");
});
