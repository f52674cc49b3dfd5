// The front of the lab: one TLS server on 127.0.0.1 that answers for Microsoft's hosts, and the switches that lead a
// Chromium to it. So the finished page runs with its production addresses; it has no switch for tests.

import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { certificate } from "./certificate.mjs";

const clouds = JSON.parse(readFileSync(new URL("../../static/hosting/clouds.json", import.meta.url), "utf8"));

/** Hosts of the sign-in service and of Graph, in all clouds. */
export const loginHosts = [...new Set(Object.values(clouds).flatMap((cloud) => cloud.login))];
export const graphHosts = [...new Set(Object.values(clouds).map((cloud) => cloud.graph))];

/**
 * Starts it. Resolves to `{ handlers, seen, arguments, close }`: `handlers.login` and `handlers.graph` are the request
 * listeners `(request, response)` and may be changed at any time, without one its hosts answer 404; `seen` collects
 * `METHOD https://host/path?query` of each request; `arguments` are for Chromium.
 */
export async function front() {
  const handlers = {};
  const seen = [];
  const server = createServer(certificate([...loginHosts, ...graphHosts]), (request, response) => {
    const host = (request.headers.host ?? "").split(":")[0];
    seen.push(`${request.method} https://${host}${request.url}`);
    // Browsers ask for it by themselves.
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    const listener = loginHosts.includes(host) ? handlers.login : graphHosts.includes(host) ? handlers.graph : undefined;
    if (listener) return listener(request, response);
    response.writeHead(404).end();
  });
  await new Promise((done, failed) => server.once("error", failed).listen(0, "127.0.0.1", done));
  const { port } = server.address();
  const map = [...loginHosts, ...graphHosts].map((host) => `MAP ${host} 127.0.0.1:${port}`);
  return {
    handlers,
    seen,
    arguments: [`--host-resolver-rules=${map.join(", ")}, EXCLUDE localhost`, "--ignore-certificate-errors"],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
