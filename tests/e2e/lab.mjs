// What the tests against the lab share: the finished page, a Chromium that takes the lab for Microsoft, and a stand-in
// for Entra of each test's own. `tests/lab/` has the stand-ins.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { client, entra } from "../lab/entra.mjs";
import { front } from "../lab/front.mjs";
import { dist, flags, notOurs } from "./lib.mjs";

let browser;
let server;
let lab;

/** Starts page, lab and browser before the tests of a file and ends them after. Call it once in each file. */
export function withLab() {
  before(async () => {
    assert.ok(process.env.CHROMIUM, "CHROMIUM is not set: run the tests with `make e2e` or `make test`");
    server = await serve(dist, { withHeaders: true });
    lab = await front();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...flags, ...lab.arguments] });
  });
  after(async () => {
    await browser?.close();
    server?.close();
    lab?.close();
  });
}

/**
 * A test with a page, a profile and an Entra of its own. `body(page, tools)`: `tools.entra` is the stand-in's state,
 * `tools.seen` what reached Microsoft's hosts. Options: those of `entra()`, `graph` a request listener, `lang`, `hash`,
 * `context` options of Playwright, `expect` patterns of console errors that belong to the test, `before` the page is loaded.
 */
export function labTest(name, options, body) {
  const { lang = "en", hash = "", context: contextOptions = {}, expect = [], graph, before: prepare, timeout = 90_000, ...rest } = options;
  test(name, { timeout }, async (t) => {
    const stand = entra({ redirects: [server.url], ...rest });
    lab.handlers.login = stand.listener;
    lab.handlers.graph = graph ?? refuse;
    lab.seen.length = 0;
    const context = await browser.newContext({ locale: "en-US", acceptDownloads: true, ignoreHTTPSErrors: true, ...contextOptions });
    const page = await context.newPage();
    const errors = [];
    const watch = (watched) => {
      watched.on("console", (message) => {
        if (message.type() === "error" && !notOurs(message)) errors.push(`console: ${message.text()} (${message.location().url})`);
      });
      watched.on("pageerror", (error) => errors.push(`uncaught: ${error.stack ?? error}`));
    };
    watch(page);
    try {
      await prepare?.(page, { server, context });
      await page.goto(`${server.url}?lang=${lang}${hash}`);
      await body(page, { t, server, context, watch, entra: stand.state, seen: lab.seen, lab });
    } finally {
      await context.close();
    }
    // What Graph answers is not these tests' business.
    const known = [/graph\.microsoft/, ...expect];
    assert.deepEqual(errors.filter((error) => !known.some((pattern) => pattern.test(error))), [], "errors in the browser");
  });
}

// Graph, for tests that are about signing in only.
function refuse(request, response) {
  response.writeHead(request.method === "OPTIONS" ? 204 : 403, {
    "Access-Control-Allow-Origin": request.headers.origin ?? "*",
    "Access-Control-Allow-Headers": "*, Authorization",
    "Content-Type": "application/json",
  });
  response.end(request.method === "OPTIONS" ? undefined : JSON.stringify({ error: { code: "Authentication_MSGraphPermissionMissing", message: "lab" } }));
}

/** Fills the fields in. */
export async function fill(page, { id = client, tenant = "organizations", cloud } = {}) {
  await page.getByRole("textbox", { name: "Application (client) ID" }).fill(id);
  await page.getByRole("textbox", { name: "Tenant" }).fill(tenant);
  if (cloud) await page.getByRole("combobox", { name: "Cloud" }).selectOption(cloud);
}

/** Presses the button. */
export const press = (page) => page.getByRole("button", { name: "Sign in with Microsoft" }).click();

/** Signs in and waits until the page says so. */
export async function signInToLab(page, fields) {
  await fill(page, fields);
  await press(page);
  await page.getByRole("button", { name: "Sign out" }).waitFor({ timeout: 30_000 });
}
