// Signing in against the lab, with the page's production addresses: the way there and back, and everything that can go
// wrong on it.

import assert from "node:assert/strict";
import { account, client } from "../lab/entra.mjs";
import { fill, labTest, press, signInToLab, withLab } from "./lab.mjs";

withLab();

const alert = (page) => page.getByRole("alert").filter({ hasText: /\S/ });
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
