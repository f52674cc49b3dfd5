// Cutover and Microsoft's own library sign in through the same provider in the same Chromium; what goes over the wire is
// compared. docs/signing-in-compared.md has the differences that are meant; any other, and any that is gone, fails.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { client } from "../lab/entra.mjs";
import { labTest, signInToLab, withLab } from "./lab.mjs";

withLab();

const library = readFileSync(createRequire(import.meta.url).resolve("@azure/msal-browser/package.json").replace("package.json", "lib/msal-browser.min.js"), "utf8");
const meant = [...readFileSync(new URL("../../docs/signing-in-compared.md", import.meta.url), "utf8").matchAll(/^\| `([^`]+)` \|/gm)].map(([, difference]) => difference);

// The library's page has a server of its own: a page that Playwright makes up may not ask loopback addresses.
let address;
let server;
before(async () => {
  server = createServer((request, response) => {
    const script = request.url === "/msal.js";
    response.writeHead(200, { "Content-Type": script ? "text/javascript" : "text/html" });
    response.end(script ? library : page(address));
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  address = `http://localhost:${server.address().port}/`;
});
after(() => server.close());

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What cannot be equal, but must look right. */
const shapes = {
  "client-request-id": GUID,
  code: /^[\w.~-]{20,}$/,
  code_challenge: /^[\w-]{43}$/,
  code_verifier: /^[\w-]{43}$/,
  nonce: /^[\w-]{36,}$/,
  refresh_token: /^[\w.~-]{20,}$/,
  state: /^.{36,}$/,
};

/** Names with what is to be equal: claims one by one, scopes in whatever order. */
function flat(pairs) {
  const out = {};
  for (const [name, value] of Object.entries(pairs)) {
    if (name === "claims") {
      const walk = (at, inner) => {
        if (inner && typeof inner === "object" && !Array.isArray(inner)) for (const [key, next] of Object.entries(inner)) walk(`${at}.${key}`, next);
        else out[at] = JSON.stringify(inner)?.toLowerCase();
      };
      for (const [token, claims] of Object.entries(JSON.parse(value))) for (const [key, claim] of Object.entries(claims)) {
        if (claim?.values) walk(`claims.${token}.${key}`, claim.values);
        else out[`claims.${token}.${key}`] = "wanted";
      }
    } else if (name === "scope") out.scope = value.split(" ").sort().join(" ");
    else if (shapes[name]) {
      assert.match(value, shapes[name], name);
      out[name] = "fits";
    } else out[name] = value;
  }
  return out;
}

/** With addresses of each page's own as such. */
const own = (pairs, base) => Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name, value === base || `${value}/` === base ? "its own" : value]));

function differences(where, ours, msal, base) {
  const [a, b] = [own(flat(ours), base), own(flat(msal), address)];
  return [
    ...Object.keys(a).filter((name) => !(name in b)).map((name) => `${where} +ours ${name}`),
    ...Object.keys(b).filter((name) => !(name in a)).map((name) => `${where} +msal ${name}`),
    ...Object.keys(a).filter((name) => name in b && a[name] !== b[name]).map((name) => `${where} ≠ ${name}`),
  ];
}

/** Of each header its name; of those that matter also the value. */
const headers = (token) =>
  Object.fromEntries(Object.entries(token.headers).map(([name, value]) => [name, ["content-type", "origin", "accept"].includes(name) ? value : ""]));

labTest("differs from msal-browser in nothing but what is written down", { lasts: 6, graph: patient, redirects: () => [address] }, async (tab, { context, server: { url }, entra, seen, watch }) => {
  await signInToLab(tab);
  const refreshed = () => entra.tokens.find(({ form }) => form.grant_type === "refresh_token");
  await until(refreshed);
  const ours = { authorize: entra.authorizes[0], code: entra.tokens[0], refresh: refreshed() };
  await tab.close();
  const asked = entra.tokens.length;

  const other = await context.newPage();
  watch(other);
  await other.goto(address);
  await other.waitForFunction(() => window.done, undefined, { timeout: 60_000 });
  assert.equal(await other.evaluate(() => window.done), "renewed");
  const [code, refresh] = entra.tokens.slice(asked);
  const found = [
    ...differences("authorize", ours.authorize, entra.authorizes.at(-1), url),
    ...differences("code", ours.code.form, code.form, url),
    ...differences("refresh", ours.refresh.form, refresh.form, url),
    ...differences("headers", headers(ours.code), headers(code), url),
    ...differences("query", Object.fromEntries(new URLSearchParams(ours.code.query)), Object.fromEntries(new URLSearchParams(code.query)), url),
  ];
  assert.deepEqual(headers(ours.code), headers(ours.refresh), "both token requests have the same headers");
  assert.deepEqual(found.sort(), meant.toSorted(), "differences from msal-browser");
  assert.deepEqual(seen.filter((line) => line.startsWith("OPTIONS https://login")), [], "the browser asked for permission first");
});

/** A page that signs in and renews with the library. */
const page = (redirect) => `<!doctype html><meta charset="utf-8"><title>msal-browser</title><script src="/msal.js"></script><script type="module">
  const scopes = ["https://graph.microsoft.com/AuditLog.Read.All"];
  const app = new msal.PublicClientApplication({
    auth: { clientId: "${client}", authority: "https://login.microsoftonline.com/organizations", redirectUri: "${redirect}", clientCapabilities: ["CP1"] },
    cache: { cacheLocation: "sessionStorage" },
  });
  try {
    await app.initialize();
    const back = await app.handleRedirectPromise({ navigateToLoginRequestUrl: false });
    if (!back) await app.loginRedirect({ scopes, prompt: "select_account" });
    else {
      await app.acquireTokenSilent({ scopes, account: back.account, forceRefresh: true });
      window.done = "renewed";
    }
  } catch (error) {
    window.done = String(error);
  }
</script>`;

// Graph that lets the page go on asking, so that its token ends.
function patient(request, response) {
  const cors = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Authorization, *", "Content-Type": "application/json" };
  if (request.method === "OPTIONS") return response.writeHead(204, cors).end();
  setTimeout(() => response.writeHead(200, cors).end(JSON.stringify({ value: [] })), 2000);
  return undefined;
}

async function until(condition) {
  const end = Date.now() + 45_000;
  while (!condition()) {
    assert.ok(Date.now() < end, `waited 45 s for ${condition}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
