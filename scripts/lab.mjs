// The lab: the finished page against stand-ins for Microsoft, in a Chromium that takes them for Microsoft. Called by
// `make lab`, which builds all of it.
//   TENANT=large FAULTS=cut,challenge   what Graph is; the lab's own page lists and changes both
//   PORT=8080                           of the page
//   HEADLESS=1                          signs in, reads all, writes screenshots to target/lab/, and ends

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { client, entra } from "../tests/lab/entra.mjs";
import { front } from "../tests/lab/front.mjs";
import { startGraph } from "../tests/lab/graph.mjs";
import { serve } from "./serve.mjs";

const { TENANT = "small", FAULTS = "", PORT = "8080", HEADLESS, CHROMIUM, DISPLAY, WAYLAND_DISPLAY } = process.env;
const root = new URL("..", import.meta.url).pathname;

const page = await serve(join(root, "dist"), { port: Number(PORT), withHeaders: true });
const graph = await startGraph();
const microsoft = await front();
const profile = mkdtempSync(join(tmpdir(), "cutover-lab-"));
process.on("exit", () => {
  graph.close();
  rmSync(profile, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));

const signIns = entra({
  redirects: [page.url],
  issued: async (...token) => {
    await graph.issue(...token);
    signIns.state.clock = (await graph.state()).clock;
  },
});
microsoft.handlers.login = signIns.listener;
microsoft.handlers.graph = graph.listener;
await graph.set({ tenant: TENANT, faults: FAULTS.split(",").filter(Boolean) });

const index = `${graph.address}/?page=${encodeURIComponent(page.url)}`;
const flags = [
  ...microsoft.arguments,
  `--user-data-dir=${profile}`,
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
console.log(`The page:  ${page.url}   client ID ${client}, tenant organizations`);
console.log(`The lab:   ${index}   (${TENANT}${FAULTS && `; ${FAULTS}`})`);

if (HEADLESS) {
  await screenshots();
  process.exit(0);
} else if (DISPLAY || WAYLAND_DISPLAY || process.platform === "darwin") {
  const browser = spawn(CHROMIUM, [...flags, index, page.url], { stdio: "ignore" });
  browser.on("exit", () => process.exit(0));
} else {
  console.log(`There is no display here. Start a Chromium on this computer with:\n  ${flags.map((flag) => `'${flag}'`).join(" ")}`);
  console.log("Ctrl-C ends the lab.");
}

/** Signs in, waits until all is read, and takes a picture of each place. */
async function screenshots() {
  const { chromium } = await import("playwright-core");
  const folder = join(root, "target/lab");
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: flags.filter((flag) => !flag.startsWith("--user-data-dir")) });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-US", viewport: { width: 1280, height: 900 } });
    const tab = await context.newPage();
    const shot = async (name) => {
      await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      console.log(`target/lab/${name}.png`);
    };
    await tab.goto(index);
    await tab.getByText("three legacy devices").waitFor();
    await shot("lab");
    await tab.goto(`${page.url}?lang=en`);
    await tab.getByRole("button", { name: "Sign in with Microsoft" }).click();
    await tab.getByRole("textbox", { name: "Application (client) ID" }).fill(client);
    await tab.getByRole("textbox", { name: "Tenant" }).fill("organizations");
    await shot("start");
    await tab.getByRole("button", { name: "Continue to Microsoft" }).click();
    await tab.getByRole("button", { name: "Sign out" }).waitFor();
    await tab.locator('main[aria-busy="true"]').or(tab.getByRole("alert").filter({ hasText: /\S/ })).first().waitFor();
    await shot("reading");
    await tab.locator('main[aria-busy="false"]').waitFor({ timeout: 900_000 });
    for (const place of ["findings", "fix", "evidence"]) {
      await tab.evaluate((to) => (location.hash = `#/${to}`), place);
      await tab.waitForFunction((to) => document.querySelector('nav a[aria-current="page"]')?.getAttribute("href") === `#/${to}`, place);
      await shot(place);
    }
    const requests = await graph.requests();
    const count = (kind) => requests.filter((request) => request.kind === kind).length;
    console.log(`${requests.length} requests: ${["check", "legacy", "others", "proof", "setting"].map((kind) => `${count(kind)} ${kind}`).join(", ")}`);
  } finally {
    await browser.close();
  }
}
