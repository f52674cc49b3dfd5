// A stand-in for Microsoft Graph's sign-in logs: pages of 1,000, opaque cursors, the quota of 5 requests in 10 seconds,
// refusals with their bodies and headers, CORS with its preflight, and faults on demand.
//
// What it cannot do: the real service's delays and its undocumented behaviour; see `odata.mjs` for what it understands.

import { randomBytes, randomUUID } from "node:crypto";
import { BadQuestion, filter } from "./odata.mjs";

const PAGE = 1000;
/** Fields that v1.0 does not have. */
const betaOnly = [
  "signInEventTypes",
  "authenticationDetails",
  "authenticationProtocol",
  "authenticationProcessingDetails",
  "authenticationRequirement",
  "incomingTokenType",
  "uniqueTokenIdentifier",
  "originalRequestId",
  "sessionId",
  "userType",
];
const exposed = ["ETag", "Location", "request-id", "client-request-id", "x-ms-ags-diagnostic", "WWW-Authenticate"];

/**
 * The stand-in. Options:
 * - `records`: sign-ins as Graph (beta) gives them; functions of the time of asking are allowed for late ones;
 * - `refuses`: `licence`, `scope`, `role`; `ownRows`: object id of somebody who sees only their own;
 * - `beta: false`, `knowsNe: false`: what this cloud does not understand; `longest`: milliseconds of a window that is
 *   answered in time; `quota: false` switches it off; `showsRetryAfter`: browsers may read it;
 * - `token(text)`: whether a token is good; `delay`: milliseconds of an answer;
 * - `fault(request)`: `{ status, code, message, headers, cut, drop, delay, empty, link }` for one request, or nothing.
 *
 * `state.requests` collects what was asked, `state.fault` may be changed at any time.
 */
export function graph(options = {}) {
  const state = { fault: () => undefined, token: (text) => text.length > 0, delay: 5, beta: true, knowsNe: true, quota: true, showsRetryAfter: true, records: [], ...options, requests: [], tokens: [], preflights: 0 };
  const cursors = new Map();
  const answered = [];
  const reads = new Map();

  async function listener(request, response) {
    const origin = request.headers.origin;
    const id = randomUUID();
    const headers = {
      "Content-Type": "application/json;odata.metadata=minimal",
      "request-id": id,
      Date: new Date().toUTCString(),
      ...(origin ? { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": [...exposed, ...(state.showsRetryAfter ? ["Retry-After"] : [])].join(", ") } : {}),
    };
    if (request.method === "OPTIONS") {
      state.preflights += 1;
      response.writeHead(200, {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": request.headers["access-control-request-headers"] ?? "",
        "Access-Control-Max-Age": "3600",
      });
      return response.end();
    }
    const send = (status, body, more = {}) => {
      asked.status = status;
      response.writeHead(status, { ...headers, ...more });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    };
    const refuse = (status, code, message, more) =>
      send(status, { error: { code, message, innerError: { date: new Date().toISOString().slice(0, 19), "request-id": id, "client-request-id": id } } }, more);

    const url = new URL(request.url, `https://${request.headers.host}`);
    const query = Object.fromEntries([...url.searchParams]);
    const cursor = query.$skiptoken ? cursors.get(query.$skiptoken) : undefined;
    const text = cursor?.text ?? query.$filter ?? "";
    const asked = { path: url.pathname, query, filter: text, next: Boolean(query.$skiptoken), at: Date.now(), headers: request.headers };
    asked.kind = text.includes("clientAppUsed ne") ? "others" : text.includes("clientAppUsed eq") ? "legacy" : text.includes("appId eq") ? "proof" : "check";
    state.requests.push(asked);
    const fault = await state.fault(asked, state.requests.length);
    await new Promise((done) => setTimeout(done, fault?.delay ?? state.delay));
    if (fault?.drop) return request.socket.destroy();

    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    state.tokens.push(token);
    if (!token || !state.token(token)) return refuse(401, "InvalidAuthenticationToken", "Access token is empty or expired.");
    if (fault?.status && fault.status !== 200) return refuse(fault.status, fault.code ?? "UnknownError", fault.message ?? "", fault.headers);
    if (state.quota) {
      const now = Date.now();
      while (answered.length && answered[0] <= now - 10_000) answered.shift();
      if (answered.length >= 5) return refuse(429, "UnknownError", "This request is throttled. Please try again after some time.", { "Retry-After": "10" });
      answered.push(now);
    }
    const version = /^\/(beta|v1\.0)\/auditLogs\/signIns$/i.exec(url.pathname)?.[1];
    const other = state.settings?.[url.pathname];
    if (other) return send(200, other);
    if (!version || (version === "beta" && !state.beta)) return refuse(404, "BadRequest", `Resource not found for the segment '${url.pathname.split("/").at(-1)}'.`);
    const refusals = {
      licence: ["Authentication_RequestFromNonPremiumTenantOrB2CTenant", "Neither tenant is B2C or tenant doesn't have premium license"],
      scope: ["Authentication_MSGraphPermissionMissing", "Calling principal does not have required MSGraph permissions AuditLog.Read.All"],
      role: ["Authorization_RequestDenied", "Insufficient privileges to complete the operation."],
    };
    if (state.refuses) return refuse(403, ...refusals[state.refuses]);

    try {
      const known = ["$filter", "$top", "$skiptoken"];
      for (const name of Object.keys(query)) {
        if (name === "$skip") throw new BadQuestion("Query option 'Skip' is not allowed. To allow it, set the 'AllowedQueryOptions' property.");
        if (!known.includes(name)) throw new BadQuestion(`Query option '${name}' is not allowed.`);
      }
      if (query.$skiptoken && !cursor) throw new BadQuestion("Invalid Skip Token, skip token is null");
      const top = cursor?.top ?? Number(query.$top ?? PAGE);
      if (!Number.isInteger(top) || top < 1 || top > PAGE) throw new BadQuestion("Invalid page size specified.");
      const fits = filter(text, { beta: version === "beta", knowsNe: state.knowsNe });
      if (state.longest !== undefined && asked.kind !== "check") {
        const [from, to] = ["ge", "lt"].map((word) => Date.parse(new RegExp(`createdDateTime ${word} (\\S+)`).exec(text)?.[1] ?? new Date().toISOString()));
        if (to - from > state.longest) return refuse(504, "UnknownError", "");
      }
      const start = cursor?.start ?? 0;
      const now = Date.now();
      const rows = state.records
        .map((record) => (typeof record === "function" ? record(now) : record))
        .filter((record) => record && fits(record) && (!state.ownRows || record.userId === state.ownRows))
        .sort((a, b) => Date.parse(b.createdDateTime) - Date.parse(a.createdDateTime));
      const page = fault?.empty ? [] : rows.slice(start, start + top);
      const behind = start + page.length;
      const body = { "@odata.context": `https://${request.headers.host}/${version}/$metadata#auditLogs/signIns` };
      if (behind < rows.length) {
        const name = randomBytes(48).toString("base64url");
        cursors.set(name, { text, top, start: behind });
        // The service writes the path in lower case in its links.
        body["@odata.nextLink"] = `https://${request.headers.host}/${version}/auditLogs/signins?$top=${top}&$skiptoken=${name}`;
      }
      if (fault?.link) body["@odata.nextLink"] = fault.link;
      body.value = page.map((record) => told(record, version, reads));
      asked.records = page.length;
      const whole = JSON.stringify(body);
      return send(200, fault?.cut ? whole.slice(0, Math.floor(whole.length * 0.7)) : whole);
    } catch (error) {
      if (error instanceof BadQuestion) return refuse(400, "BadRequest", error.message);
      throw error;
    }
  }

  return { listener, state };
}

/** A record as this version tells it. Details of authentication are filled in late: on the first read they are missing. */
function told(record, version, reads) {
  const { late, ...whole } = record;
  const times = (reads.get(record.id) ?? 0) + 1;
  reads.set(record.id, times);
  if (late && times === 1) whole.authenticationDetails = [];
  if (version === "v1.0") for (const field of betaOnly) delete whole[field];
  return whole;
}

const hex = (n, width) => n.toString(16).padStart(width, "0");
/** The object id of person `n`. */
export const person = (n) => `0a1b2c3d-0000-4000-8000-0000000b${hex(n, 4)}`;

/** A sign-in `back` milliseconds ago; `n` makes its id. */
export function signIn(n, back, changes = {}, tenant = "0a1b2c3d-0000-4000-8000-00000000c001") {
  const interactive = changes.signInEventTypes?.[0] !== "nonInteractiveUser";
  return {
    id: `0a1b2c3d-0000-4000-8000-${hex(n, 12)}`,
    createdDateTime: new Date(Date.now() - back).toISOString().replace(/\.\d+Z$/, "Z"),
    userDisplayName: "Greta Beispiel",
    userPrincipalName: "greta.beispiel@contoso.example",
    userId: person(2),
    appId: "00000002-0000-0ff1-ce00-000000000000",
    appDisplayName: "Office 365 Exchange Online",
    ipAddress: "192.0.2.10",
    clientAppUsed: "Exchange ActiveSync",
    userAgent: "Apple-iPhone14C5/1902.74",
    conditionalAccessStatus: "notApplied",
    isInteractive: interactive,
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

const modern = { clientAppUsed: "Browser", authenticationProtocol: "oAuth2", userAgent: "Mozilla/5.0", appId: "0a1b2c3d-0000-4000-8000-0000000a0001", appDisplayName: "Portal" };
const HOUR = 3_600_000;

/** A small tenant: three devices on legacy authentication, two people that are modern, both event types. */
export function smallTenant() {
  const records = [];
  let n = 1;
  for (let i = 0; i < 60; i += 1) records.push(signIn(n++, HOUR + i * 11 * HOUR, { late: i < 5 }));
  for (let i = 0; i < 30; i += 1) {
    records.push(signIn(n++, 2 * HOUR + i * 23 * HOUR, { userId: person(3), userPrincipalName: "hugo.muster@contoso.example", userDisplayName: "Hugo Muster", userAgent: "Apple-iPad11C3/2001.90", signInEventTypes: ["nonInteractiveUser"] }));
  }
  for (let i = 0; i < 40; i += 1) {
    records.push(signIn(n++, 3 * HOUR + i * 17 * HOUR, { userId: person(4), userPrincipalName: "drucker@contoso.example", userDisplayName: "Drucker 3. OG", userAgent: "BAV2ROPC", clientAppUsed: "Authenticated SMTP" }));
  }
  for (let i = 0; i < 50; i += 1) {
    records.push(signIn(n++, HOUR / 4 + i * 5 * HOUR, { ...modern, userId: person(5 + (i % 2)), userPrincipalName: `person${i % 2}@contoso.example`, signInEventTypes: [i % 3 ? "nonInteractiveUser" : "interactiveUser"] }));
  }
  return records;
}

/** So many legacy sign-ins of so many people over 30 days. */
export function largeTenant(count, people = 50) {
  const step = Math.floor((30 * 24 * HOUR) / count);
  const records = Array.from({ length: count }, (_, i) => {
    const who = 10 + (i % people);
    return signIn(i + 1, 60_000 + i * step, { userId: person(who), userPrincipalName: `person${who}@contoso.example`, userDisplayName: `Person ${who}`, signInEventTypes: [i % 2 ? "interactiveUser" : "nonInteractiveUser"] });
  });
  for (let i = 0; i < 4; i += 1) records.push(signIn(count + 1 + i, 60_000 * (i + 1), { ...modern, userId: person(5), signInEventTypes: [i % 2 ? "interactiveUser" : "nonInteractiveUser"] }));
  return records;
}
