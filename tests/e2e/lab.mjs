// What the tests against the lab share: the finished page, a Chromium that takes the lab for Microsoft, and a stand-in
// for Entra of each test's own. `tests/lab/` has the stand-ins.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { client, entra } from "../lab/entra.mjs";
import { front } from "../lab/front.mjs";
import { startGraph } from "../lab/graph.mjs";
import { dist, flags, notOurs } from "./lib.mjs";

let browser;
let server;
let lab;
let stand;

/**
 * Starts page, lab and browser before the tests of a file and ends them after; with `graph` also the stand-in for Graph.
 * Call it once in each file.
 */
export function withLab({ graph = false } = {}) {
  before(async () => {
    assert.ok(process.env.CHROMIUM, "CHROMIUM is not set: run the tests with `make e2e` or `make test`");
    server = await serve(dist, { withHeaders: true });
    lab = await front();
    if (graph) stand = await startGraph();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...flags, ...lab.arguments] });
  });
  after(async () => {
    await browser?.close();
    server?.close();
    stand?.close();
    lab?.close();
  });
}

/**
 * A test with a page, a profile and an Entra of its own. `body(page, tools)`: `tools.entra` is the stand-in's state,
 * `tools.seen` what reached Microsoft's hosts, `tools.graph` the stand-in for Graph. Options: those of `entra()`, `graph` a
 * request listener or what the stand-in is to be (`set()` of it), `lang`, `hash`, `context` options of Playwright, `expect` patterns of console errors that belong to the test, `before` the page is loaded,
 * `redirects()` further addresses that are registered.
 */
export function labTest(name, options, body) {
  const { lang = "en", hash = "", context: contextOptions = {}, expect = [], graph, before: prepare, timeout = 90_000, redirects = () => [], ...rest } = options;
  test(name, { timeout }, async (t) => {
    const signIns = entra({ redirects: [server.url, ...redirects()], issued: stand?.issue, ...rest });
    lab.handlers.login = signIns.listener;
    const simple = typeof graph === "function" || graph === undefined;
    lab.handlers.graph = simple ? (graph ?? refuse) : stand.listener;
    if (!simple) await stand.set(graph);
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
      await body(page, { t, server, context, watch, entra: signIns.state, graph: stand, seen: lab.seen, lab });
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

/** Opens the panel of the sign-in, if it is not open. */
export async function openSignIn(page, name = "Sign in with Microsoft") {
  const button = page.getByRole("button", { name });
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
}

/** Fills the fields in. */
export async function fill(page, { id = client, tenant = "organizations", cloud } = {}) {
  await openSignIn(page);
  await page.getByRole("textbox", { name: "Application (client) ID" }).fill(id);
  await page.getByRole("textbox", { name: "Tenant" }).fill(tenant);
  if (!cloud) return;
  await page.getByText("Advanced", { exact: true }).click();
  await page.getByRole("combobox", { name: "Cloud" }).selectOption(cloud);
}

/** Presses the button. */
export const press = (page) => page.getByRole("button", { name: "Continue to Microsoft" }).click();

/** Signs in and waits until the page says so. */
export async function signInToLab(page, fields) {
  await fill(page, fields);
  await press(page);
  await page.getByRole("button", { name: "Sign out" }).waitFor({ timeout: 30_000 });
}

/** A test with Graph as these settings say: `body(page, graph, tools)`. Options as those of `labTest`. */
export function graphTest(name, settings, body, options = {}) {
  labTest(name, { graph: settings, ...options }, (page, tools) => body(page, tools.graph, tools));
}

/** The table of the findings. */
export const devices = (page) => page.getByRole("table", { name: "Devices" }).or(page.getByRole("grid", { name: "Devices" }));

/** An alert with these words. */
export const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });

/** Signs in, and waits until the reading that begins by itself has ended. */
export async function readAll(page, { timeout = 90_000 } = {}) {
  await signInToLab(page);
  await page.locator('main[aria-busy="true"]').or(alert(page, /\S/)).first().waitFor({ timeout });
  await page.locator('main[aria-busy="false"]').waitFor({ timeout });
}
