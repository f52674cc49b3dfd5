// Before the program is there: Start is painted from index.html, in the right language, looks as the page's own, and what somebody
// does with it is not lost. A first visit tells the console nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { engines, inEngine } from "./engines.mjs";
import { dist, file, idle, pageTest, signIn, withBrowser } from "./lib.mjs";
import { fits } from "./screen.mjs";

withBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const words = {
  en: { title: "Find the devices that still use legacy authentication", choose: "Choose files", drop: "or drop sign-in logs here", demo: "Open the demo tenant", how: "How do I get the files?", waits: "The page is still loading" },
  de: { title: "Finden Sie die Geräte, die noch Legacy-Authentifizierung nutzen", choose: "Dateien wählen", drop: "oder Anmeldeprotokolle hier ablegen", demo: "Demo-Mandanten öffnen", how: "Wie komme ich an die Dateien?", waits: "Die Seite lädt noch" },
};

/** A test of the time before the program is there; `arrive` lets it come and waits until the page is drawn. */
function firstTest(name, options, body) {
  let come;
  const before = async (page, more) => {
    const arrived = new Promise((done) => (come = done));
    await page.route(/\/app-[^/]*\.wasm$/, (route) => arrived.then(() => route.continue()));
    await options.before?.(page, more);
  };
  pageTest(name, { ...options, before }, async (page, more) => {
    const arrive = async () => {
      come();
      await page.locator("#app header").waitFor();
    };
    await body(page, { ...more, arrive });
  });
}

/** Where each element of Start is, by what it is. */
const boxes = (page, root) =>
  page.locator(root).evaluate((top) =>
    [...top.querySelectorAll("header, header *, main, main > .start, main > .start *, footer, footer > :not(dialog), footer > :not(dialog) *")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { color, fontSize, fontWeight, backgroundColor } = getComputedStyle(element);
      return { what: [element.tagName.toLowerCase(), element.getAttribute("class"), color, fontSize, fontWeight, backgroundColor].join(" "), box: [x, y, width, height] };
    }),
  );

/** The markup of Start, without what only its early or its later form has. */
const markup = (page, root) =>
  page.locator(root).evaluate((top) => {
    const own = /^(data-to|data-waits|data-zone)$/;
    const tell = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.tagName === "DIALOG") return "";
      const attributes = [...node.attributes].filter(({ name }) => !own.test(name)).map(({ name, value }) => (name === "multiple" || name === "webkitdirectory" ? name : `${name}="${value}"`));
      return `\n<${[node.tagName.toLowerCase(), ...attributes.sort()].join(" ")}>${[...node.childNodes].map(tell).join("")}`;
    };
    return [".skip", "header", "main > .start", "footer"].map((part) => tell(top.querySelector(part))).join("").split("\n");
  });

for (const lang of ["en", "de"]) {
  const says = words[lang];

  firstTest(`Start is there before the program, ${lang}`, { lang }, async (page) => {
    await page.getByRole("heading", { level: 1, name: says.title }).waitFor();
    for (const name of [says.choose, says.demo, /Microsoft/]) await page.getByRole("button", { name }).waitFor();
    await page.getByText(says.drop).waitFor();
    assert.equal(await page.locator("#app > *").count(), 0);
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    await fits(page, "Start before the program");
    await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await fits(page, "Start before the program, open", [320, 1366]);
  });

  for (const viewport of [{ width: 1366, height: 768 }, { width: 1024, height: 700 }, { width: 390, height: 844 }, { width: 320, height: 568 }]) {
    firstTest(`nothing moves when the page takes over, ${lang}, ${viewport.width} px`, { lang, context: { viewport } }, async (page, { arrive }) => {
      await page.locator("#first footer").waitFor();
      const [places, marks] = [await boxes(page, "#first"), await markup(page, "#first")];
      assert.ok(places.length > 60 && marks.length > 60);
      await arrive();
      await idle(page);
      assert.deepEqual(await markup(page, "#app"), marks);
      const now = await boxes(page, "#app");
      assert.deepEqual(now.map(({ what }) => what), places.map(({ what }) => what));
      // Kerning goes across what is one text here and two there.
      for (const [n, { what, box }] of now.entries()) assert.ok(box.every((at, side) => Math.abs(at - places[n].box[side]) < 0.3), `${what}: ${places[n].box} and ${box}`);
      assert.equal(await page.locator("#first > *").count(), 0);
      const shifts = await page.evaluate(() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 300);
      }));
      assert.equal(shifts, 0, "layout shift");
    });
  }

  for (const colorScheme of ["light", "dark"]) {
    firstTest(`axe finds nothing before the program is there, ${lang}, ${colorScheme}`, { lang, context: { colorScheme, bypassCSP: true } }, async (page) => {
      for (const open of [false, true]) {
        await page.locator("details").evaluateAll((all, how) => all.forEach((one) => (one.open = how)), open);
        await page.evaluate(axe);
        const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`));
        assert.deepEqual(found, [], open ? "open" : "closed");
      }
    });
  }
}

// What the browser prefers, what the address asks for, and which language that is: the same before the program, in it, and where it refuses.
for (const [languages, query, lang] of [
  [["en-US"], "", "en"],
  [["de-CH", "en"], "", "de"],
  [["fr-FR", "de", "en"], "", "de"],
  [["fr-FR", "en", "de"], "", "en"],
  [["it", "es"], "", "en"],
  [[], "", "en"],
  [["DE"], "", "de"],
  [["den", "de"], "", "de"],
  [["de"], "?lang=en", "en"],
  [["en"], "?x=1&lang=de-AT", "de"],
  [["de"], "?lang=fr", "de"],
]) {
  const before = (page) => page.addInitScript((list) => Object.defineProperty(Navigator.prototype, "languages", { get: () => list }), languages);
  const title = `${JSON.stringify(languages)} and “${query}” give ${lang}`;

  firstTest(`${title}, before and in the program`, { before }, async (page, { server, arrive }) => {
    await page.goto(server.url + query);
    await page.getByRole("heading", { level: 1, name: words[lang].title }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    await arrive();
    await idle(page);
    assert.equal(await page.locator("h1").innerText(), words[lang].title);
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
  });

  const old = async (page) => {
    await before(page);
    await page.addInitScript(() => (WebAssembly.validate = () => false));
  };
  pageTest(`${title}, in a refusal`, { before: old }, async (page, { server }) => {
    await page.goto(server.url + query);
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByRole("heading", { level: 1 }).getAttribute("lang"), lang);
    assert.equal(await page.getByText(words[lang].choose).count(), 0);
  });
}

for (const hash of ["#/findings", "#/device/0123456789abcdef", "#/setup", "#error=access_denied&state=x"]) {
  firstTest(`${hash} is not Start: nothing is drawn before the program`, { hash }, async (page, { arrive }) => {
    await page.waitForFunction(() => document.readyState !== "loading");
    assert.equal(await page.locator("#first > *").count(), 0);
    await arrive();
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
}

firstTest("who comes back from Microsoft is told how it went, and sees no Start before that", {
  before: (page) => page.addInitScript(() => sessionStorage.setItem("cutover.sign-in", "?lang=de")),
}, async (page, { server, arrive }) => {
  await page.goto(server.url);
  assert.equal(await page.locator("#first > *").count(), 0);
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await arrive();
});

const records = () => [signIn()];
const read = (page) => page.getByRole("heading", { level: 1, name: /^1 device/ }).waitFor();

firstTest("files that are chosen before the program is there are read when it is", {}, async (page, { arrive }) => {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: words.en.choose }).click();
  await (await chooser).setFiles([file("early.json", records())]);
  await page.getByText(words.en.waits).first().waitFor();
  await arrive();
  await read(page);
});

firstTest("a dialog that was opened before the program was there still gives its files", {}, async (page, { arrive }) => {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: words.en.choose }).click();
  const open = await chooser;
  await arrive();
  await idle(page);
  await open.setFiles([file("late.json", records())]);
  await read(page);
});

for (const [what, hash] of [["Start", ""], ["another place", "#/findings"]]) {
  firstTest(`files that are dropped on ${what} before the program is there are read when it is, once`, { hash }, async (page, { arrive }) => {
    const handle = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.json"));
      return transfer;
    }, JSON.stringify(records()));
    const taken = await page.evaluate((transfer) => ["dragover", "drop"].map((type) => {
      const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    }), handle);
    assert.deepEqual(taken, [true, true], "the browser does not open them itself");
    await arrive();
    await read(page);
    await page.getByText("1 file", { exact: false }).first().waitFor();
  });
}

firstTest("a button that is pressed before the program is there works when it is", {}, async (page, { arrive }) => {
  await page.getByRole("button", { name: words.en.demo }).click();
  await page.getByText(words.en.waits).first().waitFor();
  await arrive();
  await page.getByRole("table", { name: "Devices" }).or(page.getByRole("grid", { name: "Devices" })).waitFor();
});

firstTest("the focus, what is open and how far it is scrolled stay", { context: { viewport: { width: 390, height: 600 } } }, async (page, { arrive }) => {
  await page.getByText(words.en.how).click();
  await page.getByRole("button", { name: "Choose a folder" }).focus();
  await page.evaluate(() => scrollTo(0, 333));
  await arrive();
  await idle(page);
  assert.equal(await page.evaluate(() => document.activeElement.closest("#app") && document.activeElement.textContent), "Choose a folder");
  assert.equal(await page.evaluate(() => scrollY), 333);
  assert.ok(await page.getByRole("link", { name: "Open the sign-in logs" }).isVisible());
});

firstTest("where nothing has the focus, nothing takes it", {}, async (page, { arrive }) => {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await arrive();
  await idle(page);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
});

firstTest("the way past the header and to the files leads there at once", {}, async (page) => {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.getByRole("button", { name: "Start here" }).click();
  await page.getByRole("link", { name: "Open the sign-in logs" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), words.en.how);
  assert.doesNotMatch(page.url(), /#main/);
});

for (const name of engines) {
  test(`${name}: a first visit tells the console nothing`, { timeout: 120_000 }, async () => {
    const server = await serve(dist, { withHeaders: true });
    try {
      await inEngine(name, server.url, {}, async (view) => {
        await view.find({ css: 'main[aria-busy="false"]' });
        await new Promise((done) => setTimeout(done, 1_000));
        assert.deepEqual(view.said, []);
      });
    } finally {
      server.close();
    }
  });
}
