// The page's Content-Security-Policy: one text for the page, for every hosting file and for the tests.
// The hosts come from static/hosting/clouds.json and from nowhere else; tests/architecture.rs compares src/ with it.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const clouds = JSON.parse(readFileSync(new URL("../static/hosting/clouds.json", import.meta.url), "utf8"));

/** Login and Graph hosts of all clouds, each once, in the order of the file. */
export const hosts = [...new Set(Object.values(clouds).flatMap((cloud) => [...cloud.login, cloud.graph]))];

/** Portals that the page links to, and that the policy does not let it ask. */
export const portals = [...new Set(Object.values(clouds).map((cloud) => cloud.portal))];

/** Name of the one Trusted Types policy (docs/decisions/0001). */
export const trustedTypesPolicy = "cutover";

/** The source expression for an inline script with this text. */
export const scriptHash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/**
 * The policy of the page, for `<meta>`.
 * `frame-ancestors` has no effect there: `headerPolicy` adds it.
 */
export function pagePolicy(inlineScripts) {
  return [
    "default-src 'none'",
    // No script of any address, not even of the own host: those inside the page load the rest and compare it first.
    ["script-src 'wasm-unsafe-eval'", ...inlineScripts.map(scriptHash)].join(" "),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...hosts.map((host) => `https://${host}`)].join(" "),
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypesPolicy}`,
  ].join("; ");
}

/** The same for a response header. */
export const headerPolicy = (policy) => `${policy}; frame-ancestors 'none'`;

/** The policy that index.html carries. */
export function policyOfPage(html) {
  const found = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html);
  if (!found) throw new Error("index.html carries no policy");
  return found[1];
}

/** The texts of the scripts that are inside the page. */
export function inlineScripts(html) {
  const scripts = html.replace(/<!--[\s\S]*?-->/g, "").matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi);
  return [...scripts].filter(([, attributes]) => !/\bsrc\s*=/i.test(attributes)).map(([, , text]) => text);
}
