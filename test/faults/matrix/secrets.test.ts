// Secrets stay where they belong: with every fault and every operation, from servers that quote back all that they were sent.
import { inspect } from "node:util";
import { BulkError } from "saltant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommonConnectionOptions } from "../../../src/core/http/connection.js";
import { type Fault, nameOf } from "./faults.js";
import { createFaultyServer, type SentRequest, type SharedServers } from "./faulty-server.js";
import { findSecret } from "./find-secret.js";
import { matrixServices } from "./services/index.js";
import type { MatrixService } from "./services/service.js";
import { startSharedServers } from "./shared-servers.js";
import { readTable, rowsFor } from "./table.js";

let shared: SharedServers & { readonly received: readonly string[] } & AsyncDisposable;

beforeAll(async () => {
  shared = await startSharedServers();
});

afterAll(() => shared[Symbol.asyncDispose]());

const secrets = {
  authToken: `canary-token+/"&<%>'=`,
  password: `canary pass/word+"&<%>'é\\`,
  cookie: "canary-cookie-0123456789",
  key: `canary-key/"&'`,
};

const headers = { Cookie: `theme=dark; session=${secrets.cookie}`, "X-Api-Key": secrets.key, "Accept-Language": "en" };

/** What is secret in a request, and the request around it, in the spellings that servers have for it; in printable ASCII. */
function quote({ method, url, headers: sent, body }: SentRequest): string {
  const values = ["Authorization", "Cookie", "X-Api-Key", "X-Auth-Token"].map(
    (name) => `${name}: ${String(sent.get(name))}`,
  );
  const inBody = valuesIn(body);
  const raw = [...values, ...inBody].join("; ");
  const html = raw.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const base64 = Buffer.from(raw);
  const spellings = [JSON.stringify(raw), html, encodeURIComponent(raw), base64.toString("base64")];
  const all = `${method} ${url} ${raw} ${body} ${spellings.join(" ")}`;
  return all.replace(/[^\x20-\x7e]/g, (character) => encodeURIComponent(character));
}

/** The values in a body of JSON, at any depth, or in a form. */
function valuesIn(body: string): string[] {
  const values: string[] = [];
  if (/^[[{]/.test(body))
    JSON.parse(body, (_, value: unknown) => (typeof value === "string" && values.push(value), value));
  else values.push(...new URLSearchParams(body).values());
  return values;
}

/** Collects what the hooks and the log are told. */
function listeners(events: unknown[]): Partial<CommonConnectionOptions> {
  const record = (event: unknown): void => {
    events.push(event);
  };
  return { onRequest: record, onResponse: record, onRetry: record, logger: { debug: record, warn: record } };
}

/** Everything that can be seen of a value, in every way to look at it. */
function textOf(value: unknown): string {
  return [
    inspect(value, { depth: Infinity, showHidden: true, maxStringLength: Infinity, maxArrayLength: Infinity }),
    JSON.stringify(value),
    String(value),
    ...errorTexts(value),
  ].join("\n");
}

function errorTexts(value: unknown): string[] {
  if (!(value instanceof Error)) return [];
  const inner = value instanceof BulkError ? value.failed.map(({ error }) => error) : [];
  return [value.message, value.stack ?? "", ...[value.cause, ...inner].flatMap(errorTexts)];
}

/** Every cell of a service's table: each row with an example of each of its faults. */
function examplesOf({ persistent, columns, faults }: MatrixService<unknown>): Fault[] {
  return readTable(persistent, columns.length).flatMap((row) =>
    row.faults.map((name) => {
      const example = faults.find((fault) => fault.name === name && rowsFor([row], fault).length > 0);
      if (example === undefined) throw new Error(`the table of faults has none called ${name}`);
      return example;
    }),
  );
}

/** Meets a fault with each operation; what could be seen of it all, and the secrets that must not be in that. */
async function runWithFault(
  service: MatrixService<unknown>,
  fault: Fault,
  credentials: string,
): Promise<{ shown: string; secret: string[] }> {
  // Each line once: the same error shows in many ways.
  const lines = new Set<string>();
  const secret = new Set(Object.values(secrets));
  // A login and a refresh have credentials of their own, and so run with one kind only.
  for (const operation of service.operations.filter(
    (each) => each.credentials === undefined || credentials === service.loginKind,
  )) {
    const events: unknown[] = [];
    const server = await createFaultyServer(service, fault, operation, shared, {
      credentials: operation.credentials ?? credentials,
      times: Infinity,
      ...secrets,
      echo: quote,
      client: { ...listeners(events), headers },
    });
    const outcome = await operation.run(server.context).then(
      (result) => result,
      (error: unknown) => error,
    );
    for (const value of [outcome, events, server.context]) {
      for (const line of textOf(value).split("\n")) lines.add(line);
    }
    for (const token of server.tokens) secret.add(token);
    // The caller's headers were sent, or there would have been nothing to find.
    expect(server.sent.at(-1)?.headers.get("X-Api-Key")).toBe(secrets.key);
  }
  return { shown: [...lines].join("\n"), secret: [...secret] };
}

const cases = matrixServices.flatMap((service) =>
  service.credentialKinds.map((kind) => ({ title: `${service.name} with ${kind}`, service, kind })),
);

describe.each(cases)("$title: no secret shows", ({ service, kind }) => {
  it.each(examplesOf(service).map((fault) => [nameOf(fault), fault] as const))("after: %s", async (_, fault) => {
    const { shown, secret } = await runWithFault(service, fault, kind);
    expect(findSecret(shown, secret)).toBeNull();
  });
});
