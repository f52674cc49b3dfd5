// The promise that nothing leaves the browser, tried: by the policy in the page alone, no header from the host.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { choose, demo, file, go, idle, pageTest, signIn, withBrowser } from "./lib.mjs";
import { hosts } from "../../scripts/policy.mjs";

withBrowser();

// A foreign origin that would answer everybody, and counts who comes.
async function foreign() {
  let seen = 0;
  const server = createServer((_, response) => {
    seen += 1;
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript" });
    response.end("export default 1");
  });
  server.on("upgrade", (_, socket) => {
    seen += 1;
    socket.destroy();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, seen: () => seen, close: () => server.close() };
}

// Runs in the page and in the worker: each way out, and what became of it.
async function tryToLeave(url) {
  const ways = {
    fetch: () => fetch(url),
    "fetch without answer": () => fetch(url, { mode: "no-cors" }),
    import: () => import(url),
    "import of data": () => import("data:text/javascript,export default 1"),
    xhr: () =>
      new Promise((done, failed) => {
        const request = new XMLHttpRequest();
        request.open("GET", url);
        request.onload = done;
        request.onerror = () => failed(new Error("refused"));
        request.send();
      }),
    socket: () =>
      new Promise((done, failed) => {
        const socket = new WebSocket(url.replace("http", "ws"));
        socket.onopen = done;
        socket.onerror = () => failed(new Error("refused"));
      }),
    events: () =>
      new Promise((done, failed) => {
        const events = new EventSource(url);
        events.onopen = done;
        events.onerror = () => failed(new Error("refused"));
      }),
  };
  const got = [];
  for (const [name, way] of Object.entries(ways)) {
    try {
      await way();
      got.push(name);
    } catch {
      // Refused, as it should be.
    }
  }
  return got;
}

// Code from a string, which the policy forbids in both.
function runText() {
  const got = [];
  for (const [name, way] of Object.entries({ eval: () => (0, eval)("1"), Function: () => new Function("return 1")() })) {
    try {
      way();
      got.push(name);
    } catch {
      // Refused, as it should be.
    }
  }
  return got;
}

const refused = { expect: [/Content Security Policy|Content-Security-Policy|Failed to load resource|TrustedScript|TrustedHTML|violates/i] };

for (const headers of [false, true]) {
  const how = headers ? "with the host's headers" : "without any header";

  pageTest(`the page cannot reach a foreign host, ${how}`, { ...refused, headers }, async (page) => {
    await idle(page);
    const other = await foreign();
    assert.deepEqual(await page.evaluate(tryToLeave, other.url), []);
    assert.deepEqual(
      await page.evaluate(async (url) => {
        const image = new Image();
        const loaded = new Promise((done) => {
          image.onload = () => done("image");
          image.onerror = () => done("refused");
        });
        image.src = url;
        const beacon = navigator.sendBeacon(url, "x");
        return [await loaded, typeof beacon];
      }, other.url),
      ["refused", "boolean"],
    );
    assert.equal(other.seen(), 0, "the foreign host was reached");
    other.close();
  });

  pageTest(`the worker cannot reach a foreign host, ${how}`, { ...refused, headers }, async (page) => {
    await idle(page);
    const worker = page.workers()[0] ?? (await page.waitForEvent("worker"));
    assert.match(worker.url(), /^blob:/);
    // It can fetch from its own host: that the rest fails is the policy's doing, not that of a dead worker.
    const own = new URL("index.html", page.url()).href;
    assert.equal(await worker.evaluate(async (url) => (await fetch(url)).status, own), 200);
    const other = await foreign();
    assert.deepEqual(await worker.evaluate(tryToLeave, other.url), []);
    assert.equal(other.seen(), 0, "the foreign host was reached");
    other.close();
  });
}

// Ways out that are elements of the page, not calls. What the policy does not bind is in docs/threat-model.md.
pageTest("no form, frame, ping or prefetch reaches a foreign host", refused, async (page) => {
  await idle(page);
  const other = await foreign();
  const element = (name, values) => document.body.appendChild(Object.assign(document.createElement(name), values));
  await page.evaluate(`window.element = ${element}`);
  await page.evaluate((url) => element("iframe", { src: `${url}frame` }), other.url);
  await page.evaluate((url) => element("form", { action: `${url}form`, method: "post" }).submit(), other.url);
  await page.evaluate((url) => element("a", { href: "#/", ping: `${url}ping` }).click(), other.url);
  await page.evaluate((url) => {
    for (const rel of ["prefetch", "preload", "modulepreload", "stylesheet", "icon", "manifest"]) element("link", { rel, as: "fetch", href: `${url}${rel}` });
  }, other.url);
  await page.waitForTimeout(1_000);
  assert.equal(other.seen(), 0, "the foreign host was reached");
  // It would have been seen: a new window is such a way, which no policy closes.
  await page.evaluate((url) => window.open(`${url}window`) && undefined, other.url);
  for (let i = 0; i < 50 && other.seen() === 0; i += 1) await page.waitForTimeout(100);
  assert.ok(other.seen() > 0);
  other.close();
});

pageTest("no policy binds WebRTC, so the page removes it before anything else runs", {}, async (page) => {
  const left = await page.evaluate(() => ["RTCPeerConnection", "webkitRTCPeerConnection"].filter((name) => {
    window[name] = class {};
    return window[name] !== undefined;
  }));
  assert.deepEqual(left, []);
});

pageTest("no script of an address runs, not even one of the own host", refused, async (page) => {
  await idle(page);
  const worker = page.workers()[0] ?? (await page.waitForEvent("worker"));
  const own = await page.evaluate(() => new URL(document.querySelector("meta[name=cutover-files]").dataset.worker, document.baseURI).href);
  assert.equal(await page.evaluate(async (url) => (await fetch(url)).status, own), 200);
  const imported = (url) => import(url).then(() => "ran", () => "refused");
  assert.equal(await page.evaluate(imported, own), "refused");
  assert.equal(await worker.evaluate(imported, own), "refused");
});

pageTest("text never becomes code or markup", refused, async (page) => {
  await idle(page);
  const worker = page.workers()[0] ?? (await page.waitForEvent("worker"));
  assert.equal(
    await page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML("beforeend", "<b>x</b>");
        return "markup";
      } catch {
        return "refused";
      }
    }),
    "refused",
  );
  // The debugger's own evaluation is exempt from the policy while it runs; a timer's call is not.
  const later = (body) => `new Promise((done) => setTimeout(() => done((${body})()), 0))`;
  assert.deepEqual(await page.evaluate(later(runText)), []);
  assert.deepEqual(await worker.evaluate(later(runText)), []);
});

pageTest("names and user agents stay text", {}, async (page) => {
  const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  const record = signIn({ userDisplayName: hostile, userAgent: `Apple-iPhone14C5/1902.74 ${hostile}`, location: { city: hostile } });
  await choose(page, [file("hostile.json", [record])]);
  await go(page, "#/findings");
  await page.locator(".c-who").getByText(hostile.slice(0, 20)).first().waitFor();
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

pageTest("nothing is requested but the page's own files, and nothing is stored", {}, async (page, { server, context, requests }) => {
  await demo(page);
  for (const place of ["#/findings", "#/evidence", "#/"]) await go(page, place);
  await choose(page, [file("some.json", [signIn()])]);
  await page.waitForTimeout(500);
  const elsewhere = requests.filter((url) => !url.startsWith(server.url) && !url.startsWith("blob:") && !url.startsWith("data:"));
  assert.deepEqual(elsewhere, []);
  assert.ok(requests.length > 3, "the requests were watched");
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).map((database) => database.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, databases: [], caches: [], workers: 0, cookie: "" });
  assert.deepEqual(await context.cookies(), []);
});

pageTest("the policy lets the page reach the login and Graph hosts, and no others", {}, async (page) => {
  await idle(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const connect = policy.split("; ").find((directive) => directive.startsWith("connect-src"));
  assert.deepEqual(connect.split(" ").slice(1), ["'self'", ...hosts.map((host) => `https://${host}`)]);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
});
