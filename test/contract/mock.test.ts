// The facade against Prism's mock of the contract: every operation, every documented answer, every filter of every list.
import {
  AmbiguousOutcomeError,
  AuthenticationError,
  BadHttpRequestError,
  BadRequestError,
  MethodNotAllowedError,
  NotFoundError,
  PermissionDeniedError,
  SaltantClient,
  ServerError,
  type SaltantClientOptions,
} from "saltant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calls, filterCalls } from "./calls.js";
import { readOperations, type DocumentedResponse, type Operation, type Parameter } from "./contract.js";
import { startPrism, type Prism } from "./prism.js";

const contract = "openapi/saltant.yaml";
const operations = readOperations(contract);

let prism: Prism;

beforeAll(async () => {
  prism = await startPrism(contract, "mock", "--errors");
});

afterAll(async () => {
  await prism[Symbol.asyncDispose]();
});

/** A request to Prism, and its response. Prism responds with a 422 to a request that it refuses, and to no other. */
interface Exchange {
  readonly url: string;
  readonly status: number;
}

/** A client of the mock that selects a certain response, and a log of its exchanges. */
function mockClient(
  operation?: Operation,
  documented?: DocumentedResponse,
): { client: SaltantClient; exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  const recordingFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    // Only the operation under test gets the selected response; other requests succeed.
    if (operation !== undefined && documented !== undefined && isOf(operation, request)) {
      request.headers.set("Prefer", preferOf(documented));
      // The server sends an HTML page with any Accept header; the mock only if the header selects it.
      request.headers.set("Accept", documented.contentType);
    }
    const response = await fetch(request);
    exchanges.push({ url: request.url, status: response.status });
    return response;
  };
  const secrets = credentialsFor(operation);
  const options = { baseApiUrl: prism.url, fetch: recordingFetch, retry: false, ...secrets } as SaltantClientOptions;
  return { client: new SaltantClient(options), exchanges };
}

function credentialsFor(operation: Operation | undefined): object {
  if (operation?.id === "obtainToken") return { username: "alice", password: "s3cr3t" };
  if (operation?.id === "refreshToken") return { refreshToken: "r3fr3sh" };
  return { authToken: "t0k3n" };
}

function isOf(operation: Operation, { method, url }: Request): boolean {
  const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, "[^/]+")}$`);
  return method === operation.method && pattern.test(new URL(url).pathname);
}

function call(operation: Operation, client: SaltantClient): Promise<unknown> {
  const call = calls[operation.id];
  if (call === undefined) throw new Error(`there is no call for ${operation.id}`);
  return call(client, {});
}

describe("the facade", () => {
  it("has a call for each operation of the contract, and for no other", () => {
    expect(Object.keys(calls)).toEqual(operations.map(({ id }) => id));
    expect(Object.keys(filterCalls)).toEqual(operations.filter(({ query }) => query.length > 0).map(({ id }) => id));
  });
});

describe.each(operations.map((operation) => [operation.id, operation] as const))("%s", (id, operation) => {
  const successes = operation.responses.filter(({ status }) => status < 300);
  const refusals = operation.responses.filter(({ status }) => status >= 400);

  it.each(successes.map((response) => [response.example ?? "the example", response] as const))(
    "gives %s",
    async (_, response) => {
      const { client, exchanges } = mockClient(operation, response);
      const outcome = await call(operation, client);
      expect(exchanges.map(({ status }) => status)).not.toContain(422);
      expect(exchanges[0]?.status).toBe(response.status);
      if (id !== "obtainToken" && id !== "refreshToken") expect(outcome).toEqual(modelOf(response));
    },
  );

  it.each(refusals.map((response) => [response.status, response.example ?? "the example", response] as const))(
    "maps a %i (%s) to an error",
    async (status, _, response) => {
      const { client, exchanges } = mockClient(operation, response);
      const error: unknown = await call(operation, client).catch((caught: unknown) => caught);
      const refusal = error instanceof AmbiguousOutcomeError ? error.cause : error;
      expect(exchanges[0]?.status).toBe(status);
      expect(refusal).toBeInstanceOf(classFor(response));
      if (!(refusal instanceof BadHttpRequestError)) throw refusal;
      expect(refusal).toMatchObject({ status, method: operation.method, attempts: 1 });
      if (response.contentType === "application/json") expect(refusal.body).toEqual(response.value);
      if (refusal instanceof BadRequestError) expect(refusal.toJSON()).toMatchObject(fieldsOf(response.value));
      expect(error instanceof AmbiguousOutcomeError).toBe(refusal instanceof ServerError && /^(create|clone)/.test(id));
    },
  );
});

function preferOf({ status, example }: DocumentedResponse): string {
  return `code=${status}${example === null ? "" : `, example=${example}`}`;
}

/** The facade's result for a response: a page's rows, or the resource. */
function modelOf({ value }: DocumentedResponse): unknown {
  return typeof value === "object" && value !== null && "results" in value ? value.results : value;
}

function classFor({ status, example, contentType }: DocumentedResponse): typeof BadHttpRequestError {
  switch (status) {
    case 400:
      return BadRequestError;
    case 401:
      return AuthenticationError;
    case 403:
      return example === "notTheOwner" ? PermissionDeniedError : AuthenticationError;
    case 404:
      return NotFoundError;
    case 405:
      // Without JSON, the server failed.
      return contentType === "application/json" ? MethodNotAllowedError : ServerError;
    default:
      return ServerError;
  }
}

/** The expected fields of a 400: the server's, without the messages for the whole input. */
function fieldsOf(value: unknown): object {
  if (typeof value === "string") return { fieldErrors: {}, nonFieldErrors: [value] };
  const { non_field_errors: whole, detail, ...fieldErrors } = value as Record<string, unknown>;
  if (detail !== undefined) return { fieldErrors, nonFieldErrors: [detail] };
  return { fieldErrors, ...(whole === undefined && { nonFieldErrors: [] }) };
}

describe.each(
  operations.filter(({ query }) => query.length > 0).map((operation) => [operation.id, operation] as const),
)("%s", (id, operation) => {
  const filters = operation.query.filter(({ name }) => name !== "page" && name !== "page_size");

  it.each(filters.map((filter) => [filter.name, filter] as const))(
    "sends %s in the contract's form",
    async (name, filter) => {
      const { client, exchanges } = mockClient();
      await filterCalls[id]?.(client, filterFor(filter));
      const url = new URL(exchanges[0]?.url ?? "");
      expect(exchanges).toHaveLength(1);
      expect(exchanges[0]?.status).toBe(200);
      expect([...url.searchParams.keys()]).toEqual([name, "page", "page_size"]);
      expect(url.searchParams.get(name)).toBe(sentFor(filter));
    },
  );
});

describe("the mock", () => {
  it.each([
    "/taskqueues/?active=perhaps",
    "/containertaskinstances/?task_type=first",
    "/containertasktypes/?container_type=podman",
  ])("refuses %s, which proves that it validates requests", async (path) => {
    const response = await fetch(prism.url + path, { headers: { Authorization: "Token t" } });
    expect([400, 422]).toContain(response.status);
  });
});

/** A filter in the caller's form, for a parameter of the contract. */
function filterFor({ name, schema }: Parameter): object {
  const { property, lookup } = splitParameter(name);
  const [first, second] = valuesFor(schema.items ?? schema, property);
  const value = schema.type === "array" ? [first, second] : first;
  return { [property]: lookup === null ? value : { [lookup]: value } };
}

/** The same filter in the query. */
function sentFor({ name, schema }: Parameter): string {
  const { property } = splitParameter(name);
  const values = valuesFor(schema.items ?? schema, property);
  return (schema.type === "array" ? values : values.slice(0, 1))
    .map((value) => (value instanceof Date ? value.toISOString() : String(value)))
    .join(",");
}

function splitParameter(name: string): { property: string; lookup: string | null } {
  const lookups = ["contains", "in", "startswith", "endswith", "regex", "year", "range", "lt", "lte", "gt", "gte"];
  const last = name.slice(name.lastIndexOf("__") + 2);
  const lookup = name.includes("__") && lookups.includes(last) ? last : null;
  const field = (lookup === null ? name : name.slice(0, -lookup.length - 2)).replace("user__username", "user");
  return { property: field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), lookup };
}

/** Two values that a filter may have. */
function valuesFor({ type, format, enum: words }: Parameter["schema"], property: string): readonly unknown[] {
  if (words !== undefined) return words.slice(0, 2);
  if (format === "date-time") return [new Date("2026-01-02T03:04:05.678Z"), new Date("2026-02-03T04:05:06.789Z")];
  if (type === "integer") return [2026, 2027];
  if (type === "boolean") return [true, false];
  return property === "containerType" ? ["docker", "singularity"] : ["running", "failed"];
}
