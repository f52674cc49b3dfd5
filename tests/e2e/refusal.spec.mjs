// Where the page cannot keep its promises it says so in words instead of running: old browsers, foreign frames, no scripts.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { pageTest, withBrowser } from "./lib.mjs";

withBrowser();

// Each takes away something that browsers before the supported ones do not have.
const old = {
  "no WebAssembly": () => delete window.WebAssembly,
  "no WebAssembly SIMD": () => {
    WebAssembly.validate = () => false;
  },
};

for (const [name, take] of Object.entries(old)) {
  pageTest(
    `a browser with ${name} is told so`,
    { before: (page) => page.addInitScript(take), expect: [/uncaught|console/] },
    async (page) => {
      const alert = page.getByRole("alert");
      await alert.waitFor();
      assert.match(await alert.innerText(), /browser/i);
      assert.match(await alert.innerText(), /Chrome|Firefox|Safari|Edge/);
      assert.equal(await page.getByRole("button", { name: "Open the demo tenant" }).count(), 0);
    },
  );
}

pageTest("without scripts the page says what it needs", { context: { javaScriptEnabled: false } }, async (page) => {
  assert.match(await page.locator("body").innerText(), /JavaScript/);
});

async function frameOf(url) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(`<!doctype html><meta charset="utf-8"><title>frame</title><iframe src="${url}" width="800" height="600"></iframe>`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

pageTest("in a foreign frame the page refuses to run", { expect: [/frame|favicon|404/i] }, async (page, { server }) => {
  const outer = await frameOf(`${server.url}?lang=en`);
  await page.goto(outer.url);
  const inner = page.frameLocator("iframe");
  await inner.getByRole("alert").waitFor();
  assert.match(await inner.getByRole("alert").innerText(), /frame|another page|another site|embedded/i);
  assert.equal(await inner.getByRole("button").filter({ hasText: "demo" }).count(), 0);
  outer.close();
});

pageTest("with the host's headers the browser does not even load the frame", { headers: true, expect: [/frame|favicon|404/i] }, async (page, { server }) => {
  const outer = await frameOf(`${server.url}?lang=en`);
  const refused = page.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
  await page.goto(outer.url);
  await refused;
  assert.equal(await page.frameLocator("iframe").getByRole("alert").count(), 0);
  outer.close();
});
