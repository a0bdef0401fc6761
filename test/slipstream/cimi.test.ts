import { inspect } from "node:util";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  AmbiguousOutcomeError,
  BadRequestError,
  ConflictError,
  type CimiAggregations,
  type CimiModelOfId,
  CimiResource,
  type CimiTerms,
  Event,
  eq,
  gt,
  InvalidInputError,
  type Listing,
  NotFoundError,
  PermissionDeniedError,
  ResponseValidationError,
  Session,
  TimeoutError,
  UnexpectedResponseError,
} from "saltant/slipstream";
import type { JsonObject } from "saltant/slipstream/testing";
import { createFixture, errorOf, type Fixture } from "./fixture.js";

const joeAcl = {
  owner: { principal: "joe", type: "USER" },
  rules: [{ principal: "joe", type: "USER", right: "ALL" }],
};
const readOnly = {
  owner: { principal: "ADMIN", type: "ROLE" },
  rules: [{ principal: "USER", type: "ROLE", right: "VIEW" }],
};

/** Service offers of joe's, numbered from 1. */
function offers(count: number): JsonObject[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `service-offer/so-${String(index + 1).padStart(3, "0")}`,
    acl: joeAcl,
    name: `offer ${index + 1}`,
    connector: { href: index % 2 === 0 ? "c1" : "c2" },
    "schema-org:descriptionVector": { "schema-org:vcpu": index + 1 },
    "price:unitCost": (index + 1) / 4,
  }));
}

function withOffers(count: number): Fixture {
  return createFixture({ resources: { "service-offer": offers(count) } });
}

const entryPoint = "GET api/cloud-entry-point";

describe("the entry point", () => {
  test("names the collections", async () => {
    const { slipstream } = createFixture();
    const found = await slipstream.cimi.entryPoint();
    expect(found.id).toBe("cloud-entry-point");
    expect(found.baseURI).toBe("https://slipstream.test/api/");
    expect(found.collections).toMatchObject({ events: "event", serviceOffers: "service-offer" });
  });

  test("is requested once for all calls that wait for it, and kept", async () => {
    const { slipstream, sent } = createFixture();
    await Promise.all([slipstream.cimi.search("events"), slipstream.cimi.search("jobs"), slipstream.cimi.entryPoint()]);
    await slipstream.cimi.search("events");
    expect(sent().filter((request) => request === entryPoint)).toHaveLength(1);
  });

  test("is requested again if it failed", async () => {
    const { server, slipstream, sent } = createFixture();
    server.inject({ kind: "status", status: 403, path: "api/cloud-entry-point" });
    await errorOf(slipstream.cimi.entryPoint({ retry: false }), PermissionDeniedError);
    sent();
    await slipstream.cimi.entryPoint();
    expect(sent()).toEqual([entryPoint]);
  });

  test("is not lost to others when one call is aborted", async () => {
    const { slipstream, sent } = createFixture();
    const aborter = new AbortController();
    const aborted = slipstream.cimi.entryPoint({ signal: aborter.signal });
    const other = slipstream.cimi.entryPoint();
    aborter.abort(new Error("enough"));
    expect((await errorOf(aborted, Error)).message).toBe("enough");
    expect((await other).id).toBe("cloud-entry-point");
    expect(sent()).toEqual([entryPoint]);
  });

  test("is requested again after the only call that waited for it was aborted", async () => {
    const { slipstream } = createFixture();
    const aborter = new AbortController();
    const aborted = slipstream.cimi.entryPoint({ signal: aborter.signal });
    aborter.abort(new Error("enough"));
    const next = slipstream.cimi.entryPoint();
    await errorOf(aborted, Error);
    expect((await next).id).toBe("cloud-entry-point");
  });

  test("is waited for no longer than totalTimeoutMs", async () => {
    const { server, slipstream } = createFixture();
    await slipstream.cimi.get("cloud-entry-point");
    server.inject({ kind: "stall", path: "api/cloud-entry-point" });
    await errorOf(slipstream.cimi.entryPoint({ totalTimeoutMs: 1_000 }), TimeoutError);
  });
});

describe("a search", () => {
  test("sends the parameters in a form, and nothing in the query", async () => {
    const { slipstream, sent } = withOffers(3);
    const found = await slipstream.cimi.search("serviceOffers", {
      filter: [eq("connector/href", "c1"), "name^='offer'"],
      select: ["id", "name"],
      orderBy: "name:desc",
      expand: "connector",
      pageSize: 10,
    });
    expect(found.map(({ name }) => name)).toEqual(["offer 3", "offer 1"]);
    expect(sent()).toEqual([
      entryPoint,
      "PUT api/service-offer $first=1&$last=10&$filter=connector/href='c1'&$filter=name^='offer'&$select=id&$select=name&" +
        "$expand=connector&$orderby=name:desc",
    ]);
  });

  test("has neither body nor Content-Type without parameters", async () => {
    const { server, slipstream } = withOffers(3);
    expect(await slipstream.cimi.search("serviceOffers", { pageSize: Infinity })).toHaveLength(3);
    const request = server.requests.at(-1);
    expect(request?.body).toBeUndefined();
    expect(request?.headers).not.toHaveProperty("content-type");
  });

  test("reads page after page", async () => {
    const { slipstream, sent } = withOffers(7);
    const listing = slipstream.cimi.search("serviceOffers", { orderBy: "name", pageSize: 3, concurrency: 1 });
    expect((await listing).map(({ id }) => id)).toEqual(offers(7).map(({ id }) => id));
    expect(sent().slice(1)).toEqual([
      "PUT api/service-offer $first=1&$last=3&$orderby=name",
      "PUT api/service-offer $first=4&$last=6&$orderby=name",
      "PUT api/service-offer $first=7&$last=9&$orderby=name",
    ]);
    expect(await listing.count()).toBe(7);
    expect((await listing.first())?.id).toBe("service-offer/so-001");
    const ids = [];
    for await (const { id } of slipstream.cimi.search("serviceOffers", { limit: 2, orderBy: "name" })) ids.push(id);
    expect(ids).toEqual(["service-offer/so-001", "service-offer/so-002"]);
  });

  test("is exact if it is sorted by id, although resources are deleted meanwhile", async () => {
    const { slipstream } = withOffers(9);
    const seen = [];
    for await (const { id } of slipstream.cimi.search("serviceOffers", { orderBy: "id", pageSize: 3 })) {
      seen.push(id);
      if (seen.length === 2) await slipstream.cimi.delete("service-offer/so-001");
    }
    expect(seen).toEqual(offers(9).map(({ id }) => id));
  });

  test("of a whole collection continues after what the server returns at most", async () => {
    const { server, slipstream, sent } = withOffers(6);
    const cut = ({ count, serviceOffers }: { count: number; serviceOffers: object[] }) => {
      return { count, serviceOffers: serviceOffers.slice(0, 4) };
    };
    server.inject({ kind: "json", body: cut, path: "api/service-offer", times: 1 });
    const found = await slipstream.cimi.search("serviceOffers", { pageSize: Infinity });
    expect(found.map(({ id }) => id)).toEqual(offers(6).map(({ id }) => id));
    expect(sent().slice(1)).toEqual(["PUT api/service-offer", "PUT api/service-offer $first=5&$last=8"]);
    await slipstream.cimi.search("serviceOffers", { pageSize: Infinity, limit: 20_000 });
    expect(sent()).toEqual(["PUT api/service-offer"]);
  });

  test("can select and sort by nested attributes with slashes, which are sent with dots", async () => {
    const { slipstream, sent } = withOffers(4);
    const options = { select: "name, connector/href", orderBy: ["connector/href:desc", "acl.owner/type"] };
    const found = await slipstream.cimi.search("serviceOffers", { ...options, pageSize: Infinity });
    expect(found[0]?.attribute("connector.href")).toBe("c2");
    expect(found[0]?.attribute("connector/href")).toBe("c2");
    expect(sent().at(-1)).toBe(
      "PUT api/service-offer $select=name,connector.href&$select=id&$orderby=connector.href:desc&$orderby=acl.owner.type",
    );
  });

  test("selects id in any case", async () => {
    const { slipstream, sent } = withOffers(1);
    const [found] = await slipstream.cimi.search("serviceOffers", { select: "name", pageSize: Infinity });
    expect(found).toMatchObject({ id: "service-offer/so-001", name: "offer 1", created: null });
    expect(sent().at(-1)).toBe("PUT api/service-offer $select=name&$select=id");
    await slipstream.cimi.search("serviceOffers", { select: "*", pageSize: Infinity });
    expect(sent().at(-1)).toBe("PUT api/service-offer $select=*");
  });

  test.each([{ filter: "price:unitCost=true" }, { orderBy: "nosuch" }, { filter: "created^='2017'" }])(
    "that the store refuses, %o, is an error and not an empty list",
    async (criteria) => {
      const { slipstream } = withOffers(2);
      const { message } = await errorOf(slipstream.cimi.search("serviceOffers", criteria).toArray(), BadRequestError);
      expect(message).toContain("the store refused the search");
    },
  );

  test("with a filter that the server does not understand shows the server's words", async () => {
    const { slipstream } = withOffers(1);
    const { message } = await errorOf(
      slipstream.cimi.search("serviceOffers", { filter: "name=small" }).toArray(),
      BadRequestError,
    );
    expect(message).toContain("Invalid CIMI filter");
  });

  test.each([
    ["event", "events"],
    ["serviceOffer", "serviceOffers"],
    ["virtual-machines", "virtualMachines"],
    ["constructor", "connectors"],
  ])("of the unknown collection %s names %s", async (name, nearest) => {
    const { slipstream } = createFixture();
    const { message } = await errorOf(slipstream.cimi.search(name).toArray(), InvalidInputError);
    expect(message).toContain(`the nearest are ${nearest}`);
  });

  test.each([
    { filter: "" },
    { filter: 5 },
    { select: [""] },
    { select: 5 },
    { orderBy: "connector//href" },
    { select: "/href" },
    { orderBy: ":desc" },
    { orderBy: "name:DESC" },
    { pageSize: 10_001 },
    { pageSize: 0 },
    { limit: -1 },
  ])("refuses %o, and sends nothing", async (options) => {
    const { server, slipstream } = createFixture();
    const call = async () => slipstream.cimi.search("events", options as object);
    await errorOf(call(), InvalidInputError);
    expect(server.requests).toEqual([]);
  });

  test("in one request shows count, operations and aggregations", async () => {
    const { slipstream, sent } = withOffers(4);
    const found = await slipstream.cimi.collection("serviceOffers", {
      ...{
        first: 2,
        last: 3,
        orderBy: "name",
        aggregation: "max:price:unitCost",
        query: { extra: "a b", other: [1, 2] },
      },
    });
    expect(found.count).toBe(4);
    expect(found.resources.map(({ name }) => name)).toEqual(["offer 2", "offer 3"]);
    expect(found.aggregations).toEqual({ "max:price:unitCost": { value: 1 } });
    expect(found.operations).toEqual([{ rel: "add", href: "service-offer" }]);
    expect(sent().at(-1)).toBe(
      "PUT api/service-offer?extra=a b&other=1&other=2 $first=2&$last=3&$orderby=name&$aggregation=max:price:unitCost",
    );
  });

  test("whose response has no resources does not match the contract", async () => {
    const { server, slipstream } = createFixture();
    await slipstream.cimi.entryPoint();
    server.inject({ kind: "json", body: { count: 1 }, path: "api/event" });
    await errorOf(slipstream.cimi.search("events").toArray(), ResponseValidationError);
  });
});

describe("an aggregation", () => {
  test("has the result of its algorithm", async () => {
    const { slipstream, sent } = withOffers(4);
    const vcpu = "schema-org:descriptionVector/schema-org:vcpu";
    const found = await slipstream.cimi.aggregate("serviceOffers", {
      aggregation: [`sum:${vcpu}`, "terms:connector/href", "missing:description", `stats:${vcpu}`],
      filter: eq("connector/href", "c1"),
    });
    expect(found[`sum:${vcpu}`].value).toBe(4);
    expect(found["terms:connector/href"].buckets).toEqual([{ key: "c1", doc_count: 2 }]);
    expect(found["missing:description"].doc_count).toBe(2);
    expect(found[`stats:${vcpu}`]).toEqual({ count: 2, min: 1, max: 3, avg: 2, sum: 4 });
    expect(sent().at(-1)).toContain("PUT api/service-offer $last=0&$filter=connector/href='c1'&$aggregation=sum:");
  });

  test("that the server does not know is refused before it is sent", async () => {
    const { server, slipstream } = createFixture();
    for (const aggregation of ["median:price:unitCost", "avg", "avg:", "avg:a..b", []]) {
      const call = slipstream.cimi.aggregate("serviceOffers", { aggregation } as never);
      await errorOf(call, InvalidInputError);
    }
    expect(server.requests).toEqual([]);
  });

  test("is refused without options", async () => {
    const { slipstream } = createFixture();
    await errorOf(slipstream.cimi.aggregate("serviceOffers", undefined as never), InvalidInputError);
    for (const call of [
      () => slipstream.cimi.cloudCredentials(undefined, null as never),
      () => slipstream.cimi.deploymentEvents("x", undefined, null as never),
      () => slipstream.cimi.search("events", null as never),
    ])
      expect(call).toThrow(InvalidInputError);
  });

  test("can have dots, is sent with slashes, and has its result by the name as it was given", async () => {
    const { slipstream, sent } = withOffers(4);
    const aggregation = ["terms:connector.href", "count:connector/href"] as const;
    const found = await slipstream.cimi.aggregate("serviceOffers", { aggregation });
    expect(found["terms:connector.href"].buckets).toHaveLength(2);
    expect(Object.keys(found)).toEqual(aggregation);
    expect(sent().at(-1)).toContain("$aggregation=terms:connector/href&$aggregation=count:connector/href");
    const { aggregations } = await slipstream.cimi.collection("serviceOffers", { aggregation: aggregation[0] });
    expect(Object.keys(aggregations)).toEqual([aggregation[0]]);
  });

  test("that the server ignores is an error", async () => {
    const { server, slipstream } = createFixture();
    await slipstream.cimi.entryPoint();
    server.inject({ kind: "json", body: { count: 1, serviceOffers: [] }, path: "api/service-offer" });
    const call = slipstream.cimi.aggregate("serviceOffers", { aggregation: "avg:price:unitCost" });
    await errorOf(call, UnexpectedResponseError);
  });

  test("that the store refuses is an error", async () => {
    const { slipstream } = withOffers(2);
    await errorOf(slipstream.cimi.aggregate("serviceOffers", { aggregation: "avg:name" }), BadRequestError);
  });
});

describe("a resource", () => {
  test("has the common attributes as properties, and reaches all others", async () => {
    const { slipstream, sent } = withOffers(1);
    const offer = await slipstream.cimi.get("service-offer/so-001");
    expect(offer).toBeInstanceOf(CimiResource);
    expect(offer.created).toBeInstanceOf(Date);
    expect(offer.name).toBe("offer 1");
    expect(offer.description).toBeUndefined();
    expect(offer.acl?.owner.principal).toBe("joe");
    expect(offer.attributes).toEqual({
      connector: { href: "c1" },
      "schema-org:descriptionVector": { "schema-org:vcpu": 1 },
      "price:unitCost": 0.25,
    });
    expect(offer.attribute("schema-org:descriptionVector/schema-org:vcpu")).toBe(1);
    expect(offer.attribute("name")).toBe("offer 1");
    expect(offer.attribute("connector/toString")).toBeUndefined();
    expect(offer.offers("edit")).toBe(true);
    expect(offer.offers("collect")).toBe(false);
    expect(offer.toString()).toBe("resource service-offer/so-001 (offer 1)");
    expect(slipstream.cimi.fromWire(offer.toJSON()).toJSON()).toEqual(offer.toJSON());
    expect(sent()).toEqual(["GET api/service-offer/so-001"]);
  });

  test("has what select names, and id", async () => {
    const { slipstream, sent } = withOffers(1);
    const offer = await slipstream.cimi.get("service-offer/so-001", { select: ["name", "connector.href"] });
    expect(Object.keys(offer.toJSON()).sort()).toEqual(["acl", "connector", "id", "name", "operations", "resourceURI"]);
    expect(sent()).toEqual(["GET api/service-offer/so-001?$select=name&$select=connector.href&$select=id"]);
  });

  test("of events and sessions has a class of its own", async () => {
    const { slipstream } = createFixture();
    const [session] = await slipstream.cimi.search("sessions");
    expect(session).toBeInstanceOf(Session);
    expect(session).toMatchObject({ username: "joe", method: "internal" });
    expect(session?.roles).toContain("USER");
    expect(session?.expiry).toBeInstanceOf(Date);
    expect(session?.toJSON().roles).toContain("USER ANON session/");
    expect(await slipstream.cimi.get(`session/${String(session?.id.slice(8))}`)).toBeInstanceOf(Session);
  });

  test("that does not exist is not found", async () => {
    const { slipstream } = createFixture();
    await errorOf(slipstream.cimi.get("event/nosuch"), NotFoundError);
    await errorOf(slipstream.cimi.delete("event/nosuch"), NotFoundError);
  });

  test.each(["", "event", "event/", "event/..", "../module", "event/a/b", "/event/a", 5, null])(
    "has no id such as %o, and nothing is sent",
    async (id) => {
      const { server, slipstream } = createFixture();
      await errorOf(slipstream.cimi.get(id as string), InvalidInputError);
      await errorOf(slipstream.cimi.edit(id as string, {}), InvalidInputError);
      await errorOf(slipstream.cimi.delete(id as string), InvalidInputError);
      await errorOf(slipstream.cimi.operation(id as string, "collect"), InvalidInputError);
      expect(server.requests).toEqual([]);
    },
  );
});

describe("an add", () => {
  const event = {
    type: "alarm",
    severity: "low",
    timestamp: "2026-01-01T10:00:00.000Z",
    content: { resource: { href: "run/1" }, state: "Ready" },
    acl: joeAcl,
  };

  test("looks at the collection, and returns the id", async () => {
    const { server, slipstream, sent } = createFixture();
    const added = await slipstream.cimi.add("events", event);
    expect(added.message).toBe(`created ${added.id}`);
    expect(server.resource(added.id)).toMatchObject({ type: "alarm" });
    expect(sent()).toEqual([entryPoint, "PUT api/event $last=0", `POST api/event ${JSON.stringify(event)}`]);
    const found = await slipstream.cimi.get(added.id as `event/${string}`);
    expect(found).toBeInstanceOf(Event);
    expect(found.timestamp).toEqual(new Date(event.timestamp));
    expect(found.content.state).toBe("Ready");
  });

  test("hands out what is shown once, and shows it in nothing that is printed", async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const { as } = createFixture();
    const slipstream = as("joe", { logger: { debug: log, warn: log } });
    const added = await slipstream.cimi.add("credentials", {
      credentialTemplate: { href: "credential-template/generate-api-key" },
    });
    const { secretKey } = added.secrets();
    expect(secretKey).toEqual(expect.stringMatching(/.{10}/));
    const printed = [inspect(added, { showHidden: true }), JSON.stringify(added), String(added), ...lines].join("\n");
    expect(printed).not.toContain(secretKey);
    expect(printed).toContain(added.id);
  });

  test("that the user may not make is told from one to a collection that does not exist", async () => {
    const { slipstream, sent } = createFixture();
    const { message, reason } = await errorOf(slipstream.cimi.add("sessionTemplates", {}), PermissionDeniedError);
    expect(message).toContain("does not offer add");
    expect(reason).toBe("not offered");
    expect(sent()).toEqual([entryPoint, "PUT api/session-template $last=0"]);
    await errorOf(slipstream.cimi.add("nosuch", {}), InvalidInputError);
  });

  test("with invalid data shows the server's words, and no secret in them", async () => {
    const { server, slipstream } = createFixture();
    const { message } = await errorOf(slipstream.cimi.add("events", {}), BadRequestError);
    expect(message).toContain("resource does not satisfy defined schema");
    server.inject({
      kind: "status",
      status: 400,
      method: "POST",
      body: { status: 400, message: "no: hunter2-secret" },
    });
    const call = slipstream.cimi.add("credentials", { credentialTemplate: { href: "x", password: "hunter2-secret" } });
    expect(inspect(await errorOf(call, BadRequestError), { depth: 9 })).not.toContain("hunter2");
  });

  test("whose response is lost is ambiguous, and not repeated", async () => {
    const { server, slipstream } = createFixture();
    server.inject({ kind: "lostResponse", method: "POST", path: "api/event" });
    await errorOf(slipstream.cimi.add("events", event), AmbiguousOutcomeError);
    expect(server.resources("event")).toHaveLength(1);
  });

  test("of what is no data is refused, and nothing is sent", async () => {
    const { server, slipstream } = createFixture();
    for (const data of [null, [], "x", { a: NaN }, { a: 2 ** 60 }, { a: new Map() }]) {
      await errorOf(slipstream.cimi.add("events", data as object as Record<string, unknown>), InvalidInputError);
    }
    expect(server.requests).toEqual([]);
  });
});

describe("an edit", () => {
  test("by id reads the resource first; by model it does not", async () => {
    const { server, slipstream, sent } = withOffers(1);
    const edited = await slipstream.cimi.edit("service-offer/so-001", { name: "n" });
    expect(edited.name).toBe("n");
    expect(edited.attribute("connector/href")).toBe("c1");
    expect(sent()).toEqual(["GET api/service-offer/so-001", 'PUT api/service-offer/so-001 {"name":"n"}']);
    // The response to an edit does not say what the user may do.
    expect(edited.operations).toBeUndefined();
    await edited.edit({ description: "d" });
    expect(sent()).toHaveLength(2);
    const read = await slipstream.cimi.get("service-offer/so-001");
    expect(await read.edit({ name: "m" })).toBe(read);
    expect(read.name).toBe("m");
    expect(sent()).toEqual(["GET api/service-offer/so-001", 'PUT api/service-offer/so-001 {"name":"m"}']);
    expect(server.resource("service-offer/so-001")).toMatchObject({ name: "m", description: "d" });
  });

  test("removes what select names and the changes do not have", async () => {
    const { server, slipstream, sent } = withOffers(1);
    await slipstream.cimi.edit("service-offer/so-001", { name: "n" }, { select: ["name", "price:unitCost"] });
    expect(sent().at(-1)).toBe('PUT api/service-offer/so-001?$select=name&$select=price:unitCost {"name":"n"}');
    expect(server.resource("service-offer/so-001")).toMatchObject({ name: "n" });
    expect(server.resource("service-offer/so-001")).not.toHaveProperty("price:unitCost");
  });

  test("understands a server that responds with a status", async () => {
    const { server, slipstream, sent } = withOffers(1);
    const status = { status: 200, message: "updated", "resource-id": "service-offer/so-001" };
    server.inject({ kind: "json", method: "PUT", body: status });
    expect((await slipstream.cimi.edit("service-offer/so-001", { name: "n" })).name).toBe("n");
    expect(sent().map((request) => request.split(" ", 1)[0])).toEqual(["GET", "PUT", "GET"]);
  });

  test("that is not offered is not sent", async () => {
    const { slipstream, sent } = createFixture({
      resources: { "service-offer": [{ id: "service-offer/x", acl: readOnly }] },
    });
    const { message } = await errorOf(slipstream.cimi.edit("service-offer/x", { name: "n" }), PermissionDeniedError);
    expect(message).toContain("service-offer/x exists, but the server does not offer edit (it offers nothing)");
    expect(sent()).toEqual(["GET api/service-offer/x"]);
  });

  test("whose response is lost is settled by a look", async () => {
    const { server, slipstream, sent } = withOffers(1);
    server.inject({ kind: "lostResponse", method: "PUT" });
    const changes = { name: "n", "schema-org:descriptionVector": { "schema-org:ram": 5 } };
    const found = await slipstream.cimi.edit("service-offer/so-001", changes, { select: "price:unitCost" });
    const vector = { "schema-org:vcpu": 1, "schema-org:ram": 5 };
    expect(found.toJSON()).toMatchObject({ name: "n", "schema-org:descriptionVector": vector });
    expect(sent().map((request) => request.split(" ", 1)[0])).toEqual(["GET", "PUT", "GET"]);
  });

  test("that did not arrive is ambiguous, and not repeated", async () => {
    const { server, slipstream, sent } = withOffers(1);
    server.inject({ kind: "reset", method: "PUT" });
    await errorOf(slipstream.cimi.edit("service-offer/so-001", { name: "n" }), AmbiguousOutcomeError);
    expect(sent().map((request) => request.split(" ", 1)[0])).toEqual(["GET", "PUT", "GET"]);
  });

  test("that another one was faster than is a conflict", async () => {
    const { server, slipstream } = withOffers(1);
    server.failNextEdit("service-offer/so-001");
    await errorOf(slipstream.cimi.edit("service-offer/so-001", { name: "n" }), ConflictError);
  });
});

describe("a delete", () => {
  test("by id reads the resource first; by model it does not", async () => {
    const { server, slipstream, sent } = withOffers(2);
    await slipstream.cimi.delete("service-offer/so-001");
    expect(sent()).toEqual(["GET api/service-offer/so-001", "DELETE api/service-offer/so-001"]);
    const [offer] = await slipstream.cimi.search("serviceOffers");
    sent();
    await offer?.delete();
    expect(sent()).toEqual(["DELETE api/service-offer/so-002"]);
    expect(server.resources("service-offer")).toEqual([]);
  });

  test("that is not offered is not sent", async () => {
    const { slipstream, sent } = createFixture({
      resources: { "service-offer": [{ id: "service-offer/x", acl: readOnly }] },
    });
    await errorOf(slipstream.cimi.delete("service-offer/x"), PermissionDeniedError);
    expect(sent()).toEqual(["GET api/service-offer/x"]);
  });

  test("whose response is lost is settled by a look", async () => {
    const { server, slipstream } = withOffers(2);
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await slipstream.cimi.delete("service-offer/so-001");
    server.inject({ kind: "reset", method: "DELETE" });
    await errorOf(slipstream.cimi.delete("service-offer/so-002"), AmbiguousOutcomeError);
    expect(server.resources("service-offer")).toHaveLength(1);
  });
});

describe("an action", () => {
  const resources = {
    job: [{ id: "job/1", acl: joeAcl, action: "collect", state: "RUNNING", progress: 0 }],
  };

  test("is called by its name or its URI", async () => {
    const { slipstream, sent } = createFixture({ resources });
    const job = await slipstream.cimi.get("job/1");
    expect(job.offers("stop")).toBe(true);
    const response = await slipstream.cimi.operation("job/1", "http://schemas.dmtf.org/cimi/2/action/stop");
    expect(response).toMatchObject({ id: "job/1" });
    await job.operation("stop", { why: "enough" });
    expect(sent()).toEqual([
      ...["GET api/job/1", "GET api/job/1", "POST api/job/1/stop", 'POST api/job/1/stop {"why":"enough"}'],
    ]);
  });

  test("that is not offered is not sent", async () => {
    const { slipstream, sent } = createFixture({ resources });
    const { message } = await errorOf(slipstream.cimi.operation("job/1", "collect"), PermissionDeniedError);
    expect(message).toContain("(it offers edit, delete, stop)");
    expect(sent()).toEqual(["GET api/job/1"]);
    await errorOf(slipstream.cimi.operation("job/1", "delete"), InvalidInputError);
  });

  test("whose link leads elsewhere is not called", async () => {
    const { server, slipstream, sent } = createFixture({ resources });
    for (const href of ["https://evil.test/x", "../module/x", "job/../../x", "/x", "job/1?x", ""]) {
      server.inject({ kind: "json", method: "GET", body: { id: "job/1", operations: [{ rel: "delete", href }] } });
      await errorOf(slipstream.cimi.delete("job/1"), UnexpectedResponseError);
    }
    expect(sent().filter((request) => request.startsWith("DELETE"))).toEqual([]);
  });
});

describe("what the client searches for callers", () => {
  const credential = { acl: joeAcl, method: "x" };
  const resources = {
    credential: [
      { ...credential, id: "credential/1", type: "cloud-cred-openstack", name: "a" },
      { ...credential, id: "credential/2", type: "cloud-cred-ec2", name: "b" },
      { ...credential, id: "credential/3", type: "api-key", name: "c" },
    ],
  };

  test("finds credentials for clouds", async () => {
    const { slipstream, sent } = createFixture({ resources });
    const names = (await slipstream.cimi.cloudCredentials()).map(({ name }) => name);
    expect(names.sort()).toEqual(["a", "b"]);
    expect(await slipstream.cimi.cloudCredentials("name='b' or name='c'")).toHaveLength(1);
    expect(sent().at(-1)).toBe(
      "PUT api/credential $first=1&$last=250&$filter=type^='cloud-cred' and (name='b' or name='c')",
    );
  });

  test("finds the events of a run", async () => {
    const { server, slipstream, sent } = createFixture();
    const event = { severity: "low", timestamp: "2026-01-01T10:00:00.000Z", acl: joeAcl };
    const add = (id: string, type: string, run: string) => {
      server.addResource({
        ...event,
        id: `event/${id}`,
        type,
        content: { resource: { href: `run/${run}` }, state: "x" },
      });
    };
    add("1", "state", "u1");
    add("2", "alarm", "u1");
    add("3", "state", "u2");
    expect(await slipstream.cimi.deploymentEvents("u1")).toHaveLength(2);
    const [found] = await slipstream.cimi.deploymentEvents("u1", ["alarm", "action"], { pageSize: Infinity });
    expect(found?.id).toBe("event/2");
    expect(sent().at(-1)).toBe(
      "PUT api/event $filter=content/resource/href='run/u1' and (type='alarm' or type='action')",
    );
    const call = async () => slipstream.cimi.deploymentEvents("u1", "states" as "state");
    await errorOf(call(), InvalidInputError);
  });

  test("finds no session of an anonymous caller", async () => {
    const { anonymous, sent } = createFixture();
    const slipstream = anonymous();
    expect(await slipstream.cimi.search("sessions", { pageSize: Infinity })).toEqual([]);
    expect(await slipstream.cimi.search("sessionTemplates", { pageSize: Infinity })).not.toEqual([]);
    expect(sent()).toEqual([entryPoint, "PUT api/session", "PUT api/session-template"]);
  });
});

test("the types follow the collection, the id and the algorithm", () => {
  const { cimi } = createFixture().slipstream;
  expectTypeOf(cimi.search("events")).toEqualTypeOf<Listing<Event>>();
  expectTypeOf(cimi.search("sessions")).toEqualTypeOf<Listing<Session>>();
  expectTypeOf(cimi.search("serviceOffers")).toEqualTypeOf<Listing<CimiResource>>();
  expectTypeOf(cimi.search(["others"].join())).toEqualTypeOf<Listing<CimiResource>>();
  expectTypeOf<CimiModelOfId<"event/1">>().toEqualTypeOf<Event>();
  expectTypeOf<CimiModelOfId<string>>().toEqualTypeOf<CimiResource>();
  expectTypeOf<CimiAggregations<"avg:a" | "terms:b">["terms:b"]>().toEqualTypeOf<CimiTerms>();
  // @ts-expect-error -- null has no order.
  expect(() => gt("a", null)).toThrow(InvalidInputError);
});
