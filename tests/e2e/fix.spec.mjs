// What to do: steps with their dates, mails and tickets, and the texts that close the door. Everything is parsed back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { complaints } from "./kusto.mjs";
import { choose, demo, file, go, idle, pageTest, signIn, withBrowser } from "./lib.mjs";
import { csv, mail, powershell, stored } from "./parsers.mjs";
import { fits, wordsShown } from "./screen.mjs";

withBrowser();

async function open(page, person) {
  await idle(page);
  await demo(page);
  await go(page, "#/findings");
  await page.getByRole("searchbox", { name: "Search devices" }).fill(person);
  await page.locator("tr[data-row]").filter({ hasText: person }).locator('a[href^="#/device/"]').first().click();
  await page.getByRole("region", { name: "What to do" }).getByRole("listitem").first().waitFor({ timeout: 30_000 });
}

/** Opens all that is folded of the texts that block. */
async function unfold(page) {
  for (const title of ["Exchange Online PowerShell", "With P1", "With Sentinel or Defender"]) await page.getByText(title, { exact: true }).click();
}

async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 30_000 }), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

pageTest("a phone gets steps, dates, a mail in the chosen language, and a ticket", {}, async (page) => {
  await open(page, "Fabio Keller");
  const steps = page.getByRole("region", { name: "What to do" });
  await steps.getByText("Sign In", { exact: true }).waitFor();
  await steps.getByText("Dates and sources").click();
  await steps.getByText(/as of 20\d\d/).first().waitFor();

  await steps.getByText("Mail to the person").click();
  const language = steps.getByRole("combobox", { name: "Language of the mail" });
  assert.equal(await language.inputValue(), "", "nothing is guessed");
  for (const [code, button] of [["fr", "Se connecter"], ["de", "Anmelden"]]) {
    await language.selectOption(code);
    await steps.getByText(button).waitFor({ timeout: 30_000 });
  }
  const { name, bytes } = await saved(page, () => steps.getByRole("button", { name: "Save as a draft (.eml)" }).click());
  assert.match(name, /\.eml$/);
  const read = await mail(bytes);
  assert.equal(read.to[0].address, "fabio.keller@contoso.example");
  assert.match(read.subject, /^Ihr Mail-Konto auf iPhone 8: bitte neu hinzufügen$/);
  assert.match(read.text, /„Anmelden“, nicht „Manuell konfigurieren“/);
  const eml = bytes.toString("latin1");
  assert.match(eml, /^To: fabio\.keller@contoso\.example\r\nSubject: /);
  assert.ok(eml.split("\r\n").every((line) => line.length <= 76 && !line.includes("\n")));
  const link = await steps.getByRole("link", { name: "Open in the mail program" }).getAttribute("href");
  assert.ok(link.startsWith("mailto:fabio.keller@contoso.example?subject=") && link.length <= 1900);
  assert.ok(decodeURIComponent(link).includes("iPhone 8"));

  await steps.getByText("Text for a ticket").click();
  await steps.getByText(/Last legacy sign-in: 20\d\d-/).waitFor();
});

pageTest("in German", { lang: "de" }, async (page) => {
  await idle(page);
  await page.getByRole("button", { name: /Demo/ }).click();
  await go(page, "#/fix/block");
  await page.getByRole("heading", { name: "Was eine Sperre treffen würde" }).waitFor({ timeout: 30_000 });
  await page.getByRole("navigation", { name: "Beheben" }).getByRole("link", { name: "Umstellen" }).click();
  await page.getByRole("rowheader", { name: /^Sieht umgestellt aus: markieren/ }).waitFor();
  await page.getByRole("heading", { level: 1, name: "Noch 28 Geräte umzustellen" }).waitFor();
});

pageTest("what looks changed is to be marked, not repaired again, and gets no mail", {}, async (page) => {
  await open(page, "Anna Meier");
  const steps = page.getByRole("region", { name: "What to do" });
  assert.match(await steps.getByRole("listitem").first().innerText(), /^It looks changed: /);
  assert.equal(await steps.getByText("Mail to the person").count(), 0);
});

pageTest("an agent that Apple never made is not told to add the account again", {}, async (page) => {
  await open(page, "Rosa Lindt");
  const steps = page.getByRole("region", { name: "What to do" });
  await steps.getByRole("paragraph").filter({ hasText: "First make sure that the device exists" }).waitFor();
});

pageTest("Fix counts what Findings counts, and each kind leads on", {}, async (page) => {
  await idle(page);
  await demo(page);
  await go(page, "#/findings");
  const using = Number(/^\d+/.exec(await page.getByRole("heading", { level: 1 }).innerText())[0]);
  await go(page, "#/fix");
  await page.getByRole("heading", { level: 1, name: `${using} devices left to repair` }).waitFor({ timeout: 30_000 });
  const kinds = page.getByRole("table", { name: "Repair" }).getByRole("row");
  const counts = await kinds.evaluateAll((rows) => rows.slice(1).map((row) => Number(row.querySelector(".c-n").textContent)));
  assert.equal(counts.reduce((sum, n) => sum + n), using, "the kinds add up to the headline");
  assert.match(await kinds.nth(1).innerText(), /^Secure these accounts first/, "before all devices");
  await kinds.filter({ hasText: "Add the account again in Apple Mail" }).getByRole("link", { name: "Tell them: " }).click();
  await page.getByRole("heading", { name: "Mails to the people" }).waitFor();
  assert.match(page.url(), /#\/fix\/tell$/);
  await page.goBack();
  await kinds.filter({ hasText: "Replace" }).getByRole("link", { name: "Steps: Replace" }).click();
  await page.getByRole("region", { name: "What to do" }).waitFor();
});

pageTest("a tenant of one phone shows one phone", {}, async (page) => {
  await idle(page);
  await choose(page, [file("one.json", [signIn({ id: "a", userAgent: "Apple-iPhone10C1/1905.241" })])]);
  await go(page, "#/fix");
  await page.getByRole("heading", { level: 1, name: "1 device left to repair" }).waitFor({ timeout: 30_000 });
  assert.equal(await page.getByRole("table").getByRole("row").count(), 2, "the head and one kind");
  assert.equal(await page.getByRole("group").count(), 1, "nothing is folded but how to find out about consent");
});

for (const lang of ["en", "de"]) {
  pageTest(`each tab of Fix is at most 450 words, and no width scrolls sideways, ${lang}`, { lang }, async (page) => {
    await idle(page);
    await page.getByRole("button", { name: /demo/i }).click();
    for (const tab of ["#/fix", "#/fix/tell", "#/fix/block"]) {
      await go(page, tab);
      await page.locator("main article[aria-busy=false]").waitFor({ timeout: 30_000 });
      const words = await wordsShown(page.getByRole("main"));
      assert.ok(words > 40 && words <= 450, `${tab}: ${words} words`);
      await page.locator("main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      await fits(page, tab);
    }
  });
}

pageTest("Fix: mails of all, and the texts that close the door", {}, async (page) => {
  await idle(page);
  await demo(page);
  await go(page, "#/fix/tell");
  const mails = page.getByRole("region", { name: "Mails to the people" });
  await mails.waitFor({ timeout: 30_000 });
  const drafts = mails.getByRole("button", { name: "Save all as drafts (.zip)" });
  assert.ok(await drafts.isDisabled(), "first a language");
  await mails.getByRole("combobox", { name: "Language of the mail" }).selectOption("it");
  const zip = await saved(page, () => drafts.click());
  assert.equal(zip.bytes.subarray(0, 2).toString(), "PK");
  const drafted = await Promise.all([...stored(zip.bytes).values()].map(mail));
  assert.ok(drafted.every((one) => one.subject && one.text.includes("Grazie") && !one.html && one.attachments.length === 0));
  const count = Number((await mails.getByText(/^\d+ mails,/).innerText()).match(/^\d+/)[0]);
  assert.equal(drafted.length, count, "as many as announced");
  const table = await saved(page, () => mails.getByRole("button", { name: "Save as a table (.csv)" }).click());
  assert.match(table.bytes.toString("utf8"), /^\ufeffto,name,device,subject,body\r\n/);

  await go(page, "#/fix");
  const consent = page.getByRole("region", { name: "Can people consent to Apple Internet Accounts?" });
  await consent.getByText("Find out", { exact: true }).click();
  const link = new URL(await consent.locator("code.agent").first().innerText());
  assert.equal(link.searchParams.get("client_id"), "f8d98a96-0999-43f5-8af3-69971c7bb423");
  assert.equal(link.searchParams.get("prompt"), "admin_consent");
  assert.match(link.pathname, /^\/[0-9a-f-]{36}\/oauth2\/authorize$/);
  await consent.getByText("AADSTS900561").waitFor();
  assert.equal(await consent.getByRole("listitem").count(), 5);
  const address = await consent.getByRole("listitem").first().getByRole("link").getAttribute("href");
  assert.ok(address.startsWith("https://entra.microsoft.com/#view/"), address);
  assert.equal(await consent.getByRole("button", { name: "Look it up in the tenant" }).count(), 0, "nobody is signed in");

  await go(page, "#/fix/block");
  const impact = page.getByRole("region", { name: "What a block would stop" });
  await impact.getByText(/^If you blocked everyone today, \d+ devices of \d+ people and (the sender|\d+ senders, among them those) behind [\d.]+.* would stop working\.$/).waitFor();
  await impact.getByText(/^With the exclusions of the policy below, only /).waitFor();
  await impact.getByText(/people whose mail apps sign in the modern way would notice nothing/).waitFor();

  await unfold(page);
  const policy = page.getByRole("region", { name: "Conditional Access policy" });
  const file = await saved(page, () => policy.getByRole("button", { name: /^Save / }).click());
  const parsed = JSON.parse(file.bytes.toString("utf8"));
  assert.equal(parsed.state, "enabledForReportingButNotEnforced");
  assert.deepEqual(parsed.conditions.clientAppTypes, ["exchangeActiveSync", "other"]);
  assert.ok(parsed.conditions.users.excludeUsers.length > 10);

  const exchange = page.getByRole("region", { name: "Exchange Online PowerShell" });
  const script = (await saved(page, () => exchange.getByRole("button", { name: /^Save / }).click())).bytes.toString("utf8");
  assert.ok(script.startsWith("\ufeff#") && !script.includes("ActiveSyncEnabled $false"));
  await exchange.getByText("Show the text").click();
  await exchange.getByText("Connect-ExchangeOnline").waitFor();
  assert.equal(await page.locator("main img").count(), 0);

  const rule = page.getByRole("region", { name: "Alert rule for Sentinel" });
  const arm = JSON.parse((await saved(page, () => rule.getByRole("button", { name: /^Save / }).click())).bytes.toString("utf8"));
  assert.equal(arm.resources[0].properties.enabled, false);
  const queries = [arm.resources[0].properties.query];
  for (const name of ["Query for Log Analytics or Sentinel", "Query for Defender hunting"]) {
    const query = page.getByRole("region", { name });
    queries.push((await saved(page, () => query.getByRole("button", { name: /^Save / }).click())).bytes.toString("utf8"));
  }
  for (const query of queries) assert.deepEqual(complaints(query), [], query);
  assert.notDeepEqual(complaints("SigninLogs | where NoSuchColumn == 1"), [], "the parser knows the columns");
});

pageTest("a table from Exchange adds what Exchange knows to the device", {}, async (page) => {
  await idle(page);
  await demo(page);
  const table = "UserPrincipalName,DeviceFriendlyName,DeviceModel,DeviceOS,DeviceID,ClientType,ClientVersion\nanna.meier@contoso.example,Annas Handy,iPhone14C5,iOS 15.1,1,EAS,14.1\n";
  await choose(page, [file("mobile-devices.csv", Buffer.from(`\ufeff${table}`, "utf16le"))]);
  await go(page, "#/findings");
  await page.getByRole("searchbox", { name: "Search devices" }).fill("Anna Meier");
  await page.locator("tr[data-row]").filter({ hasText: "Anna Meier" }).locator('a[href^="#/device/"]').first().click();
  await page.getByText(/Exchange knows it as “Annas Handy”.*EAS 14\.1, refused \(below 16\.1/).waitFor({ timeout: 30_000 });
});

// What was found out by hand decides about the steps on the pages of the devices.
pageTest("an administrator tells what they found out, and the steps follow", {}, async (page) => {
  await idle(page);
  await demo(page);
  await go(page, "#/fix");
  await page.getByRole("radiogroup", { name: "Can people consent to Apple Internet Accounts?" }).getByRole("radio", { name: "Only an administrator" }).check();
  await page.getByText("Find out", { exact: true }).click();
  await page.getByRole("radiogroup", { name: "Second factor" }).getByRole("radio", { name: "Demanded", exact: true }).check();
  await go(page, "#/findings");
  await page.getByRole("searchbox", { name: "Search devices" }).fill("Fabio Keller");
  await page.locator("tr[data-row]").filter({ hasText: "Fabio Keller" }).locator('a[href^="#/device/"]').first().click();
  const steps = page.getByRole("region", { name: "What to do" });
  await steps.getByText(/^First an administrator has to consent/).waitFor({ timeout: 30_000 });
  await steps.getByText(/^Have the second factor at hand/).waitFor();
});

// Names in a log are chosen by whoever may create a user, and by whoever sends a user agent.
pageTest("nasty names inject nothing into anything that is saved", { timeout: 120_000 }, async (page) => {
  const nasty = [
    "o'hara",
    "a\u2019; Remove-Mailbox b #",
    "x' -PopEnabled $true; Remove-Mailbox 'b",
    '$(Remove-Mailbox b) `n "',
    "a\r\nBcc: x@fabrikam.example",
    "=HYPERLINK(\"//fabrikam.example\")",
    "<img src=x onerror=alert(1)>",
    "\u202egpj.exe\u0000",
    "Zoë 😀 山田",
  ];
  const records = nasty.flatMap((name, n) => {
    const userId = `11111111-1111-4111-8111-${String(n).padStart(12, "0")}`;
    const person = { userId, userPrincipalName: `${name}@contoso.example`, userDisplayName: name };
    return [
      signIn({ id: `p${n}`, ...person }),
      signIn({ id: `s${n}`, ...person, clientAppUsed: "Authenticated SMTP", userAgent: "BAV2ROPC" }),
      signIn({ id: `i${n}`, ...person, clientAppUsed: "IMAP4", userAgent: `BAV2ROPC ${name}` }),
    ];
  });
  await idle(page);
  await choose(page, [file("nasty.json", records)]);
  await go(page, "#/fix/block");
  const region = (name) => page.getByRole("region", { name });
  await region("What a block would stop").waitFor({ timeout: 30_000 });
  await unfold(page);
  const text = async (name) => (await saved(page, () => region(name).getByRole("button", { name: /^Save / }).click())).bytes.toString("utf8");

  const script = (await text("Exchange Online PowerShell")).replace(/^\ufeff/, "");
  const read = await powershell(script);
  assert.equal(read.broken, false, script);
  assert.deepEqual([...new Set(read.commands)].filter((name) => !/^(Connect|Get)-|^(ForEach|Select)-Object$|^(Export-Csv|Format-Table|Format-List)$/.test(name)), []);
  assert.ok(read.strings.includes("o'hara@contoso.example"), script);
  // Also with every remark that holds a command taken away.
  const changing = await powershell(script.replace(/^# (?=(Set|New)-)/gm, ""));
  assert.equal(changing.broken, false);
  assert.ok(changing.commands.includes("Set-CASMailbox") && !changing.commands.some((name) => /^Remove-/i.test(name)));

  const policy = JSON.parse(await text("Conditional Access policy"));
  assert.equal(policy.conditions.users.excludeUsers.length, 2 + nasty.length);
  for (const name of ["Query for Log Analytics or Sentinel", "Query for Defender hunting"]) assert.deepEqual(complaints(await text(name)), []);

  await go(page, "#/fix/tell");
  const mails = region("Mails to the people");
  await mails.getByRole("combobox", { name: "Language of the mail" }).selectOption("de");
  const zip = await saved(page, () => mails.getByRole("button", { name: "Save all as drafts (.zip)" }).click());
  const drafts = stored(zip.bytes);
  for (const [name, bytes] of drafts) {
    assert.match(name, /^\d{4}-[\w.@-]*\.eml$/);
    const one = await mail(bytes);
    assert.deepEqual(one.headers.map((header) => header.key).filter((key) => !["to", "subject", "date", "mime-version", "content-type", "content-transfer-encoding", "x-unsent"].includes(key)), []);
    assert.ok(!one.bcc && !one.html && one.attachments.length === 0);
    assert.ok(!one.to || /^[\w.'+-]+@contoso\.example$/.test(one.to[0].address), JSON.stringify(one.to));
  }
  const bodies = await Promise.all([...drafts.values()].map(async (bytes) => (await mail(bytes)).text));
  assert.ok(bodies.some((body) => body.startsWith("Guten Tag Zoë 😀 山田")));
  const table = csv((await saved(page, () => mails.getByRole("button", { name: "Save as a table (.csv)" }).click())).bytes.toString("utf8"));
  assert.equal(table.length, drafts.size + 1);
  for (const row of table) {
    assert.equal(row.length, 5);
    for (const cell of row) assert.doesNotMatch(cell, /^[\s\p{Cc}]*[=+\-@]/u);
  }
  assert.equal(await page.locator("main img").count(), 0);
});
