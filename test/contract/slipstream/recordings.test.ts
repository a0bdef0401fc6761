// The contract against recorded requests and responses: JSON, XML, forms and text. Prism's mock covers the JSON half only
// (mock.test.ts): it sends examples of XML as they are, and reads none.
import { describe, expect, it } from "vitest";
import { asObject, type JsonObject } from "../../../scripts/generate/contract.js";
import { readCalls, readSamples, type Exchange } from "./recordings.js";
import { contract, findOperation, operations, requestFaults, responseFaults, valueFaults } from "./validation.js";

const samples = readSamples();
const calls = readCalls();
const exchanges = [...samples, ...calls];

function exchangeOf(id: string): Exchange {
  const [exchange] = exchanges.filter((each) => each.id === id);
  if (exchange === undefined) throw new Error(`${id} is not recorded`);
  return exchange;
}

/** Requests for what the contract does not have. */
const otherOperations: Readonly<Record<string, string>> = {
  h049: "a collection cannot be deleted",
  h146: "sets a runtime parameter",
  h149: "sets a runtime parameter",
  h152: "sets a runtime parameter",
  h155: "reports that an instance is complete",
  h196: "copies a module",
  "list_applications (call 16, request 0)": "two slashes, as the existing client appends to an endpoint with one",
};

/** Responses of the stub that a server does not send. */
const unlikeServer: Readonly<Record<string, string>> = {
  "terminate (call 14, request 0)": "a 200 without a body, which becomes a 204",
  "publish (call 45, request 0)": "a 200 without a body, which becomes a 204",
  "remove_node_instances (call 62, request 0)": "a 200 without a body, which becomes a 204",
  "update_user (call 73, request 1)": "a 200 for a changed user, which is a 202",
  "update_user (call 74, request 3)": "a 200 for a changed user, which is a 202",
  "list_virtualmachines (call 64, request 0)": "a list without its numbers",
};

function faultsOfResponse({ id, request, response }: Exchange): string[] {
  const operation = findOperation(request.method, request.path);
  if (operation === undefined || id in otherOperations) return [];
  return [...responseFaults(operation, response), ...faultsOfResources(operation.id, request.path, response)];
}

/** The schema of each kind of resource, by the first part of its id. */
const kinds: Readonly<Record<string, string>> = {
  session: "Session",
  "session-template": "SessionTemplate",
  event: "Event",
  credential: "Credential",
  "service-offer": "ServiceOffer",
  job: "Job",
  "virtual-machine": "VirtualMachine",
  quota: "Quota",
};

/** What is wrong with the resources in a response, by the schema of their kind: any other is a CimiResource, too. */
function faultsOfResources(operation: string, path: string, { status, json, body }: Exchange["response"]): string[] {
  if (status !== 200 || !path.startsWith("/api/") || operation === "getCloudEntryPoint") return [];
  const value = asObject(json ?? JSON.parse(body ?? ""), path);
  const isSearch = operation === "searchCollection";
  const resources = isSearch ? Object.values(value).filter(Array.isArray).flat() : [value];
  return resources
    .map((each) => asObject(each, path))
    .filter((each) => typeof each.id === "string" && typeof each.created === "string")
    .flatMap((each) => valueFaults(schemaOf(each), each, String(each.id)));
}

function schemaOf({ id }: JsonObject): JsonObject {
  return { $ref: `#/components/schemas/${kinds[String(id).replace(/\/.*/, "")] ?? "CimiResource"}` };
}

describe("a recorded response", () => {
  const documented = exchanges.filter(({ id }) => !(id in otherOperations) && !(id in unlikeServer));

  it.each(documented.map((each) => [each.id, each.request.method, each.request.path, each] as const))(
    "of %s is as the contract says: %s %s",
    (_, __, ___, exchange) => {
      expect(faultsOfResponse(exchange)).toEqual([]);
    },
  );

  it.each(Object.entries(unlikeServer))("of %s is not in the contract: %s", (id) => {
    expect(faultsOfResponse(exchangeOf(id))).not.toEqual([]);
  });

  it("has typed resources of these kinds", () => {
    const seen = samples.flatMap(({ request, response }) => {
      const operation = findOperation(request.method, request.path)?.id;
      return response.status === 200 && operation?.endsWith("Resource") ? [request.path.split("/")[2]] : [];
    });
    expect([...new Set(seen)].sort()).toEqual(["event", "service-offer", "session"]);
  });

  it("was recorded for each of the 28 operations but one, which takes the parameters of another", () => {
    const recorded = new Set(samples.map(({ request }) => findOperation(request.method, request.path)?.id));
    expect(operations).toHaveLength(28);
    expect(operations.filter(({ id }) => !recorded.has(id)).map(({ id }) => id)).toEqual(["listCollection"]);
  });
});

describe("a search by a query", () => {
  it("has the parameters of the form, with the same schemas and descriptions", () => {
    const { properties } = contract.resolve({ $ref: "#/components/schemas/SearchForm" }, "SearchForm");
    const list = operations.find(({ id }) => id === "listCollection");
    const query = (list?.parameters ?? []).filter((parameter) => parameter.in === "query");
    const asProperties = query.map(({ name, schema, description }) => {
      return [name, { ...asObject(schema, "schema"), description }] as const;
    });
    expect(Object.fromEntries(asProperties)).toEqual(properties);
  });
});

/** Requests that the server accepts although the contract does not allow them, or that are not complete in the recording. */
const acceptedAnyway: Readonly<Record<string, string>> = {
  p045: "shortened XML",
  p091: "shortened XML",
  p092: "shortened XML",
  h013: "the server ignores numbers that are not numbers",
  h016: "the server ignores numbers that are not numbers",
  "cimi_search (call 21, request 1)": "the existing client puts arguments that it does not know into the query",
  "create_user (call 70, request 0)": "the existing client writes booleans as Python does",
};

/** Requests that the server refuses for a reason that the contract has, too. */
const refused: Readonly<Record<string, string>> = {
  p054: "a run without a module",
  p057: "a type that does not exist",
  p060: "a choice that does not exist",
  p063: "a limit above 500",
  p064: "an offset below 0",
  p065: "a limit that is not a number",
  p076: "a form without the number of instances",
  p077: "a number of instances that is not a number",
  p083: "no numbers of instances",
  p084: "a number of an instance that is not a number",
  h187: "a category that does not exist",
  h219: "a user without required attributes",
  "list_deployments (call 56, request 0)": "a limit above 500",
};

describe("a recorded request", () => {
  const accepted = exchanges.filter(({ id, response }) => response.status < 400 && !(id in otherOperations));

  it.each(accepted.filter(({ id }) => !(id in acceptedAnyway)).map((each) => [each.id, each] as const))(
    "%s is valid, as the server accepted it",
    (_, { request }) => {
      expect(requestFaults(request)).toEqual([]);
    },
  );

  it.each(Object.entries({ ...acceptedAnyway, ...refused }))("%s is not valid: %s", (id) => {
    expect(requestFaults(exchangeOf(id).request)).not.toEqual([]);
  });

  it.each(samples.filter(({ request }) => request.method === "POST" && request.path === "/api/event"))(
    "$id adds an event by the schema of new events exactly if the server accepts it",
    ({ request, response }) => {
      const fraction = /"timestamp":"[^"]*\.\d+Z"/.test(request.body ?? "");
      const faults = valueFaults({ $ref: "#/components/schemas/NewEvent" }, JSON.parse(request.body ?? ""), "event");
      expect(faults.length === 0 && fraction).toBe(response.status === 201);
    },
  );

  it("is for an operation of the contract, except for those listed", () => {
    const unknown = exchanges.filter(({ request }) => findOperation(request.method, request.path) === undefined);
    expect(Object.keys(otherOperations)).toEqual(expect.arrayContaining(unknown.map(({ id }) => id)));
  });
});

describe("the forms of runs", () => {
  it("were recorded with fields for nodes and repeated values", () => {
    const forms = exchanges.filter(({ request }) => request.method === "POST" && request.path === "/run");
    const fields = new Set(forms.flatMap(({ request }) => [...new URLSearchParams(request.body ?? "").keys()]));
    const { properties } = contract.resolve({ $ref: "#/components/schemas/RunForm" }, "RunForm");
    const named = Object.keys(asObject(properties, "RunForm"));
    const others = [...fields].filter((name) => !named.includes(name) && !name.startsWith("parameter--"));
    expect(others).toEqual(["foo", "raw"]);
  });
});
