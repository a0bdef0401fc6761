// Prism's mock of SlipStream's contract: the operations on CIMI resources, which exchange JSON, and every response of theirs.
// The others exchange XML, which Prism does not validate: recordings.test.ts and examples.test.ts check these.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOperations, type DocumentedResponse, type Operation } from "../contract.js";
import { startPrism, type Prism } from "../prism.js";

const contract = "openapi/slipstream.yaml";
const operations = readOperations(contract).filter(({ path }) => path.startsWith("/api/"));

let prism: Prism;

beforeAll(async () => {
  prism = await startPrism(contract, "mock", "--errors");
});

afterAll(async () => {
  await prism[Symbol.asyncDispose]();
});

const pathParameters: Readonly<Record<string, string>> = {
  collection: "service-offer",
  id: "99999999-2222-4333-8444-666666666666",
  action: "collect",
};

const cookie = "com.sixsq.slipstream.cookie=token=eyJhbGciOiJSUzI1NiJ9.e30.c2ln";

/** Sends a valid request for an operation. */
function send({ method, path, body, form }: Operation, headers: Readonly<Record<string, string>>): Promise<Response> {
  const url = prism.url + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? "");
  const json = body !== undefined && { "Content-Type": "application/json" };
  const content = body === undefined ? toForm(form) : JSON.stringify(body);
  return fetch(url, {
    method,
    headers: { Cookie: cookie, Accept: "application/json", ...json, ...headers },
    redirect: "manual",
    ...(content !== undefined && { body: content }),
  });
}

/** A form in which each value of a list is a field; none for none. */
function toForm(value: unknown): URLSearchParams | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const fields = Object.entries(value);
  return new URLSearchParams(fields.flatMap(([name, each]) => [each].flat().map((item) => [name, String(item)])));
}

function preferOf({ status, example }: DocumentedResponse): string {
  return `code=${status}, example=${example}`;
}

it("has 9 operations", () => {
  expect(operations.map(({ id }) => id)).toEqual([
    "createSession",
    "getCloudEntryPoint",
    "listCollection",
    "addResource",
    "searchCollection",
    "getResource",
    "editResource",
    "deleteResource",
    "runAction",
  ]);
});

describe.each(operations.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
  it("succeeds", async () => {
    const response = await send(operation, {});
    const creates = ["createSession", "addResource"].includes(operation.id);
    expect(response.status).toBe(creates ? 201 : 200);
  });

  it.each(operation.responses.map((each) => [each.status, each.example, each] as const))(
    "responds %i: %s",
    async (status, __, documented) => {
      const response = await send(operation, { Prefer: preferOf(documented) });
      expect(response.status).toBe(status);
      expect(response.headers.get("Content-Type")).toContain("application/json");
      expect(await response.json()).toEqual(documented.value);
    },
  );
});

/** The operation of this id, to be changed. */
function operationOf(id: string): Operation {
  const [operation] = operations.filter((each) => each.id === id);
  if (operation === undefined) throw new Error(`the contract has no ${id}`);
  return operation;
}

describe("the mock", () => {
  it("sets the cookie of a login, and the address of what was created", async () => {
    const response = await send(operationOf("createSession"), {});
    expect(response.headers.getSetCookie().join()).toMatch(/^com\.sixsq\.slipstream\.cookie=token=/);
    expect(response.headers.get("Location")).toMatch(/^session\//);
  });

  it("redirects a login", async () => {
    const response = await send(operationOf("createSession"), { Prefer: "code=303" });
    expect([response.status, response.headers.get("Location")]).toEqual([303, expect.stringContaining("?error=")]);
  });

  it("accepts a login and a search in other forms", async () => {
    const login = operationOf("createSession");
    const search = operationOf("searchCollection");
    const bySession = await send({ ...login, body: undefined }, {});
    const withLists = await send({ ...search, form: { $filter: ["a='b'", "c=1"], $select: ["id", "name"] } }, {});
    const withNothing = await send({ ...search, form: undefined }, {});
    const byQuery = await send({ ...search, method: "GET", form: undefined, path: `${search.path}?$last=0` }, {});
    expect([bySession, withLists, withNothing, byQuery].map(({ status }) => status)).toEqual([201, 200, 200, 200]);
  });

  it("needs no cookie for a search, and one for an edit", async () => {
    const anonymous = { Cookie: "other=1" };
    const search = await send(operationOf("searchCollection"), anonymous);
    const edit = await send(operationOf("editResource"), anonymous);
    expect([search.status, edit.status]).toEqual([200, 401]);
  });

  it("refuses a body, a form and a query that are not valid, so that a success means something", async () => {
    const list = operationOf("listCollection");
    const responses = await Promise.all([
      send({ ...operationOf("createSession"), body: { href: "session-template/internal" } }, {}),
      send({ ...operationOf("editResource"), body: [] }, {}),
      send({ ...operationOf("searchCollection"), form: { $first: "one" } }, {}),
      send({ ...list, path: `${list.path}?$last=many` }, {}),
    ]);
    for (const { status } of responses) expect([400, 422]).toContain(status);
  });
});
