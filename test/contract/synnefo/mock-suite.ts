import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOperations, type DocumentedResponse, type Operation } from "../contract.js";
import { startPrism, type Prism } from "../prism.js";

/** Which contract of Synnefo to mock. */
export interface MockSuiteOptions {
  readonly document: string;
  /** The ids of its operations, in any order. */
  readonly operations: readonly string[];
  /** A valid value for each parameter in a path. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Changes of a request that would be valid. */
export interface RequestChanges {
  readonly headers?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Null for no body. */
  readonly body?: unknown;
}

/** Sends a request for an operation to the mock. */
export type SendToMock = (id: string, changes?: RequestChanges) => Promise<Response>;

/**
 * Defines the tests of Prism's mock of a contract: it mocks every operation, and every response that is documented.
 * @returns A function for further tests of the same mock.
 */
export function testMock({ document, operations: ids, pathParameters }: MockSuiteOptions): SendToMock {
  const operations = readOperations(document);
  let prism: Prism;

  beforeAll(async () => {
    prism = await startPrism(document, "mock", "--errors");
  });

  afterAll(async () => {
    await prism[Symbol.asyncDispose]();
  });

  /** Sends a valid request for an operation, or one with these changes. */
  function send({ method, path, body, form, headers }: Operation, changes: RequestChanges = {}): Promise<Response> {
    const inPath = { ...pathParameters, ...changes.pathParameters };
    const url = prism.url + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name] ?? ""));
    const { content, type } = contentOf(changes.body === undefined ? body : changes.body, form);
    return fetch(url + (changes.query ?? ""), {
      method,
      headers: { ...credentials, ...headers, ...type, ...changes.headers },
      ...(content !== undefined && { body: content }),
    });
  }

  it("has the operations that are expected", () => {
    expect(operations.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  describe.each(operations.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
    it("succeeds", async () => {
      const response = await send(operation);
      expect(response.status).toBe(Math.min(...statusesOf(operation)));
    });

    it.each(operation.responses.map((each) => [each.status, each.contentType, each.example, each] as const))(
      "responds %i, %s: %s",
      async (status, contentType, __, documented) => {
        const response = await send(operation, { headers: { Accept: contentType, Prefer: preferOf(documented) } });
        const text = await response.text();
        expect(response.status).toBe(status);
        expect(response.headers.get("Content-Type")).toContain(contentType);
        expect(contentType === "application/json" ? JSON.parse(text) : text).toEqual(documented.value);
      },
    );

    it.each(operation.emptyStatuses)("responds %i without a body", async (status) => {
      const response = await send(operation, { headers: { Prefer: `code=${status}` } });
      expect([response.status, await response.text()]).toEqual([status, ""]);
    });
  });

  return (id, changes) => {
    const operation = operations.find((each) => each.id === id);
    if (operation === undefined) throw new Error(`${document} has no ${id}`);
    return send(operation, changes);
  };
}

/** Those of all kinds; an operation reads one of them. */
const credentials = { "X-Auth-Token": "alice-token", Authorization: "Basic Y2xpZW50OnNlY3JldA==" };

/** The body of a request with its type; none for an operation without one. */
function contentOf(
  body: unknown,
  form: unknown,
): { readonly content?: string | URLSearchParams; readonly type?: Readonly<Record<string, string>> } {
  if (body !== undefined && body !== null) {
    return { content: JSON.stringify(body), type: { "Content-Type": "application/json" } };
  }
  if (body === null || typeof form !== "object" || form === null) return {};
  return { content: new URLSearchParams(Object.entries(form).map(([name, value]) => [name, String(value)])) };
}

function statusesOf({ responses, emptyStatuses }: Operation): number[] {
  return [...responses.map(({ status }) => status), ...emptyStatuses];
}

function preferOf({ status, example }: DocumentedResponse): string {
  return example === null ? `code=${status}` : `code=${status}, example=${example}`;
}
