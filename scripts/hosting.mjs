// Header files for the usual hosts. All of them are written from the same three things: the headers for every response,
// the cache rule of each file, and the media type of WebAssembly. So they cannot drift apart.

import { headerPolicy } from "./policy.mjs";

/** A name that holds its content's hash: such a file never changes. */
export const hashedName = /-[0-9a-f]{8,16}(_bg)?\.[a-z0-9]+$/;

const forever = "public, max-age=31536000, immutable";
const askAgain = "no-cache";
const wasm = "application/wasm";

/** The headers of every response, in the order in which they are written. */
export function headers(policy) {
  return {
    "Content-Security-Policy": headerPolicy(policy),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Strict-Transport-Security": "max-age=31536000",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
  };
}

/** Every hosting file as name and text. `files`: the names in dist, relative. */
export function hostingFiles(policy, files) {
  const all = Object.entries(headers(policy));
  const hashed = files.filter((file) => hashedName.test(file)).sort();
  return {
    _headers: netlify(all, hashed),
    "staticwebapp.config.json": azure(all, hashed),
    "nginx.conf.example": nginx(all),
    ".htaccess": apache(all),
    "web.config": iis(all, hashed),
  };
}

// Where two rules match, both hosts join the values of a header with a comma: no Cache-Control in `/*`. Their default for
// files without a rule is to ask again each time.
function netlify(all, hashed) {
  const rules = [["/*", all]];
  for (const file of ["", "index.html", "config.json"]) rules.push([`/${file}`, [["Cache-Control", askAgain]]]);
  for (const file of hashed) {
    const own = [["Cache-Control", forever]];
    if (file.endsWith(".wasm")) own.push(["Content-Type", wasm]);
    rules.push([`/${file}`, own]);
  }
  const text = rules.map(([path, own]) => [path, ...own.map(([name, value]) => `  ${name}: ${value}`)].join("\n"));
  return `# Netlify and Cloudflare Pages\n${text.join("\n")}\n`;
}

function azure(all, hashed) {
  const config = {
    globalHeaders: { ...Object.fromEntries(all), "Cache-Control": askAgain },
    routes: hashed.map((file) => ({ route: `/${file}`, headers: { "Cache-Control": forever } })),
    mimeTypes: { ".wasm": wasm, ".json": "application/json" },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

function nginx(all) {
  return `# nginx: the map belongs into http { }, the rest into the server { } or location { } that serves the page.
# add_header lines are inherited only where a block has none of its own: keep them in one block.
map $uri $cutover_cache {
    default "${askAgain}";
    "~${hashedName.source}" "${forever}";
}

${all.map(([name, value]) => `add_header ${name} "${value}" always;`).join("\n")}
add_header Cache-Control $cutover_cache always;

location ~ \\.wasm$ {
    types { }
    default_type ${wasm};
}
`;
}

function apache(all) {
  return `# Apache: needs mod_headers and AllowOverride FileInfo (or copy it into the site's <Directory>).
AddType ${wasm} .wasm
AddType text/javascript .js
<IfModule mod_headers.c>
${all.map(([name, value]) => `    Header always set ${name} "${value}"`).join("\n")}
    Header set Cache-Control "${askAgain}"
    <FilesMatch "${hashedName.source}">
        Header set Cache-Control "${forever}"
    </FilesMatch>
</IfModule>
`;
}

function iis(all, hashed) {
  const xml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  return `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
${all.map(([name, value]) => `        <remove name="${name}" />\n        <add name="${name}" value="${xml(value)}" />`).join("\n")}
      </customHeaders>
    </httpProtocol>
    <staticContent>
      <remove fileExtension=".wasm" />
      <mimeMap fileExtension=".wasm" mimeType="${wasm}" />
      <remove fileExtension=".json" />
      <mimeMap fileExtension=".json" mimeType="application/json" />
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
  </system.webServer>
${hashed
  .map(
    (file) => `  <location path="${xml(file)}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>`,
  )
  .join("\n")}
</configuration>
`;
}
