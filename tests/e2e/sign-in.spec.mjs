// Signing in against the lab, with the page's production addresses: the way there and back, and everything that can go
// wrong on it.

import assert from "node:assert/strict";
import { demo } from "./lib.mjs";
import { account, client, tenant } from "../lab/entra.mjs";
import { fill, labTest, openSignIn, press, signInToLab, withLab } from "./lab.mjs";

withLab();

/** Waits for the alert with these words. */
const alerted = (page, words) => page.getByRole("alert").filter({ hasText: words }).waitFor({ timeout: 30_000 });
const redeeming = { expect: [/400 \(|status of 400|Failed to load resource/] };
const kept = (page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    cookie: document.cookie,
  }));
const nothing = { local: 0, session: 0, databases: 0, cookie: "" };

labTest("signs in, and leaves no trace of it in address, history, storage or text", {}, async (page, { server, entra, seen }) => {
  await signInToLab(page);
  await page.getByText(account).first().waitFor();
  // Back from Microsoft, reading starts by itself, and with it the findings are shown.
  assert.match(page.url().slice(server.url.length), /^\?lang=en(#\/findings)?$/);
  assert.deepEqual(await kept(page), nothing);

  const [asked] = entra.authorizes;
  assert.equal(entra.authorizes.length, 1);
  assert.equal(asked.client_id, client);
  assert.equal(asked.redirect_uri, server.url);
  assert.equal(asked.response_mode, "fragment");
  assert.equal(asked.code_challenge_method, "S256");
  assert.match(asked.scope, /^https:\/\/graph\.microsoft\.com\/AuditLog\.Read\.All openid profile offline_access$/);

  const [token] = entra.tokens;
  assert.equal(entra.tokens.length, 1);
  assert.equal(token.form.grant_type, "authorization_code");
  assert.equal(token.headers["content-type"], "application/x-www-form-urlencoded;charset=utf-8");
  assert.equal(token.headers.referer, undefined);
  assert.deepEqual(seen.filter((line) => line.startsWith("OPTIONS https://login")), [], "the token request is simple");
  const text = await page.evaluate(() => document.documentElement.outerHTML);
  for (const secret of [entra.last.access_token, entra.last.refresh_token, token.form.code, token.form.code_verifier]) {
    assert.ok(secret.length > 20 && !text.includes(secret));
  }
});

labTest("a token is got anew before it ends, once for all who wait, and the old one is not used again", { lasts: 4, graph: slowGraph() }, async (page, { entra }) => {
  await signInToLab(page);
  const renewed = () => entra.tokens.filter((token) => token.form.grant_type === "refresh_token");
  // Reading goes on by itself while tokens end: each renewal uses the newest refresh token, and none is used twice.
  await until(() => renewed().length >= 1);
  const used = renewed().map((token) => token.form.refresh_token);
  assert.equal(new Set(used).size, used.length);
  for (const token of renewed()) {
    assert.match(token.form.scope, /AuditLog\.Read\.All openid profile offline_access$/);
    assert.equal(token.form.code_verifier, undefined);
  }
});

for (const [what, change] of [
  ["another state", (answer) => answer.set("state", "x".repeat(43))],
  ["no state", (answer) => answer.delete("state")],
  ["the state twice", (answer) => answer.append("state", answer.get("state"))],
  ["an issuer of another cloud", (answer) => answer.set("iss", "https://login.microsoftonline.us/x/v2.0")],
]) {
  labTest(`an answer with ${what} is not used`, {}, async (page, { entra }) => {
    let spoiled = false;
    entra.change = (answer) => {
      change(answer);
      spoiled = true;
    };
    await fill(page);
    await press(page);
    await alerted(page, "does not belong to a sign-in of this tab");
    assert.ok(spoiled);
    assert.equal(entra.tokens.length, 0);
    assert.deepEqual(await kept(page), nothing);
    assert.equal(new URL(page.url()).hash, "");
  });
}

labTest("a token for another nonce is not taken", { idToken: { nonce: "other" } }, async (page, { entra }) => {
  await fill(page);
  await press(page);
  await alerted(page, "does not belong to a sign-in of this tab");
  assert.equal(entra.tokens.length, 1);
  assert.equal(await page.getByRole("button", { name: "Sign out" }).count(), 0);
});

labTest("another tenant than the one named by its id is refused", {}, async (page) => {
  await fill(page, { tenant: "0a1b2c3d-0000-4000-8000-00000000ffff" });
  await press(page);
  await alerted(page, "another tenant or person");
});

labTest("words in an address without a sign-in of this tab are never shown", { hash: "#error=access_denied&error_description=Call%20this%20number&state=x" }, async (page) => {
  await alerted(page, "does not belong to a sign-in of this tab");
  assert.ok(!(await page.locator("body").innerText()).includes("Call this number"));
  assert.equal(new URL(page.url()).hash, "");
});

// What Microsoft says, and what the page makes of it: through the redirect and through the token endpoint.
const rows = [
  [65001, "consent_required", "Nobody has consented"],
  [65004, "access_denied", "was declined at Microsoft"],
  [90094, "invalid_grant", "administrator’s consent"],
  [650057, "invalid_resource", "lacks the permission"],
  [50105, "invalid_grant", "not assigned to this app"],
  [50194, "invalid_request", "not of a tenant that the app registration allows"],
  [53003, "access_denied", "Conditional Access"],
  [50076, "interaction_required", "second factor"],
  [50057, "invalid_grant", "account stops the sign-in"],
  [700084, "invalid_grant", "Your sign-in has ended"],
  [54005, "invalid_grant", "was used before"],
  [90002, "invalid_request", "does not know this tenant"],
  [90033, "temporarily_unavailable", "has a problem at the moment"],
  [9002326, "invalid_request", "not as a single-page application"],
  [700016, "unauthorized_client", "no app with this client ID"],
  [501481, "invalid_grant", "did not accept the request"],
  [123456, "server_error", "Microsoft refused the sign-in"],
];
const description = (code) =>
  `AADSTS${code}: Words for <b>experts</b>. Trace ID: ${tenant} Correlation ID: ${client} Timestamp: 2026-11-24 04:00:00Z`;

for (const [code, error, words] of rows) {
  const fault = (kind, form) => {
    if (kind === "authorize" && code % 2 === 0) {
      const answer = new URLSearchParams({ error, error_description: description(code), state: form.get("state") });
      return { fragment: answer.toString() };
    }
    if (kind === "token") {
      return { status: 400, body: { error, error_description: description(code), error_codes: [code], trace_id: tenant, correlation_id: client, timestamp: "2026-11-24 04:00:00Z" } };
    }
    return undefined;
  };
  labTest(`AADSTS${code} is explained`, { fault, ...redeeming }, async (page) => {
    await fill(page);
    await press(page);
    await alerted(page, words);
    const text = await page.getByRole("alert").filter({ hasText: words }).innerText();
    for (const id of [`AADSTS${code}`, tenant, client, "2026-11-24 04:00:00Z"]) assert.ok(text.includes(id), `${id} in ${text}`);
    // Only what has no help of its own is told in Microsoft's words, and as text.
    assert.equal(text.includes("Words for <b>experts</b>."), code === 123456);
    // What was typed in is there again, so that one press tries anew.
    assert.equal(await page.getByRole("textbox", { name: "Application (client) ID" }).inputValue(), client);
    assert.deepEqual(await kept(page), nothing);
  });
}

labTest("an answer that is not Microsoft’s, and none at all, are told apart", { fault: (kind) => kind === "token" && { status: 502, body: "<h1>Bad gateway</h1>" }, expect: [/502/] }, async (page) => {
  await fill(page);
  await press(page);
  await alerted(page, "was not Microsoft’s sign-in service");
});

labTest("a token endpoint that cannot be reached is asked twice at the most", { expect: [/ERR_FAILED|net::|Failed to load/] }, async (page) => {
  let asked = 0;
  await page.route(/\/oauth2\/v2\.0\/token/, (route) => {
    asked += 1;
    return route.abort();
  });
  await fill(page);
  await press(page);
  await alerted(page, "was not reached");
  assert.equal(asked, 2);
});

labTest("offline is said at once", {}, async (page, { entra }) => {
  await page.addInitScript(() => {
    if (location.hash.includes("code=")) Object.defineProperty(navigator, "onLine", { get: () => false });
  });
  await fill(page);
  await press(page);
  await alerted(page, "The browser is offline");
  assert.equal(entra.tokens.length, 0);
});

labTest("throttled: says until when, and asks nothing before", { fault: (kind) => kind === "token" && { status: 429, body: { error: "temporarily_unavailable" }, headers: { "Retry-After": "120" } }, expect: [/429/] }, async (page) => {
  await fill(page);
  await press(page);
  await alerted(page, /Not before \d\d:\d\d/);
});

labTest("pressing twice asks Microsoft once", {}, async (page, { entra }) => {
  await fill(page);
  await page.getByRole("button", { name: "Continue to Microsoft" }).evaluate((button) => {
    button.click();
    button.click();
  });
  await page.getByRole("button", { name: "Sign out" }).waitFor({ timeout: 30_000 });
  assert.equal(entra.authorizes.length, 1);
  assert.equal(entra.tokens.length, 1);
});

const waiting = { fault: (kind) => kind === "authorize" && { page: "<!doctype html><title>Microsoft</title><h1>Enter password</h1>" } };

labTest("Back from Microsoft’s page leaves the page ready for another try", waiting, async (page) => {
  await fill(page);
  await press(page);
  await page.getByText("Enter password").waitFor();
  await page.goBack();
  await alerted(page, "came back without signing in");
  assert.deepEqual(await kept(page), nothing);
  assert.equal(await page.getByRole("textbox", { name: "Application (client) ID" }).inputValue(), client);
  await press(page);
  await page.getByText("Enter password").waitFor();
});

// Browsers that are driven keep no page for Back: an answer without content leaves the page as it was when it left, and the
// event that a kept page gets is made here.
labTest("a page that the browser had kept for Back is ready for another try", { fault: (kind) => kind === "authorize" && { stays: true } }, async (page, { entra }) => {
  await fill(page);
  const button = page.getByRole("button", { name: "Continue to Microsoft" });
  await button.evaluate((element) => element.click());
  await until(() => entra.authorizes.length === 1);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await alerted(page, "came back without signing in");
  assert.deepEqual(await kept(page), nothing);
  await button.evaluate((element) => element.click());
  await until(() => entra.authorizes.length === 2);
});

labTest("leaving Microsoft’s page by typing the address heals as well", waiting, async (page, { server }) => {
  await fill(page);
  await press(page);
  await page.getByText("Enter password").waitFor();
  await page.goto(server.url);
  await alerted(page, "came back without signing in");
  await page.reload();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).waitFor();
  assert.equal(await page.getByRole("alert").filter({ hasText: "without signing in" }).count(), 0);
});

labTest("a sign-in older than ten minutes is given up", waiting, async (page, { server }) => {
  await fill(page);
  await press(page);
  await page.getByText("Enter password").waitFor();
  // The record is of the page's origin: look from a file of it that runs no script.
  await page.goto(`${server.url}staticwebapp.config.json`);
  const state = await page.evaluate(() => {
    const lines = sessionStorage.getItem("cutover.sign-in").split("\n");
    lines[9] = String(Number(lines[9]) - 11 * 60_000);
    sessionStorage.setItem("cutover.sign-in", lines.join("\n"));
    return lines[1];
  });
  await page.goto(`${server.url}#code=x&state=${state}`);
  await alerted(page, "longer than ten minutes");
  assert.deepEqual(await kept(page), nothing);
});

for (const answer of ["?code=made-up-code&state=x", "#access_token=made-up-token&token_type=Bearer&state=x"]) {
  labTest(`an answer that nobody asked for is taken out of the address and named: ${answer.slice(0, 9)}`, {}, async (page, { server }) => {
    await page.goto(`${server.url}${answer}`);
    await page.locator('main[aria-busy="false"]').waitFor();
    await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    assert.doesNotMatch(await page.evaluate(() => location.href), /made-up/);
    assert.deepEqual(await kept(page), nothing);
  });
}

labTest("a reload after signing in finds nobody signed in, and nothing stored", {}, async (page, { entra }) => {
  await signInToLab(page);
  await page.reload();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).waitFor();
  assert.deepEqual(await kept(page), nothing);
  assert.equal(entra.tokens.length, 1);
});

labTest("a reload while the answer is redeemed ends in words, with the fields filled in, and one press tries anew", { expect: [/400 \(|status of 400/] }, async (page, { entra }) => {
  const held = [];
  entra.fault = (kind) => (kind === "token" && entra.tokens.length === 1 ? new Promise((done) => held.push(done)) : undefined);
  await fill(page);
  await press(page);
  await until(() => held.length === 1);
  await page.reload();
  await alerted(page, "loaded anew before the sign-in was complete");
  assert.equal(await page.getByRole("button", { name: "Sign out" }).count(), 0);
  assert.equal(await page.locator("main").getAttribute("aria-busy"), "false");
  assert.equal(await page.getByRole("textbox", { name: "Application (client) ID" }).inputValue(), client);
  assert.deepEqual(await kept(page), nothing);
  // What comes of the old request reaches nobody.
  held[0]({ status: 400, body: { error: "invalid_grant", error_codes: [70008], error_description: "AADSTS70008: late" } });
  await press(page);
  await page.getByRole("button", { name: "Sign out" }).waitFor({ timeout: 30_000 });
  assert.equal(await page.getByRole("alert").filter({ hasText: "loaded anew" }).count(), 0);
  assert.equal(entra.tokens.length, 2);
  assert.deepEqual(await kept(page), nothing);
});

labTest("a duplicated tab fails cleanly and does not disturb the other", redeeming, async (page, { context, server, entra, watch }) => {
  let record;
  let answer;
  entra.change = (parameters) => (answer ??= parameters.toString());
  await page.exposeFunction("keepRecord", (text) => (record ??= text));
  await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      window.keepRecord(value);
      return set.call(this, key, value);
    };
  });
  await signInToLab(page);
  const twin = await context.newPage();
  watch(twin);
  await twin.goto(`${server.url}staticwebapp.config.json`);
  await twin.evaluate((text) => sessionStorage.setItem("cutover.sign-in", text), record);
  await twin.goto(`${server.url}#${answer}`);
  await twin.getByRole("alert").filter({ hasText: /sign/i }).waitFor({ timeout: 30_000 });
  assert.equal(await twin.getByRole("button", { name: "Sign out" }).count(), 0);
  assert.deepEqual(await kept(twin), nothing);
  assert.equal(entra.tokens.length, 2);
  await page.getByRole("button", { name: "Sign out" }).waitFor();
});

labTest("signs out here, in other tabs and at Microsoft", {}, async (page, { context, server, entra, watch }) => {
  await signInToLab(page);
  const other = await context.newPage();
  watch(other);
  await other.goto(`${server.url}?lang=en`);
  await signInToLab(other);
  await page.getByRole("button", { name: "Sign out" }).click();
  const sure = page.getByRole("dialog").getByRole("button", { name: "Sign out" });
  await sure.or(page.getByRole("button", { name: "Sign in with Microsoft" })).first().waitFor({ timeout: 30_000 });
  if (await sure.isVisible()) await sure.click();
  await until(() => entra.logouts.length === 1);
  assert.equal(entra.logouts[0].logout_hint, "O.lab");
  assert.equal(entra.logouts[0].post_logout_redirect_uri, server.url);
  for (const tab of [page, other]) {
    await tab.getByRole("button", { name: "Sign in with Microsoft" }).waitFor({ timeout: 30_000 });
    assert.equal(await tab.getByRole("button", { name: "Sign out" }).count(), 0);
    assert.deepEqual(await kept(tab), nothing);
  }
});

labTest("data on the page are not lost without a question", {}, async (page, { entra }) => {
  await demo(page);
  await page.evaluate(() => (location.hash = "#/"));
  await fill(page);
  await press(page);
  const dialog = page.getByRole("dialog", { name: "Sign in with Microsoft?" });
  await dialog.waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(entra.authorizes.length, 0);
  await press(page);
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await press(page);
  await dialog.getByRole("button", { name: "Continue and lose it" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor({ timeout: 30_000 });
  assert.equal(entra.authorizes.length, 1);
});

labTest("saves the case first if asked to, and asks for it afterwards", {}, async (page, { entra }) => {
  await demo(page);
  await page.evaluate(() => (location.hash = "#/"));
  await fill(page);
  await press(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "Save the case and continue" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /case.*\.json/);
  await page.getByRole("button", { name: "Sign out" }).waitFor({ timeout: 30_000 });
  await alerted(page, "Load your case file again");
  assert.equal(entra.authorizes.length, 1);
});

labTest("comes back to the place and the language from which it went", { lang: "de", hash: "#/findings" }, async (page, { server }) => {
  await openSignIn(page, "Mit Microsoft anmelden");
  await page.getByRole("textbox", { name: "Anwendungs-ID (Client)" }).fill(client);
  await page.getByRole("button", { name: "Weiter zu Microsoft" }).click();
  await page.getByRole("button", { name: "Abmelden" }).waitFor({ timeout: 30_000 });
  assert.equal(page.url(), `${server.url}?lang=de#/findings`);
});

labTest("what cannot be right is said at the field, before anything leaves", {}, async (page, { seen }) => {
  // A request of the page before, which was closed while it read, may still be on its way when this one begins.
  const before = seen.length;
  await openSignIn(page);
  await press(page);
  await alerted(page, "The client ID is not complete");
  await fill(page, { tenant: "a/../b" });
  await press(page);
  await alerted(page, "neither a tenant ID nor a domain");
  assert.deepEqual(seen.slice(before), []);
});

for (const [cloud, login, graph] of [
  ["usgov", "login.microsoftonline.us", "graph.microsoft.us"],
  ["usgovdod", "login.microsoftonline.us", "dod-graph.microsoft.us"],
  ["china", "login.chinacloudapi.cn", "microsoftgraph.chinacloudapi.cn"],
]) {
  labTest(`the cloud ${cloud} has its own hosts`, { host: login, expect: [new RegExp(graph.replaceAll(".", "\\."))] }, async (page, { entra, seen }) => {
    await signInToLab(page, { cloud });
    assert.equal(entra.authorizes[0].scope.split(" ")[0], `https://${graph}/AuditLog.Read.All`);
    const hosts = new Set(seen.map((line) => new URL(line.split(" ")[1]).host));
    for (const host of hosts) assert.ok([login, graph].includes(host), host);
  });
}

for (const hours of [-1, 1]) {
  labTest(`a clock that is ${hours} hour off signs in and is told so`, {}, async (page) => {
    await page.addInitScript((shift) => {
      const now = Date.now;
      Date.now = () => now() + shift;
    }, hours * 3_600_000);
    await page.reload();
    await signInToLab(page);
    await alerted(page, hours > 0 ? /about (59|60) minutes ahead/ : /about (59|60|61) minutes behind/);
  });
}

labTest("a token from Graph Explorer is taken for once, with its end and its permissions", {}, async (page, { seen }) => {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const token = (claims) => `${part({ alg: "none" })}.${part({ aud: "https://graph.microsoft.com", tid: tenant, upn: account, scp: "AuditLog.Read.All User.Read", ...claims })}.x`;
  const soon = Math.floor(Date.now() / 1000) + 3000;
  const paste = async (text) => {
    await page.getByRole("textbox", { name: "Graph access token" }).fill(text);
    await page.getByRole("button", { name: "Use this token" }).click();
  };
  await openSignIn(page);
  await page.getByText("Advanced", { exact: true }).click();
  await paste("nonsense");
  await alerted(page, "not an access token");
  await paste(token({ exp: soon - 6000 }));
  await alerted(page, "has expired");
  await paste(token({ exp: soon, aud: "https://management.azure.com" }));
  await alerted(page, "not for Microsoft Graph");
  assert.equal(await page.getByRole("textbox", { name: "Graph access token" }).inputValue(), "");
  assert.deepEqual(seen, []);
  await paste(`Bearer ${token({ exp: soon, scp: "AuditLog.Read.All User.Read Mail.ReadWrite" })}`);
  await page.getByText(/Token until \d\d:\d\d/).first().waitFor();
  await page.evaluate(() => (location.hash = "#/"));
  await page.getByText("Permissions: AuditLog.Read.All").waitFor();
  await page.getByText("This token can do more than the page needs: Mail.ReadWrite.").waitFor();
  assert.ok(!(await page.evaluate(() => document.documentElement.outerHTML)).includes(part({ alg: "none" })));
});

labTest("the set-up place tells the exact address, steps, commands and mistakes", { hash: "#/setup", context: { permissions: ["clipboard-read", "clipboard-write"] } }, async (page, { server }) => {
  await page.getByRole("heading", { level: 1, name: "Setting up" }).waitFor();
  await page.getByText("AADSTS9002326").waitFor();
  const scripts = page.locator("pre");
  assert.equal(await scripts.count(), 2);
  for (const text of await scripts.allInnerTexts()) assert.ok(text.includes(server.url), text);
  await page.getByRole("button", { name: "Copy" }).first().click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), server.url);
});

// Graph that answers each question, a little late and with more to come.
function slowGraph() {
  return (request, response) => {
    const cors = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Authorization, *", "Content-Type": "application/json" };
    if (request.method === "OPTIONS") return response.writeHead(204, cors).end();
    setTimeout(() => response.writeHead(200, cors).end(JSON.stringify({ value: [] })), 1500);
    return undefined;
  };
}

/** Waits for a condition outside the page. */
async function until(condition) {
  const end = Date.now() + 30_000;
  while (!condition()) {
    assert.ok(Date.now() < end, `waited 30 s for ${condition}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
