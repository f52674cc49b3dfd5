// The core story and the layout in Chromium, Firefox ESR and WebKitGTK: the same findings, the same dialogs, the same picture.
// ENGINE=firefox runs it in one of them.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { engines, inEngine } from "./engines.mjs";
import { dist, signIn } from "./lib.mjs";

let folder;
let server;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "cutover-engines-"));
  server = await serve(dist, { withHeaders: true });
});
after(() => {
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A file of one date, so that each engine tells the same of it. */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  utimesSync(path, 1_795_000_000, 1_795_000_000);
  return path;
}

const engineTest = (title, options, body) => {
  for (const name of engines) test(`${name}: ${title}`, { timeout: 240_000 }, () => inEngine(name, `${server.url}?lang=en`, options, (view) => body(view, name)));
};

const guid = (kind, number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const APPLE = { appId: "f8d98a96-0999-43f5-8af3-69971c7bb423", appDisplayName: "Apple Internet Accounts", clientAppUsed: "Mobile Apps and Desktop clients", authenticationProtocol: "none", deviceDetail: { operatingSystem: "Ios 15.1", browser: "Mobile Safari" } };

/** Greta's phone, which moves to the new app on 18 November; Omar's, which does not; a program, with words of every kind. */
function records() {
  const all = [];
  const add = (person, hours, changes) => {
    const userId = guid(1, person);
    const name = ["Greta Beispiel", "Ömer Müster 日本", "Service <b>'\"&"][person];
    all.push(signIn({ id: guid(9, all.length), createdDateTime: new Date(Date.UTC(2026, 10, 12) + hours * 3_600_000).toISOString(), userId, userDisplayName: name, userPrincipalName: `person${person}@contoso.example`, ...changes }));
  };
  for (let hours = 1; hours < 158; hours += 3) add(0, hours, {});
  for (let hours = 159; hours < 230; hours += 4) add(0, hours, APPLE);
  for (let hours = 2; hours < 230; hours += 5) add(1, hours, { userAgent: "SAMSUNGSMT500/101.800400" });
  for (let hours = 0; hours < 230; hours += 7) add(2, hours, { clientAppUsed: "Authenticated SMTP", userAgent: "", ipAddress: "192.0.2.77" });
  return all;
}

const files = () => {
  const all = records();
  return ["one.json", "two.json"].map((name, n) => file(name, JSON.stringify(all.filter((_, at) => at % 2 === n))));
};

/** Does what makes the page read, and waits until it has read. */
async function reading(view, act) {
  await view.find({ css: 'main[aria-busy="false"]' });
  await view.run(() => {
    window.wasRead = false;
    let busy = false;
    new MutationObserver((_, observer) => {
      const now = document.querySelector("main")?.getAttribute("aria-busy");
      if (now === "true") busy = true;
      if (!busy || now !== "false") return;
      window.wasRead = true;
      observer.disconnect();
    }).observe(document.body, { attributes: true, attributeFilter: ["aria-busy"], subtree: true, childList: true });
  });
  await act();
  await view.wait(() => window.wasRead);
}

const choose = (view, paths) => reading(view, () => view.setFiles("#files", paths));

async function go(view, place, ready) {
  await view.run((to) => {
    location.hash = to;
  }, place);
  await view.find(ready);
}

const DEVICES = { role: "table", name: "Devices" };
const first = { within: [DEVICES], role: "link" };
const button = (name, ...within) => ({ role: "button", name, within });
const dialog = (name) => ({ role: "dialog", name });
const findings = (view) => go(view, "#/findings", DEVICES);

async function demo(view) {
  await reading(view, () => view.click(button("Open the demo tenant")));
  await view.find(DEVICES);
}

/** Opens the list of exports and gives the bytes of one. */
async function exported(view, kind) {
  await view.click(button("Export"));
  const { name, bytes } = await view.download(() => view.click(button(kind)));
  return { name, text: bytes.toString("utf8") };
}

/** An export without the time at which it was made. */
const timeless = (text) => {
  assert.match(text, /"generated":\s*"[^"]+"/);
  return text.replace(/"generated":\s*"[^"]+"/, "");
};

async function forget(view) {
  await view.click(button("More"));
  await view.click(button("Forget everything"));
  await view.click(button(/forget/i, { role: "dialog" }));
  await view.find(button("Open the demo tenant"));
}

async function openFirst(view) {
  await findings(view);
  await view.click(first);
  await view.wait(() => location.hash.startsWith("#/device/") && !document.querySelector("tr[data-row]"));
  await view.find({ role: "drawing", name: /^Timeline of the sign-ins/ });
}

/** Whether the focus is in the dialog, or on nothing of the page, as between its last and its first control. */
const focusInDialog = () => {
  const at = document.activeElement;
  return at === document.body || at.closest("dialog, [role=dialog]") !== null;
};

/** What an engine makes of the same files. */
async function told(name) {
  return inEngine(name, `${server.url}?lang=en`, {}, async (view) => {
    const [one, two] = files();
    await choose(view, [one]);
    await reading(view, () => view.drop([two]));
    await findings(view);
    const out = {};
    for (const kind of ["Findings (JSON)", "Findings (CSV)"]) out[kind] = (await exported(view, kind)).text;
    return out;
  });
}

let reference;
/** What Chromium makes of them: what the other engines are compared with, whichever are chosen. */
const ofChromium = () => (reference ??= told("chromium"));

for (const name of engines) {
  test(`${name}: chosen and dropped files, the findings byte for byte`, { timeout: 240_000 }, async () => {
    const out = name === "chromium" ? await ofChromium() : await told(name);
    const json = JSON.parse(out["Findings (JSON)"]);
    assert.equal(json.format, "cutover/findings");
    const all = records();
    const modern = all.filter((row) => row.appId === APPLE.appId).length;
    assert.deepEqual(json.coverage.records, { read: all.length, duplicates: 0, legacy: all.length - modern, modern, unknown: 0, notUser: 0, unreadable: 0 });
    assert.equal(json.findings.length, 3);
    const expected = await ofChromium();
    assert.equal(timeless(out["Findings (JSON)"]), timeless(expected["Findings (JSON)"]));
    assert.equal(out["Findings (CSV)"], expected["Findings (CSV)"]);
  });
}

engineTest("a device is opened, its timeline moves by keys, it is marked; dialogs hold and return the focus", {}, async (view) => {
  await choose(view, files());
  await findings(view);
  const greta = { within: [DEVICES, { css: "tr", text: /Greta/ }], role: "link" };
  await view.click(greta);
  await view.find({ role: "heading", name: /Greta Beispiel/ });

  const timeline = { role: "drawing", name: /^Timeline of the sign-ins/ };
  const shown = () => view.of(timeline, (element) => element.getAttribute("aria-label"));
  const shows = async (act) => {
    const old = await shown();
    await act();
    await view.wait((before) => ![...document.querySelectorAll("[aria-label]")].some((e) => e.getAttribute("aria-label") === before), old);
  };
  // A place that has just been drawn takes the focus; whoever presses keys comes after that.
  await view.wait(() => document.activeElement?.id === "place-title");
  await view.of(timeline, (element) => element.focus());
  await shows(() => view.press("+"));
  await shows(() => view.press("0"));

  const mark = button("Mark as changed");
  const marking = dialog("Mark as changed");
  await view.click(mark);
  await view.find(marking);
  assert.ok(await view.run(() => document.activeElement.closest("dialog, [role=dialog]") !== null), "the focus goes into the dialog");
  for (let n = 0; n < 12; n += 1) {
    await view.press("Tab");
    assert.ok(await view.run(focusInDialog), `Tab number ${n + 1} leaves the dialog`);
  }
  await view.press("Escape");
  await view.gone(marking);
  await view.wait((name) => document.activeElement.textContent.trim() === name, "Mark as changed");

  await view.click(mark);
  await view.find(marking);
  // The log's own hand-over: the last legacy sign-in was at 12:00 UTC on the 18th.
  assert.match(await view.of({ within: [marking], css: "input[type=datetime-local]" }, (field) => field.value), /^2026-11-18T1[3-6]:/);
  await view.click(button("Save", marking));
  await view.gone(marking);
  const { findings: found } = JSON.parse((await exported(view, "Findings (JSON)")).text);
  const states = found.map(({ verification }) => verification?.state ?? null);
  assert.equal(states.filter((state) => state !== null && state !== "notChanged").length, 1, `one device is marked: ${states}`);
});

engineTest("keys: the list of them, the search, from row to row, and opening", {}, async (view) => {
  await demo(view);
  await view.press("?");
  await view.find(dialog("Keys"));
  await view.press("Escape");
  await view.gone(dialog("Keys"));
  await view.press("/");
  await view.type("iphone j");
  await view.wait(() => document.querySelector("input[type=search]").value === "iphone j");
  await view.press("Escape");
  await view.wait(() => document.querySelector("input[type=search]").value === "");
  await view.run(() => document.activeElement.blur());
  for (const [key, row] of [["j", "0"], ["j", "1"], ["j", "2"], ["k", "1"]]) {
    await view.press(key);
    await view.wait((to) => document.activeElement?.closest("tr")?.dataset.row === to, row);
  }
  await view.press("Enter");
  await view.wait(() => location.hash.startsWith("#/device/"));
});

engineTest("the case: saved, encrypted, forgotten, reopened with its passphrase; what else is exported", {}, async (view) => {
  await choose(view, files());
  await openFirst(view);
  await view.click(button("Mark as changed"));
  await view.click(button("Save", dialog("Mark as changed")));
  await view.gone(dialog("Mark as changed"));
  const plain = await exported(view, "Case file");
  assert.match(plain.name, /^cutover-case-\d{4}-\d\d-\d\d-\d{4}\.json$/);
  assert.equal(JSON.parse(plain.text).format, "cutover/case");
  // With the hashes that saving the case has asked for.
  const known = await exported(view, "Findings (JSON)");

  const passphrase = "Grüße an 9 Wölfe";
  await view.click(button("Export"));
  await view.click(button("Case file, encrypted …"));
  const seal = dialog("Save the case file encrypted");
  const enter = (name, within, text) => view.fill({ css: "input", name, within: [within] }, text);
  await enter("Passphrase", seal, passphrase);
  await enter("Passphrase again", seal, `${passphrase}?`);
  await view.click(button("Save", seal));
  await view.find({ within: [seal], text: /The two passphrases are not the same/ });
  await enter("Passphrase", seal, passphrase);
  await enter("Passphrase again", seal, passphrase);
  const { bytes } = await view.download(() => view.click(button("Save", seal)));
  const sealed = bytes.toString("utf8");
  assert.ok(JSON.parse(sealed).encryption.kdf.iterations >= 600_000);
  assert.doesNotMatch(sealed, /person\d|Greta|contoso/);
  await view.gone(seal);

  await forget(view);
  assert.equal(await view.run(() => /Greta|person\d@/.test(document.documentElement.outerHTML)), false, "nothing is left in the page");
  await view.setFiles("#files", [file("sealed.json", sealed)]);
  const open = dialog("Open the encrypted case file");
  await view.find(open);
  await enter("Passphrase", open, "wrong");
  await view.click(button("Open", open));
  await view.find({ within: [open], text: /The file does not open/ });
  await enter("Passphrase", open, passphrase);
  await reading(view, async () => {
    await view.click(button("Open", open));
    await view.gone(open);
  });
  await findings(view);
  assert.equal(timeless((await exported(view, "Findings (JSON)")).text), timeless(known.text));

  // What one engine saves is what the others read: the plain file holds the same.
  await forget(view);
  await choose(view, [file("plain.json", plain.text)]);
  await findings(view);
  assert.equal(timeless((await exported(view, "Findings (JSON)")).text), timeless(known.text));

  const csv = await exported(view, "Findings (CSV)");
  assert.match(csv.name, /\.csv$/);
  assert.equal(csv.text.trim().split("\r\n").length, 4, "a head and three rows");
  const report = await exported(view, "Case report (HTML)");
  assert.match(report.text, /^<!doctype html>/i);
  for (const name of ["Greta Beispiel", "Ömer Müster 日本", "Service &lt;b&gt;"]) assert.ok(report.text.includes(name), name);
});

const WIDTHS = [320, 640, 768, 940, 1180, 1366, 1920];

/** By how much the page is wider than its window. */
const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

engineTest("no width scrolls sideways", {}, async (view) => {
  const wide = [];
  const measure = async (place) => {
    for (const width of WIDTHS) {
      await view.resize(width, 800);
      const over = await view.run(tooWide);
      if (over > 0) wide.push(`${place} at ${width} px: ${over}`);
    }
    await view.resize(1366, 768);
  };
  await view.find(button("Open the demo tenant"));
  await measure("Start");
  await demo(view);
  await measure("Findings");
  await openFirst(view);
  await measure("Device");
  for (const place of ["Fix", "Evidence"]) {
    await go(view, `#/${place.toLowerCase()}`, { css: `nav a[aria-current="page"][href="#/${place.toLowerCase()}"]` });
    await view.find({ role: "heading", name: /./, css: "h1" });
    await measure(place);
  }
  assert.deepEqual(wide, []);
});

/** The rows in sight: their heights, and where the icon stands against the name. */
const rowsInSight = () => [...document.querySelectorAll("tr[data-row]")].map((row) => {
  const name = row.querySelector("a").getBoundingClientRect();
  const icon = row.querySelector("td svg").getBoundingClientRect();
  const cell = row.querySelector("td").getBoundingClientRect();
  return { height: row.getBoundingClientRect().height, gap: name.left - icon.right, below: name.top - icon.bottom, inside: name.right <= cell.right + 1 };
});
/** Heights of a row as the design has them; where rows are a list, they differ by their words. */
const HEIGHTS = [[1920, 50], [1366, 50], [1180, 50], [768, null], [390, null]];

engineTest("the name of a device stands beside its icon, and rows are equally high", {}, async (view) => {
  await demo(view);
  for (const [width, height] of HEIGHTS) {
    await view.resize(width, 800);
    const rows = await view.run(rowsInSight);
    assert.ok(rows.length >= 5, `${rows.length} rows at ${width} px`);
    const heights = rows.map((row) => row.height);
    if (height) assert.ok(heights.every((now) => Math.abs(now - height) <= 2), `${width} px: rows of ${[...new Set(heights)]} px`);
    for (const [n, row] of rows.entries()) {
      assert.ok(row.gap >= 0 && row.gap < 30 && row.below < 0 && row.inside, `${width} px, row ${n}: ${JSON.stringify(row)}`);
    }
  }
});

/** Every dialog that is open, and how far it is outside of the window. */
const outside = () => [...document.querySelectorAll("dialog[open], [role=dialog]")].filter((e) => e.checkVisibility()).map((e) => {
  const { left, top, right, bottom } = e.getBoundingClientRect();
  return Math.max(-left, -top, right - document.documentElement.clientWidth, bottom - innerHeight);
});

engineTest("dialogs are inside the window, on a laptop and on a phone", {}, async (view) => {
  await demo(view);
  await view.press("?");
  await view.find(dialog("Keys"));
  const fits = async (what) => {
    for (const [width, height] of [[320, 568], [390, 844], [1366, 641]]) {
      await view.resize(width, height);
      const [over, ...more] = await view.run(outside);
      assert.deepEqual(more, []);
      assert.ok(over <= 0, `${what} at ${width} × ${height}: ${over} px outside`);
    }
    await view.resize(1366, 768);
  };
  await fits("Keys");
  await view.press("Escape");
  await view.gone(dialog("Keys"));
  await view.click(button("Export"));
  await view.click(button("Case file, encrypted …"));
  await view.find(dialog("Save the case file encrypted"));
  await fits("encrypting");
  await view.press("Escape");
  await view.gone(dialog("Save the case file encrypted"));
  await view.click({ within: [DEVICES, { css: "tr", text: /Not changed/ }], role: "link" });
  await view.click(button("Mark as changed"));
  await view.find(dialog("Mark as changed"));
  await fits("marking");
});
