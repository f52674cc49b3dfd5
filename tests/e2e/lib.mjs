// What the end-to-end tests share: a static server for dist/, a browser, and the page as contract.md section 2 describes it.
// A test fails on any console error or uncaught error in the page that it did not announce.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

// Another site, such as that of `make dev`, is tested with SITE=folder.
export const dist = resolve(process.env.SITE ?? new URL("../../dist", import.meta.url).pathname);

export const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium's sandbox refuses to run for root, which is who runs in a container.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

let browser;
let folder;

/** Starts a browser before the tests of a file and ends it after them. Call it once in each file. */
export function withBrowser() {
  before(async () => {
    assert.ok(process.env.CHROMIUM, "CHROMIUM is not set: run the tests with `make e2e` or `make test`");
    assert.ok(existsSync(join(dist, "index.html")), "there is no dist/: run `make build`");
    folder = mkdtempSync(join(tmpdir(), "cutover-e2e-"));
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
  });
  after(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
}

/** Writes a file for a test and gives its path; it is gone after the tests. Its date, in milliseconds, is that of its download. */
export function file(name, content, date) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
  if (date !== undefined) utimesSync(path, date / 1000, date / 1000);
  return path;
}

/** Confirms what the page proposes of the dropped files. */
export async function confirm(page) {
  await page.getByRole("button", { name: "That’s right" }).click();
  await page.locator(".ask").waitFor({ state: "detached" });
}

/**
 * Chromium reports every 404. /favicon.ico is asked for by the browser itself where a document names no icon: a script opened by
 * its address, or a page that was left before its head was read.
 */
export const notOurs = (message) => /\/favicon\.ico$/.test(message.location().url);

/**
 * A test with a page of its own in a fresh profile.
 * Options: `base` path of the page, `headers` as a good host sends them (else none but the media type), `hash` the place,
 * `lang`, `context` options of Playwright, `expect` patterns of errors that belong to the test, `before` the page is loaded,
 * `folder` another site than dist/.
 */
export function pageTest(name, options, body) {
  const { base = "/", headers = false, lang = "en", hash = "", context: contextOptions = {}, expect = [], before: prepare, timeout = 60_000, folder: site = () => dist } = options;
  test(name, { timeout }, async (t) => {
    const server = await serve(site(), { base, withHeaders: headers });
    const context = await browser.newContext({ locale: "en-US", acceptDownloads: true, ...contextOptions });
    const errors = [];
    const requests = [];
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error" && !notOurs(message)) errors.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => errors.push(`uncaught: ${error.stack ?? error}`));
    context.on("request", (request) => requests.push(request.url()));
    try {
      await prepare?.(page, { server, context });
      await page.goto(`${server.url}?lang=${lang}${hash}`);
      await body(page, { t, server, context, requests });
    } finally {
      await context.close();
      server.close();
    }
    assert.deepEqual(errors.filter((error) => !expect.some((pattern) => pattern.test(error))), [], "errors in the browser");
  });
}

/** Waits until the page is there and does nothing. */
export async function idle(page) {
  await page.locator('main[aria-busy="false"]').waitFor({ timeout: 30_000 });
}

/** Chooses files and waits until they are read: busy must come and go. */
export async function choose(page, paths, { timeout = 60_000, input = "#files" } = {}) {
  await readDuring(page, timeout, () => page.locator(input).setInputFiles(paths));
}

/** Drops files onto the window, as a user does from the file manager. */
export async function drop(page, paths, { timeout = 60_000 } = {}) {
  const files = [].concat(paths).map((path) => ({ name: path.split("/").at(-1), data: readFileSync(path).toString("base64") }));
  await readDuring(page, timeout, async () => {
    const transfer = await page.evaluateHandle((list) => {
      const made = new DataTransfer();
      for (const { name, data } of list) made.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name));
      return made;
    }, files);
    for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("body", event, { dataTransfer: transfer });
  });
}

async function readDuring(page, timeout, act) {
  await idle(page);
  await page.evaluate(() => {
    const main = document.querySelector("main");
    window.cutoverTest = new Promise((done) => {
      let busy = false;
      new MutationObserver((_, observer) => {
        const now = document.querySelector("main")?.getAttribute("aria-busy");
        if (now === "true") busy = true;
        if (busy && now === "false") done(observer.disconnect());
      }).observe(main.parentNode, { attributes: true, attributeFilter: ["aria-busy"], subtree: true, childList: true });
    });
  });
  await act();
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`main[aria-busy] did not become true and then false within ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([page.evaluate(() => window.cutoverTest), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Goes to a place by its address in the fragment, and waits until it is drawn. */
export async function go(page, place) {
  await page.evaluate((to) => (location.hash = to), place);
  // Start has no link among the places; a device belongs to the findings; the parts of Fix are links below the place's own.
  const here = place.startsWith("#/device") ? "#/findings" : place;
  await page.waitForFunction((to) => ([...document.querySelectorAll('nav a[aria-current="page"]')].at(-1)?.getAttribute("href") ?? "#/") === to, here);
}

/** Exports and gives the text. `kind` is the words of the menu. */
export async function exported(page, kind = "Findings (JSON)", list = "Export") {
  // On a narrow page it is part of the last menu.
  const button = page.getByRole("button", { name: list, exact: true }).or(page.getByRole("button", { name: /^(More|Mehr)$/ })).first();
  const item = page.getByRole("menuitem", { name: kind }).or(page.getByRole("button", { name: kind })).first();
  const coming = page.waitForEvent("download");
  await button.click();
  // A place that has just been drawn takes the focus, which closes the list: then it is opened once more.
  await item.click({ timeout: 5_000 }).catch(async () => {
    await button.click();
    await item.click();
  });
  return readFileSync(await (await coming).path(), "utf8");
}

/** Opens the files at the side, does something with them, and closes them. */
export async function withFiles(page, act) {
  await page.locator('.cover button[aria-haspopup="dialog"]').click();
  const panel = page.locator("dialog.side");
  await panel.locator(".filelist > li").first().waitFor();
  await act(panel);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
}

/** Forgets everything, and waits for Start. */
export async function forget(page) {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Forget everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /forget/i }).click();
  await page.getByRole("button", { name: "Open the demo tenant" }).waitFor();
}

/** The exported findings, parsed, with the two fields that every reader checks first. */
export async function findings(page) {
  const parsed = JSON.parse(await exported(page));
  assert.equal(parsed.format, "cutover/findings");
  assert.equal(parsed.version, 1);
  return parsed;
}

/** Opens the demo tenant and waits until it is read. */
export async function demo(page) {
  await readDuring(page, 30_000, () => page.getByRole("button", { name: "Open the demo tenant" }).click());
  await page.getByRole("table", { name: "Devices" }).or(page.getByRole("grid", { name: "Devices" })).waitFor();
}

/** A sign-in record as Graph (beta) gives it. */
export function signIn(changes = {}) {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    createdDateTime: "2026-11-20T08:15:00Z",
    userDisplayName: "Greta Beispiel",
    userPrincipalName: "greta.beispiel@contoso.example",
    userId: "11111111-1111-4111-8111-111111111111",
    appId: "00000002-0000-0ff1-ce00-000000000000",
    appDisplayName: "Office 365 Exchange Online",
    ipAddress: "192.0.2.10",
    clientAppUsed: "Exchange ActiveSync",
    userAgent: "Apple-iPhone14C5/1902.74",
    conditionalAccessStatus: "notApplied",
    isInteractive: true,
    signInEventTypes: ["interactiveUser"],
    authenticationProtocol: "ropc",
    status: { errorCode: 0, failureReason: "Other.", additionalDetails: null },
    deviceDetail: { deviceId: "", displayName: "", operatingSystem: "", browser: "" },
    location: { city: "Bern", state: "Bern", countryOrRegion: "CH" },
    appliedConditionalAccessPolicies: [],
    authenticationDetails: [],
    ...changes,
  };
}
