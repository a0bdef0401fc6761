// Synnefo's secrets: no error, log line or hook shows them, even if the server quotes them.
import { inspect } from "node:util";
import { SynnefoClient, type SynnefoClientOptions } from "saltant/synnefo";
import { VirtualClock } from "saltant/synnefo/testing";
import { describe, expect, it } from "vitest";
import { findSecret } from "./matrix/find-secret.js";

const canary = `Canary1+/"&<%>'=`;
const url = "https://host/x/v2.0";
const endpoints = { account: url, compute: url, network: url, volume: url, image: url };

interface SecretCall {
  readonly run: (client: SynnefoClient) => PromiseLike<unknown>;
  /** A success with the secret in it, if the caller gets it. */
  readonly response?: unknown;
  /** Whether the secret is the client's own token. */
  readonly isToken?: boolean;
}

const server = {
  ...{ id: 5, name: "web", user_id: "u", tenant_id: "p", status: "BUILD", "SNF:task_state": "", progress: 0 },
  ...{ created: "2026-01-01T00:00:00Z", updated: "2026-01-01T00:00:00Z", flavor: { id: 1 }, image: { id: "i" } },
  ...{ metadata: {}, suspended: false, attachments: [], addresses: {}, diagnostics: [], key_name: null },
  ...{ "SNF:fqdn": null, "SNF:port_forwarding": {}, adminPass: canary },
};
const basis = { name: "web", flavor: "1", image: "i", copyImageMetadata: false };
const keypair = { name: "k", fingerprint: "f", public_key: "p", private_key: canary };
const grant = { code: "a-code", redirectUri: "https://app.test/", clientId: "app", clientSecret: "a-secret" };
const catalog = { name: "x", type: "compute", endpoints: [] };
const access = {
  token: { id: canary, expires: "2026-01-01T00:00:00Z", tenant: { id: "t", name: "n" } },
  user: { id: "u", name: "n", roles: [] },
  serviceCatalog: [catalog],
};

const calls: Readonly<Record<string, SecretCall>> = {
  "the password of a new server": {
    run: (client) => client.servers.create({ ...basis, adminPass: canary }),
    response: { server },
  },
  "the data of a new server": { run: (client) => client.servers.create({ ...basis, userData: canary }) },
  "the files of a new server": {
    run: (client) => client.servers.create({ ...basis, personality: [{ path: "/x", contents: canary }] }),
  },
  "a new password": { run: (client) => client.servers.changePassword("5", canary) },
  "the kept password": {
    run: (client) => client.servers.password("5").then(() => undefined),
    response: { password: canary },
  },
  "the password of a console": {
    run: (client) => client.servers.console("5"),
    response: { console: { type: "vnc", host: "h", port: 1, password: canary } },
  },
  "the URL of a console": {
    run: (client) => client.servers.vncConsole("5"),
    response: { console: { type: "novnc", url: `https://host/?token=${canary}` } },
  },
  "a generated private key": { run: (client) => client.keypairs.create({ name: "k" }), response: { keypair } },
  "the client's token in the body": {
    run: (client) => client.identity.authenticate(),
    response: { access },
    isToken: true,
  },
  "a token in the path": {
    run: (client) => client.identity.validateToken(canary),
    response: { access: { token: access.token, user: access.user } },
  },
  "a code of OAuth 2": { run: (client) => client.identity.oauthToken({ ...grant, code: canary }) },
  "the secret of a program": { run: (client) => client.identity.oauthToken({ ...grant, clientSecret: canary }) },
  "a token of OAuth 2": {
    run: (client) => client.identity.oauthToken(grant),
    response: { access_token: canary, token_type: "Bearer", expires_in: 20 },
  },
};

/** What a server may quote: the request, and each value in it, also decoded. */
function quotes(requestUrl: string, init: RequestInit | undefined): string {
  const body = typeof init?.body === "string" ? init.body : "";
  const values = [...new URLSearchParams(body).values(), new Headers(init?.headers).get("X-Auth-Token") ?? ""];
  if (body.startsWith("{"))
    JSON.parse(body, (_, value: unknown) => (typeof value === "string" && values.push(value), value));
  const decoded = values.map((value) => Buffer.from(value, "base64").toString("latin1"));
  return [requestUrl, decodeURIComponent(requestUrl), body, ...values, ...decoded].join(" ");
}

/** The responses that a call may meet. */
const responses: Readonly<Record<string, (quoted: string, success: unknown) => Response>> = {
  "a success": (_, success) => Response.json(success),
  "a success of another shape": (_, success) => Response.json({ other: success }),
  "a truncated success": (_, success) =>
    new Response(JSON.stringify(success).slice(0, -1), { headers: { "Content-Type": "application/json" } }),
  "a refusal": (quoted) =>
    Response.json({ badRequest: { code: 400, message: quoted, details: quoted } }, { status: 400 }),
  "a refusal of OAuth 2": (quoted) => Response.json({ error: "invalid", exception: quoted }, { status: 400 }),
  "a failure": (quoted) => Response.json({ computeFault: { message: quoted, details: quoted } }, { status: 500 }),
  "a page": (quoted) => new Response(`<title>${quoted}</title>`, { status: 502, headers: { "X-Debug": "x" } }),
  "a redirect": (quoted) =>
    new Response(null, { status: 307, headers: { Location: `https://other/?next=${encodeURIComponent(quoted)}` } }),
};

describe.each(Object.entries(calls))("%s does not show", (_, { run, response, isToken = false }) => {
  it.each(Object.entries(responses))("after %s", async (kind, respond) => {
    const seen: unknown[] = [];
    const record = (event: unknown): void => {
      seen.push(event);
    };
    const client = new SynnefoClient({
      ...{
        authUrl: "https://host/identity/v2.0",
        endpoints,
        token: isToken ? canary : "another-token",
        clock: new VirtualClock(),
      },
      ...{ onRequest: record, onResponse: record, onRetry: record, logger: { debug: record, warn: record } },
      fetch: (requestUrl: string, init?: RequestInit) => {
        const isCatalog = requestUrl.endsWith("/tokens") && init?.body === undefined;
        const oauth = {
          name: "o",
          type: "astakos_auth",
          endpoints: [{ versionId: "", publicURL: "https://host/oauth2" }],
        };
        if (isCatalog) return Promise.resolve(Response.json({ access: { serviceCatalog: [oauth] } }));
        return Promise.resolve(respond(quotes(requestUrl, init), response ?? {}));
      },
    } as unknown as SynnefoClientOptions);
    const outcome: unknown = await run(client).then(
      (value) => value,
      (error: unknown) => error,
    );
    if (kind.startsWith("a refusal")) expect(outcome).toBeInstanceOf(Error);
    const shown = [outcome, seen, client].map(
      (each) => `${inspect(each, { depth: 9, showHidden: true })}${JSON.stringify(each)}`,
    );
    const text = shown.join("\n") + (outcome instanceof Error ? `${outcome.message}${String(outcome.stack)}` : "");
    expect(findSecret(text, [canary])).toBeNull();
  });
});
