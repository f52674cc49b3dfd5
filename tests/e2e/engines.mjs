// Three engines behind one small interface: Chromium through Playwright, Firefox ESR through WebDriver BiDi, WebKitGTK through
// WebDriver. Each view is a browser of its own with a fresh profile. What is sought is found by the same code in each of
// them, axe-core's roles and names; pointer, keys, files and downloads are the engine's own.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import WebSocket from "ws";
import { flags, notOurs } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const zone = "Europe/Zurich";
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks until the answer is truthy. */
async function until(ask, what, timeout = 30_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    assert.ok(Date.now() < end, `not within ${timeout} ms: ${what()}`);
    await pause(40);
  }
}

/** In the page: finds what can be seen by role and name, within what is found likewise. */
function installSeek() {
  const tags = {
    button: "button, summary, [role=button]",
    link: "a[href]",
    dialog: "dialog, [role=dialog]",
    table: "table, [role=table], [role=grid]",
    textbox: "input, textarea",
    searchbox: "input",
    checkbox: "input",
    heading: "h1, h2, h3, h4",
    region: "section, [role=region]",
    alert: "[role=alert]",
  };
  // A grid is a table that is walked through; a drawing that takes keys is a group or an application.
  const alike = { table: ["table", "grid"], button: ["button", "menuitem"], drawing: ["group", "application", "img"] };
  const fits = (text, name) => (name instanceof RegExp ? name.test(text) : text === name);
  const squash = (text) => text.replace(/\s+/g, " ").trim();

  const look = (root, { role, name, css, text }) =>
    [...root.querySelectorAll(css ?? (role === "button" ? `${tags.button}, [role=menuitem]` : tags[role]) ?? "*")].filter(
      (element) =>
        element.checkVisibility() &&
        (!role || (alike[role] ?? [role]).includes(axe.commons.aria.getRole(element))) &&
        (name === undefined || fits(squash(axe.commons.text.accessibleText(element)), name)) &&
        (text === undefined || fits(squash(element.innerText ?? element.textContent), text)),
    );
  const regex = (value) => (value?.source ? new RegExp(value.source, value.flags) : value);

  window.seek = ({ within, nth = 0, ...what }) => {
    const steps = [...(within ?? []), what].map((step) => ({ ...step, name: regex(step.name), text: regex(step.text) }));
    axe.setup(document.documentElement);
    try {
      let roots = [document];
      for (const step of steps) roots = [...new Set(roots.flatMap((root) => look(root, step)))];
      return roots.at(nth) ?? null;
    } finally {
      axe.teardown();
    }
  };

  // Where to press: in the middle of its first line, if nothing lies above it there and it stands still.
  let before = "";
  window.spot = (what) => {
    const element = window.seek(what);
    if (!element || element.disabled) return null;
    const place = () => element.getClientRects()[0];
    const inside = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
    if (!inside(place())) element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = place();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const hit = document.elementFromPoint(x, y);
    const here = `${x} ${y}`;
    const still = before === here;
    before = here;
    return still && hit && (element.contains(hit) || hit.contains(element)) ? { x, y } : null;
  };
}

/** A pattern as JSON. */
const plain = (value) =>
  value instanceof RegExp ? { source: value.source, flags: value.flags }
  : Array.isArray(value) ? value.map(plain)
  : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  : value;

/** A call of a function with its arguments, as text for the page. Its result must be JSON, and no promise. */
const call = (fn, args) => `(${fn})(${args.map((arg) => JSON.stringify(plain(arg)) ?? "undefined").join(", ")})`;

/** What the engines share. A target is `{ role, name, css, text, within: [targets], nth }`; name and text are whole or a pattern. */
class View {
  errors = [];
  /** Every message of the console, of any level; WebKit's driver tells none. */
  said = [];

  async open(url) {
    await this.goTo(url);
    await this.evaluate(`(() => { ${axe};(${installSeek})(); })()`);
  }

  /** Gives what the function gives in the page. */
  run(fn, ...args) {
    return this.evaluate(call(fn, args));
  }

  /** Waits until the function gives something truthy in the page, and gives it. */
  wait(fn, ...args) {
    return until(() => this.run(fn, ...args), () => call(fn, args));
  }

  find(target, timeout) {
    return until(() => this.has(target), () => JSON.stringify(plain(target)), timeout);
  }

  has(target) {
    return this.run((what) => window.seek(what) !== null, target);
  }

  gone(target) {
    return until(async () => !(await this.has(target)), () => `gone: ${JSON.stringify(plain(target))}`);
  }

  /** Gives what the function, a text for the page, gives of the element that is found. */
  async of(target, fn) {
    await this.find(target);
    return this.evaluate(`(${fn})(window.seek(${JSON.stringify(plain(target))}))`);
  }

  text(target) {
    return this.of(target, (element) => element.innerText);
  }

  async click(target) {
    const at = await until(() => this.run((what) => window.spot(what), target), () => `to be pressed: ${JSON.stringify(plain(target))}`);
    await this.pressAt(at);
  }

  /** Types into a field instead of what it holds. */
  async fill(target, text) {
    await this.click(target);
    await this.of(target, (field) => field.select());
    await this.type(text);
    await until(async () => (await this.of(target, (field) => field.value)) === text, () => `typed: ${text}`);
  }

  /** The window's inner size. */
  async resize(width, height) {
    await this.setSize(width, height);
    await this.wait((w, h) => innerWidth === w && innerHeight === h, width, height);
    // Two frames later the page has been laid out for it.
    await this.run(() => {
      window.wasDrawn = false;
      requestAnimationFrame(() => requestAnimationFrame(() => (window.wasDrawn = true)));
    });
    await this.wait(() => window.wasDrawn);
  }

  /**
   * Drops files onto the page with an event made in the page: neither driver can drag a file in from outside. The files and their
   * dates are real. Chromium does it for real.
   */
  async drop(paths) {
    const files = paths.map((path) => ({ name: path.split("/").at(-1), lastModified: statSync(path).mtimeMs, data: readFileSync(path).toString("base64") }));
    await this.run((list) => {
      const dataTransfer = new DataTransfer();
      for (const { name, lastModified, data } of list) dataTransfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, { lastModified }));
      for (const type of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer }));
    }, files);
  }
}

class Chromium extends View {
  static async start({ lang, theme, width, height }) {
    const view = new Chromium();
    view.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
    view.context = await view.browser.newContext({ locale: lang, timezoneId: zone, colorScheme: theme, viewport: { width, height }, acceptDownloads: true });
    view.page = await view.context.newPage();
    view.page.on("console", (message) => {
      view.said.push(`${message.type()}: ${message.text()}`);
      if (message.type() === "error" && !notOurs(message)) view.errors.push(`${message.text()} (${message.location().url})`);
    });
    view.page.on("pageerror", (error) => view.errors.push(String(error)));
    return view;
  }

  goTo(url) {
    return this.page.goto(url);
  }

  evaluate(text) {
    return this.page.evaluate(text);
  }

  pressAt({ x, y }) {
    return this.page.mouse.click(x, y);
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  setFiles(css, paths) {
    return this.page.locator(css).setInputFiles(paths);
  }

  setSize(width, height) {
    return this.page.setViewportSize({ width, height });
  }

  async screenshot(path) {
    await this.page.screenshot({ path });
  }

  async download(act) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), act()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  /** As the file manager does it: the browser gets paths and reads the files itself. */
  async drop(paths) {
    const cdp = await this.context.newCDPSession(this.page);
    const { width, height } = this.page.viewportSize();
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) await cdp.send("Input.dispatchDragEvent", { type, x: width / 2, y: height / 2, data });
    await cdp.detach();
  }

  close() {
    return this.browser.close();
  }
}

const KEYS = { Escape: "\uE00C", Tab: "\uE004", Enter: "\uE006", End: "\uE010", Home: "\uE011", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015" };
/** What WebDriver calls actions, the same in both of its kinds. */
const keyActions = (keys) => [{ type: "key", id: "keys", actions: keys.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }];
const clickActions = ({ x, y }) => [
  {
    type: "pointer",
    id: "mouse",
    parameters: { pointerType: "mouse" },
    actions: [{ type: "pointerMove", x, y, duration: 0, origin: "viewport" }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
  },
];

/** Views that are driven with WebDriver's actions, in a folder of their own. */
class Driven extends View {
  constructor() {
    super();
    this.home = mkdtempSync(join(tmpdir(), "cutover-engine-"));
  }

  /** Starts a program in a group of its own, so that what it starts ends with it. */
  spawn(program, args, env, stdio = ["ignore", "pipe", "pipe"]) {
    this.child = spawn(program, args, { detached: true, stdio, env: { ...process.env, ...env, HOME: this.home, TZ: zone } });
    this.child.on("error", (error) => this.errors.push(`${program} does not start: ${error.message}`));
    return this.child;
  }

  pressAt(at) {
    return this.perform(clickActions(at));
  }

  press(key) {
    return this.perform(keyActions([KEYS[key] ?? key]));
  }

  type(text) {
    return this.perform(keyActions([...text]));
  }

  async end() {
    if (this.child?.pid && this.child.exitCode === null && this.child.signalCode === null) {
      const over = once(this.child, "exit");
      process.kill(-this.child.pid, "SIGKILL");
      await over;
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

class Firefox extends Driven {
  waiting = new Map();
  listeners = new Set();
  count = 0;

  static async start({ lang, theme, width, height }) {
    const view = new Firefox();
    try {
      const profile = join(view.home, "profile");
      mkdirSync(profile);
      const prefs = { "intl.accept_languages": lang, "ui.systemUsesDarkTheme": theme === "dark" ? 1 : 0, "browser.aboutwelcome.enabled": false };
      writeFileSync(join(profile, "user.js"), Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
      await view.connect(view.spawn(process.env.FIREFOX, ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile], { MOZ_CRASHREPORTER_DISABLE: "1" }));
      await view.send("session.new", { capabilities: {} });
      await view.send("session.subscribe", { events: ["log.entryAdded", "browsingContext.downloadEnd"] });
      await view.send("browser.setDownloadBehavior", { downloadBehavior: { type: "allowed", destinationFolder: view.home } });
      ({ contexts: [{ context: view.context }] } = await view.send("browsingContext.getTree"));
      await view.setSize(width, height);
      return view;
    } catch (error) {
      await view.end();
      throw error;
    }
  }

  async connect(child) {
    let said = "";
    const address = await new Promise((found, failed) => {
      child.stderr.on("data", (text) => {
        said += text;
        const match = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
        if (match) found(match[1]);
      });
      child.stdout.resume();
      child.on("exit", (code) => failed(new Error(`Firefox ended (${code}): ${said}`)));
      child.on("error", failed);
    });
    this.socket = new WebSocket(`${address}/session`);
    this.socket.on("message", (data) => this.receive(JSON.parse(data)));
    this.socket.on("close", () => {
      for (const { failed } of this.waiting.values()) failed(new Error("Firefox has closed the connection"));
    });
    await once(this.socket, "open");
  }

  receive({ id, type, result, error, message, method, params }) {
    if (id) {
      const { done, failed } = this.waiting.get(id);
      this.waiting.delete(id);
      if (type === "error") failed(new Error(`${error}: ${message}`));
      else done(result);
    } else if (method === "log.entryAdded") {
      this.said.push(`${params.level}: ${params.text}`);
      if (params.level === "error") this.errors.push(params.text);
    } else {
      for (const listener of this.listeners) listener(params);
    }
  }

  send(method, params = {}) {
    const id = (this.count += 1);
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  goTo(url) {
    return this.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  async evaluate(text) {
    const expression = `JSON.stringify((${text}) ?? null)`;
    const answer = await this.send("script.evaluate", { expression, target: { context: this.context }, awaitPromise: false });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  }

  perform(actions) {
    return this.send("input.performActions", { context: this.context, actions });
  }

  async setFiles(css, files) {
    const { nodes: [element] } = await this.send("browsingContext.locateNodes", { context: this.context, locator: { type: "css", value: css } });
    await this.send("input.setFiles", { context: this.context, element, files });
  }

  setSize(width, height) {
    return this.send("browsingContext.setViewport", { context: this.context, viewport: { width, height } });
  }

  async screenshot(path) {
    const { data } = await this.send("browsingContext.captureScreenshot", { context: this.context });
    writeFileSync(path, Buffer.from(data, "base64"));
  }

  async download(act) {
    let end;
    const listener = (params) => (end = params);
    this.listeners.add(listener);
    await act();
    await until(() => end, () => "a download");
    this.listeners.delete(listener);
    assert.equal(end.status, "complete");
    const bytes = readFileSync(end.filepath);
    rmSync(end.filepath);
    return { name: end.filepath.split("/").at(-1), bytes };
  }

  async close() {
    await this.send("browser.close").catch(() => {});
    this.socket.terminate();
    await this.end();
  }
}

let screen;
/** WebKitGTK's browser has no headless mode: it draws on a screen in memory. */
async function display() {
  screen ??= (async () => {
    const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "2400x1600x24", "-nolisten", "tcp", "-noreset"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const number = await new Promise((found, failed) => {
      child.on("error", failed);
      child.on("exit", () => failed(new Error("Xvfb ended")));
      let said = "";
      child.stdio[3].on("data", (data) => {
        said += data;
        if (said.endsWith("\n")) found(said.trim());
      });
    });
    // The tests do not wait for its end. Its pipe stays open: it dies of a closed one.
    child.unref();
    child.stdio[3].unref();
    process.once("exit", () => child.kill());
    return `:${number}`;
  })();
  return screen;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The driver did not answer: nothing is known of the page. */
class SilentDriver extends Error {}

class WebKit extends Driven {
  patience = 10_000;

  /** Now and then the browser comes up without a word to its driver, which waits for ever: then both are started once more. */
  static async start(options) {
    for (let more = 2; ; more -= 1) {
      try {
        return await WebKit.startOnce(options);
      } catch (error) {
        if (more === 0) throw error;
      }
    }
  }

  static async startOnce({ lang, theme, width, height }) {
    const view = new WebKit();
    try {
      const folder = (name) => join(view.home, name);
      mkdirSync(folder("gtk-3.0"));
      // Its bar asks for 447 px: without its spaces and pictures the window gets as narrow as a phone.
      writeFileSync(folder("gtk-3.0/gtk.css"), "* { padding: 0; margin: 0; border-width: 0; min-width: 0 } entry { font-size: 1px } image { -gtk-icon-source: none }");
      writeFileSync(folder("gtk-3.0/settings.ini"), "[Settings]\ngtk-toolbar-icon-size=1\n");
      const port = await freePort();
      view.spawn(process.env.WEBKITDRIVER, ["-p", String(port)], {
        DISPLAY: await display(),
        GDK_BACKEND: "x11",
        GTK_THEME: theme === "dark" ? "Adwaita:dark" : "Adwaita",
        LANG: `${lang.replace("-", "_")}.UTF-8`,
        XDG_CONFIG_HOME: view.home,
        XDG_CACHE_HOME: folder("cache"),
        XDG_DATA_HOME: folder("data"),
      }, "ignore");
      view.address = `http://127.0.0.1:${port}/session`;
      await until(() => fetch(`http://127.0.0.1:${port}/status`).then(({ ok }) => ok, () => false), () => "an answer of WebKitWebDriver");
      const { sessionId } = await view.send("POST", "", { capabilities: { alwaysMatch: { pageLoadStrategy: "eager" } } });
      view.address += `/${sessionId}`;
      await view.setSize(width, height);
      view.patience = 30_000;
      return view;
    } catch (error) {
      await view.end();
      throw error;
    }
  }

  async send(method, path, body, timeout = this.patience) {
    const response = await fetch(`${this.address}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(timeout) }).catch((error) => {
      throw new SilentDriver(`${method} ${path}: ${error.message}: ${String(body?.script).slice(0, 400)}`);
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  /** The driver tells nothing of the console: from here on the page notes its errors itself. What comes before is not seen. */
  async goTo(url) {
    const { patience } = this;
    this.patience = 10_000;
    // A question asked while the page moves to a process of its own is never answered: then it is loaded once more.
    await this.load(url).catch(() => this.load(url));
    this.patience = patience;
    await this.wait(() => document.readyState === "complete");
  }

  async load(url) {
    await this.send("POST", "/url", { url });
    await this.run(() => {
      window.engineErrors = [];
      const { error } = console;
      console.error = (...words) => {
        window.engineErrors.push(words.map(String).join(" "));
        error.apply(console, words);
      };
      // An observer that is told in the next frame is no error; the other engines keep it to themselves.
      addEventListener("error", ({ message }) => message.startsWith("ResizeObserver loop") || window.engineErrors.push(String(message)));
      addEventListener("unhandledrejection", (event) => window.engineErrors.push(String(event.reason)));
      addEventListener("securitypolicyviolation", (event) => window.engineErrors.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
  }

  async evaluate(text) {
    return JSON.parse(await this.send("POST", "/execute/sync", { script: `return JSON.stringify((${text}) ?? null)`, args: [] }));
  }

  perform(actions) {
    return this.send("POST", "/actions", { actions });
  }

  async setFiles(css, paths) {
    const element = Object.values(await this.send("POST", "/element", { using: "css selector", value: css }))[0];
    await this.send("POST", `/element/${element}/value`, { text: paths.join("\n") });
  }

  async setSize(width, height) {
    const inside = await this.run(() => [innerWidth, innerHeight]);
    const rect = await this.send("GET", "/window/rect");
    await this.send("POST", "/window/rect", { width: width + rect.width - inside[0], height: height + rect.height - inside[1] });
  }

  async screenshot(path) {
    writeFileSync(path, Buffer.from(await this.send("GET", "/screenshot"), "base64"));
  }

  /** The browser saves into its home; a file that is still being written has a suffix. */
  async download(act) {
    const files = () => readdirSync(this.home, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith(".wkdownload")).map((entry) => entry.name);
    const before = new Set(files());
    await act();
    const name = await until(() => files().find((file) => !before.has(file)), () => "a download");
    const path = join(this.home, name);
    const bytes = readFileSync(path);
    rmSync(path);
    return { name, bytes };
  }

  async close() {
    this.errors.push(...(await this.run(() => window.engineErrors ?? []).catch(() => [])));
    await this.send("DELETE", "", undefined, 10_000).catch(() => {});
    await this.end();
  }
}

const all = { chromium: Chromium, firefox: Firefox, webkit: WebKit };
/** The engines to test: all, or those of ENGINE=firefox,webkit. */
export const engines = process.env.ENGINE ? process.env.ENGINE.split(",") : Object.keys(all);
for (const name of engines) assert.ok(all[name], `ENGINE=${name}: it is one of ${Object.keys(all).join(", ")}`);

/**
 * Opens the page in an engine, does something, and fails on any error that the page has told its console. WebKit's driver now and
 * then answers nothing any more: then all of it is done once more in a new browser. What the page does wrong is never done again.
 */
export async function inEngine(name, url, options, body) {
  try {
    return await inOneBrowser(name, url, options, body);
  } catch (error) {
    if (!(error instanceof SilentDriver)) throw error;
    console.error(`${name}: the driver fell silent, once more: ${error.message}`);
    return inOneBrowser(name, url, options, body);
  }
}

async function inOneBrowser(name, url, options, body) {
  const variable = { chromium: "CHROMIUM", firefox: "FIREFOX", webkit: "WEBKITDRIVER" }[name];
  assert.ok(process.env[variable], `${variable} is not set: run the tests with \`make e2e\` or \`make test\``);
  const { lang = "en-US", theme = "light", width = 1366, height = 768 } = options;
  const view = await all[name].start({ lang, theme, width, height });
  let result;
  try {
    await view.open(url);
    result = await body(view);
  } catch (error) {
    if (process.env.SHOTS) await view.screenshot(join(process.env.SHOTS, `failed-${name}.png`)).catch(() => {});
    throw error;
  } finally {
    await view.close();
  }
  assert.deepEqual(view.errors, [], `errors in ${name}`);
  return result;
}
