// A stand-in for Microsoft Entra's sign-in service: npm's oidc-provider (certified; it insists on PKCE, redirect URIs,
// rotation and CORS) behind Entra's host names and paths, with what Entra does differently put on top.
//
// What it cannot do: refresh tokens that stay good after use, Conditional Access, sessions that outlive the run.

import Provider, { interactionPolicy } from "oidc-provider";

// It says at each start that its keys are for development; they are.
const quietly = (make) => {
  const { info, warn } = console;
  console.info = console.warn = () => {};
  try {
    return make();
  } finally {
    console.info = info;
    console.warn = warn;
  }
};

export const tenant = "0a1b2c3d-0000-4000-8000-00000000c001";
export const user = "0a1b2c3d-0000-4000-8000-00000000b001";
export const client = "11111111-2222-4333-8444-555555555555";
export const account = "admin@contoso.example";

const path = /^\/([^/]+)\/oauth2\/v2\.0\/(authorize|token|logout)$/;

/**
 * The stand-in for pages at these redirect URIs. Options: `lasts` seconds of an access token, `fault(kind, parameters)`
 * gives `{ status, body, headers }` to answer `token` with, `{ fragment }` to send back from `authorize` or `{ page }` to
 * show there, `{ stays: true }` to answer 204, with which the browser stays where it is, or nothing; `idToken` claims to put over those of the ID token;
 * `clock` milliseconds that Microsoft's clock is ahead of this one; `issued(token, seconds, scope)` is called before a token
 * is given out.
 *
 * Gives the request listener, and the state: what was asked (`authorizes`, `tokens`, `logouts`), the `last` tokens,
 * and `change(parameters)` for the answer in the fragment.
 */
export function entra({ redirects, lasts = 3600, fault = () => undefined, host = "login.microsoftonline.com", idToken = {}, clock = 0, issued }) {
  const policy = interactionPolicy.base();
  const issuer = `https://${host}/${tenant}/v2.0`;
  const provider = quietly(() => new Provider(issuer, {
    clients: [
      {
        client_id: client,
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        application_type: "web",
        redirect_uris: redirects,
        post_logout_redirect_uris: redirects,
      },
    ],
    // http://localhost is a redirect URI that Entra accepts too.
    allowOmittingSingleRegisteredRedirectUri: false,
    clientBasedCORS: (_, origin) => redirects.some((uri) => new URL(uri).origin === origin),
    scopes: ["openid", "profile", "offline_access", ...graphScopes()],
    claims: { openid: ["sub", "tid", "oid"], profile: ["preferred_username", "login_hint"] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, tid: tenant, oid: user, preferred_username: account, login_hint: "O.lab" }),
    }),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: autoLogout },
      claimsParameter: { enabled: false },
    },
    interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: () => true,
    ttl: { AccessToken: lasts, AuthorizationCode: 600, IdToken: 3600, RefreshToken: 86_400, Grant: 86_400, Session: 86_400, Interaction: 600 },
    routes: { authorization: "/authorize", token: "/token", end_session: "/logout" },
    cookies: { keys: ["lab"] },
    renderError: (context, out) => {
      context.type = "text";
      context.body = `AADSTS-like error page: ${out.error} ${out.error_description ?? ""}`;
    },
  }));
  provider.proxy = true;
  const next = provider.callback();
  const state = { fault, idToken, clock, issued, tokens: [], authorizes: [], logouts: [], change: undefined };

  async function listener(request, response) {
    const url = new URL(request.url, `https://${request.headers.host}`);
    const route = path.exec(url.pathname);
    watchAnswer(response, redirects, state);
    request.headers["x-forwarded-proto"] = "https";
    request.headers.host = host;
    if (url.pathname.startsWith("/interaction/")) return interaction(request, response, url);
    if (!route) return url.pathname.startsWith("/authorize/") || url.pathname.startsWith("/logout") ? next(request, response) : end(response, 404);
    const [, , kind] = route;
    if (kind === "authorize") {
      state.authorizes.push(Object.fromEntries(url.searchParams));
      const answer = state.fault("authorize", url.searchParams);
      if (answer?.fragment !== undefined) {
        response.writeHead(302, { Location: `${url.searchParams.get("redirect_uri")}#${answer.fragment}` });
        return response.end();
      }
      if (answer?.stays) return response.writeHead(204).end();
      if (answer?.page) return end(response, 200, answer.page, "text/html");
      const wanted = url.searchParams;
      // Entra gives offline_access without asking each time, chooses accounts, and knows the permission's host.
      wanted.set("prompt", "consent");
      wanted.delete("claims");
      request.url = `/authorize?${wanted}`;
      return next(request, response);
    }
    if (kind === "logout") {
      state.logouts.push(Object.fromEntries(url.searchParams));
      url.searchParams.set("client_id", client);
      request.url = `/logout?${url.searchParams}`;
      return next(request, response);
    }
    const body = await read(request);
    const form = new URLSearchParams(body);
    state.tokens.push({ method: request.method, headers: { ...request.headers }, form: Object.fromEntries(form), query: url.search });
    const origin = request.headers.origin;
    const cors = origin ? { "Access-Control-Allow-Origin": origin } : {};
    const answer = await state.fault("token", form);
    if (answer) {
      response.writeHead(answer.status, { "Content-Type": "application/json", ...cors, ...answer.headers });
      return response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
    }
    request.url = "/token";
    // The provider reads the body that was read here already.
    request.body = Object.fromEntries(form);
    return asEntra(response, cors, () => next(request, response), { state, lasts, form });
  }

  // Signs in, or declines, without a page to click through: what a person does there is not the page's business.
  async function interaction(request, response, url) {
    const details = await provider.interactionDetails(request, response);
    if (details.prompt.name === "login") {
      return provider.interactionFinished(request, response, { login: { accountId: user } }, { mergeWithLastSubmission: false });
    }
    const grant = details.grantId ? await provider.Grant.find(details.grantId) : new provider.Grant({ accountId: user, clientId: client });
    grant.addOIDCScope(details.params.scope);
    const grantId = await grant.save();
    return provider.interactionFinished(request, response, { consent: { grantId } }, { mergeWithLastSubmission: true });
  }

  return { listener, state, issuer };
}

/** Lets the provider answer, and turns the answer into what Entra would say. */
function asEntra(response, cors, act, { state, lasts, form }) {
  const { write, end: finish, writeHead } = response;
  const parts = [];
  response.writeHead = (status, ...rest) => {
    response.statusCode = status;
    const headers = rest.at(-1);
    if (headers && typeof headers === "object") for (const [key, value] of Object.entries(headers)) response.setHeader(key, value);
    return response;
  };
  response.write = (chunk) => {
    parts.push(Buffer.from(chunk));
    return true;
  };
  response.end = async (chunk) => {
    if (chunk && typeof chunk !== "function") parts.push(Buffer.from(chunk));
    Object.assign(response, { write, end: finish, writeHead });
    let text = Buffer.concat(parts).toString("utf8");
    try {
      const answer = JSON.parse(text);
      if (answer.access_token) {
        Object.assign(answer, { refresh_token_expires_in: 86_399, client_info: base64({ uid: user, utid: tenant }), ext_expires_in: lasts });
        answer.scope = (answer.scope ?? form.get("scope") ?? "").replace(/https:\/\/[^/ ]+\//g, "");
        await state.issued?.(answer.access_token, answer.expires_in, answer.scope);
        answer.id_token = withClaims(answer.id_token, state.idToken, state.clock);
        state.last = answer;
      } else if (answer.error === "invalid_grant") {
        Object.assign(answer, { error_codes: [70008], error_description: `AADSTS70008: ${answer.error_description}`, suberror: "bad_token", correlation_id: user, trace_id: tenant });
      }
      text = JSON.stringify(answer);
    } catch {
      // Not JSON: as it is.
    }
    response.removeHeader("content-length");
    for (const [key, value] of Object.entries(cors)) response.setHeader(key, value);
    response.setHeader("content-length", Buffer.byteLength(text));
    return response.end(text);
  };
  return act();
}

/** Lets `state.change` at the answer that goes back to the page. */
function watchAnswer(response, redirects, state) {
  const set = response.setHeader;
  response.setHeader = (name, value) => {
    const [address, fragment] = String(value).split("#");
    if (!state.change || name.toLowerCase() !== "location" || !redirects.includes(address)) return set.call(response, name, value);
    const answer = new URLSearchParams(fragment);
    state.change(answer);
    return set.call(response, name, `${address}#${answer}`);
  };
}

const base64 = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * The token with these claims over its own, its times by another clock. Its signature is not good any more; no page can
 * check it without the keys.
 */
function withClaims(token, claims, clock) {
  if (!token || (Object.keys(claims).length === 0 && !clock)) return token;
  const [head, body, signature] = token.split(".");
  const own = JSON.parse(Buffer.from(body, "base64url"));
  for (const time of ["iat", "nbf", "exp"]) if (own[time]) own[time] += Math.round(clock / 1000);
  return [head, base64({ ...own, ...claims }), signature].join(".");
}

const graphScopes = () =>
  ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"].flatMap((graph) =>
    ["AuditLog.Read.All", "Application.Read.All", "Directory.Read.All", "Policy.Read.All", "ServiceMessage.Read.All", "ConsentRequest.Read.All"].map((scope) => `https://${graph}/${scope}`),
  );

// The page that ends the session by itself: Entra asks only where several accounts are signed in.
function autoLogout(context, form) {
  context.body = `<!doctype html><title>Signing out</title>${form}<script>const f = document.forms[0]; const i = document.createElement("input"); i.type = "hidden"; i.name = "logout"; i.value = "yes"; f.append(i); f.submit();</script>`;
}

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

function end(response, status, body = `${status}\n`, type = "text/plain") {
  response.writeHead(status, { "Content-Type": `${type}; charset=utf-8` });
  response.end(body);
}
