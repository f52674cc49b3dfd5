// Drives the lab's Microsoft Graph, a program of its own (tests/lab/graph/, Rust): starts it, tells it what to be, leads
// requests to it, and asks what it was asked.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { Agent, request as ask } from "node:http";
import { createInterface } from "node:readline";
import { tenant } from "./entra.mjs";

/** Where `make e2e`, `make test` and `make lab` build it. */
const program = process.env.LAB_GRAPH ?? new URL("../../target/debug/examples/lab-graph", import.meta.url).pathname;

/**
 * Starts it on a port of its own. Resolves to
 * - `listener(request, response)`: leads a request for one of Graph's host names to it;
 * - `set(settings)`: becomes another tenant, with other faults; `Settings` in tests/lab/graph/lab.rs names all there is;
 * - `state()`: what it is;
 * - `requests()`: what was asked since, each with `kind`, `path`, `filter`, `status`, `records`, `next`, `token`, `at`;
 * - `issue(token, seconds, scope)`: takes this token from now on;
 * - `address`, where its controls and its page are, and `close()`.
 */
export async function startGraph({ port = 0 } = {}) {
  if (!existsSync(program)) throw new Error(`${program} is missing: run this by make, which builds it`);
  const child = spawn(program, [String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((found, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`lab-graph ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const match = /^listening on (\S+)$/.exec(line);
      if (match) found(match[1]);
    });
  });
  const agent = new Agent({ keepAlive: true });
  const control = async (method, path, body) => {
    const answer = await fetch(`${address}${path}`, { method, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
  const listener = (request, response) => {
    const upstream = ask(`${address}${request.url}`, { method: request.method, headers: request.headers, agent }, (answer) => {
      const { "x-lab-connection": connection, ...headers } = answer.headers;
      if (connection === "drop") return request.socket.destroy();
      response.writeHead(answer.statusCode, headers);
      if (connection !== "break") return answer.pipe(response);
      answer.once("data", (part) => response.write(part.subarray(0, part.length / 2), () => request.socket.destroy()));
      return undefined;
    });
    upstream.on("error", () => request.socket.destroy());
    request.pipe(upstream);
  };
  return {
    address,
    listener,
    state: () => control("GET", "/lab"),
    set: (settings) => control("PUT", "/lab", settings),
    requests: async () => (await control("GET", "/lab/requests")).requests,
    preflights: async () => (await control("GET", "/lab/requests")).preflights,
    issue: (token, seconds, scope) => control("POST", "/lab/tokens", { token, until: Date.now() + seconds * 1000, scope }),
    close: () => {
      agent.destroy();
      child.removeAllListeners("exit");
      child.kill();
    },
  };
}

/** The object id of person `n`. */
export const person = (n) => `0a1b2c3d-0000-4000-8000-0000000b${n.toString(16).padStart(4, "0")}`;

/** A sign-in `back` milliseconds ago; `n` makes its id. `lab: { late, appears }` beside its fields. */
export function signIn(n, back, { lab, ...changes } = {}) {
  return {
    id: `0a1b2c3d-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
    lab: { back, ...lab },
    userDisplayName: "Greta Beispiel",
    userPrincipalName: "greta.beispiel@contoso.example",
    userId: person(2),
    appId: "00000002-0000-0ff1-ce00-000000000000",
    appDisplayName: "Office 365 Exchange Online",
    ipAddress: "192.0.2.10",
    clientAppUsed: "Exchange ActiveSync",
    userAgent: "Apple-iPhone14C5/1902.74",
    conditionalAccessStatus: "notApplied",
    isInteractive: changes.signInEventTypes?.[0] !== "nonInteractiveUser",
    signInEventTypes: ["interactiveUser"],
    authenticationProtocol: "ropc",
    status: { errorCode: 0, failureReason: "Other.", additionalDetails: null },
    deviceDetail: { deviceId: "", displayName: "", operatingSystem: "", browser: "" },
    location: { city: "Bern", state: "Bern", countryOrRegion: "CH" },
    authenticationDetails: [{ authenticationMethod: "Password", succeeded: true, authenticationStepResultDetail: "" }],
    homeTenantId: tenant,
    resourceTenantId: tenant,
    ...changes,
  };
}
