// A small static server: for `make serve` and for the end-to-end tests.
//   node scripts/serve.mjs [folder] [--port 8080] [--base /some/path/] [--no-headers]
// Sends the headers that the folder's `_headers` asks for, and nothing that was not asked for.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Rules of a `_headers` file: path (perhaps ending in `*`) and its headers. */
function headerRules(folder) {
  const file = join(folder, "_headers");
  const rules = [];
  if (!existsSync(file)) return rules;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.startsWith("/")) rules.push({ path: line.trim(), headers: [] });
    else if (/^\s+\S/.test(line)) rules.at(-1).headers.push(line.trim().split(/:\s*(.*)/s).slice(0, 2));
  }
  return rules;
}

/**
 * Serves `folder` below `base`. With `withHeaders` as a good host does, without as the plainest does.
 * Resolves to `{ url, close, requests }`; `requests` collects the path of each request.
 */
export async function serve(folder, { port = 0, base = "/", withHeaders = true } = {}) {
  const root = resolve(folder);
  const rules = withHeaders ? headerRules(root) : [];
  const requests = [];

  const answer = (request, response) => {
    let path;
    try {
      path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    } catch {
      return end(response, 400);
    }
    requests.push(path);
    if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405);
    if (!path.startsWith(base)) return end(response, 404);
    const inside = `/${path.slice(base.length)}`;
    const file = join(root, normalize(inside.endsWith("/") ? `${inside}index.html` : inside));
    if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) return end(response, 404);
    const headers = { "Content-Type": types[extname(file)] ?? "application/octet-stream", "Content-Length": statSync(file).size };
    if (withHeaders) headers["Cache-Control"] = "no-cache";
    for (const rule of rules) {
      const fits = rule.path.endsWith("*") ? inside.startsWith(rule.path.slice(0, -1)) : inside === rule.path;
      if (fits) for (const [name, value] of rule.headers) headers[name] = value;
    }
    response.writeHead(200, headers);
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };

  // localhost means both; browsers try either.
  const first = await listen(answer, "127.0.0.1", port);
  const chosen = first.address().port;
  const second = await listen(answer, "::1", chosen).catch(() => null);
  return {
    url: `http://localhost:${chosen}${base}`,
    requests,
    close: () => {
      for (const server of [first, second]) {
        server?.closeAllConnections();
        server?.close();
      }
    },
  };
}

function listen(answer, host, port) {
  return new Promise((done, failed) => {
    const server = createServer(answer);
    server.once("error", failed);
    server.listen(port, host, () => done(server));
  });
}

function end(response, code) {
  response.writeHead(code, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${code}\n`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
  const folder = args[0] && !args[0].startsWith("--") ? args[0] : "dist";
  const port = Number(option("--port", process.env.PORT || 8080));
  if (!existsSync(join(folder, "index.html"))) {
    console.error(`There is no page in ${folder}. \`make build\` makes it.`);
    process.exit(1);
  }
  try {
    const server = await serve(folder, { port, base: option("--base", "/"), withHeaders: !args.includes("--no-headers") });
    console.log(`\nCutover is at ${server.url}\nStop it with Ctrl+C.`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${port} is in use. Stop what uses it, or choose another: make serve PORT=8081`);
    process.exit(1);
  }
}
