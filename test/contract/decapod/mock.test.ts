// Prism's mock of Decapod's contract: every operation and every documented response.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOperations, type DocumentedResponse, type Operation } from "../contract.js";
import { startPrism, type Prism } from "../prism.js";

const contract = "openapi/decapod.yaml";
const operations = readOperations(contract);

let prism: Prism;

beforeAll(async () => {
  prism = await startPrism(contract, "mock", "--errors");
});

afterAll(async () => {
  await prism[Symbol.asyncDispose]();
});

const pathParameters: Readonly<Record<string, string>> = {
  id: "571f6428-cfec-441e-8eff-8eb904b6a97d",
  version: "2",
  token: "abcdefghijklm-nopqrstuvwxyz-ABCDEFGHIJKLM-NOPQRSTUVWXYZ-012345678901",
};

/** Sends a valid request for an operation. */
function send({ method, path, body }: Operation, headers: Readonly<Record<string, string>>): Promise<Response> {
  const url = prism.url + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? "");
  return fetch(url, {
    method,
    headers: { Authorization: "cd3a630f-2fe6-42f0-8446-71e0012786c9", "Content-Type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

function preferOf({ status, example }: DocumentedResponse): string {
  return `code=${status}, example=${example}`;
}

it("has 54 operations", () => {
  expect(operations).toHaveLength(54);
});

describe.each(operations.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
  it("succeeds", async () => {
    const response = await send(operation, { Accept: "*/*" });
    expect(response.status).toBe(200);
  });

  it.each(operation.responses.map((each) => [each.status, each.contentType, each.example, each] as const))(
    "responds %i, %s: %s",
    async (status, contentType, __, documented) => {
      const response = await send(operation, { Accept: contentType, Prefer: preferOf(documented) });
      const text = await response.text();
      expect(response.status).toBe(status);
      expect(response.headers.get("Content-Type")).toContain(contentType);
      expect(contentType === "application/json" ? JSON.parse(text) : text).toEqual(documented.value);
    },
  );
});

describe("the mock", () => {
  it("says that a log has not changed", async () => {
    const [operation] = operations.filter(({ id }) => id === "getExecutionLog");
    const response = operation && (await send(operation, { "If-None-Match": '"x"', Prefer: "code=304" }));
    expect(response?.status).toBe(304);
  });

  it("refuses a body and a path that are not valid, so that a success means something", async () => {
    const [operation] = operations.filter(({ id }) => id === "createCluster");
    const refused = operation && (await send({ ...operation, body: { name: "with space" } }, {}));
    expect(refused?.status).toBe(400);
    const [get] = operations.filter(({ id }) => id === "getCluster");
    const malformed = get && (await send({ ...get, path: "/v1/cluster/not-a-uuid/" }, {}));
    expect([400, 422]).toContain(malformed?.status);
  });
});
