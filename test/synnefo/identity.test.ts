import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  AmbiguousOutcomeError,
  AuthenticationError,
  BadRequestError,
  InvalidInputError,
  NotFoundError,
  ServerError,
  ServiceMissingError,
} from "../../src/synnefo/index.js";
import { createFixture, errorOf, uuidOf } from "./fixture.js";

const alice = uuidOf("alice");
const bob = uuidOf("bob");
const tokens = "identity POST /tokens";
const catalogs = "account POST /user_catalogs";

describe("authentication", () => {
  it("gets the user and the catalog", async () => {
    const { cloud, server } = createFixture();
    const { user, services } = await cloud.identity.authenticate({ tenantName: alice });
    expect(user).toMatchObject({ id: alice, name: "Alice Example", projects: [alice], defaultProject: alice });
    expect(user.roles).toEqual([{ id: "1", name: "default" }]);
    expect(user.tokenExpires).toBeInstanceOf(Date);
    expect(services.map(({ type }) => type)).toContain("compute");
    // Both are known now.
    await cloud.identity.user();
    await cloud.identity.services();
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.headers).not.toHaveProperty("x-auth-token");
  });

  it("fails for another user and for an unknown token", async () => {
    const { cloud, as } = createFixture();
    await errorOf(cloud.identity.authenticate({ tenantName: bob }), BadRequestError);
    const stranger = as("alice", { token: "unknown-token" });
    const error = await errorOf(stranger.identity.authenticate(), AuthenticationError);
    expect(error.message).toMatch(/^401 POST \/tokens: Invalid token/);
    await errorOf(as("dave").identity.user(), AuthenticationError);
  });

  it("shows the token nowhere", async () => {
    const lines: string[] = [];
    const logger = { debug: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    const { as, server } = createFixture();
    const cloud = as("alice", { logger });
    const bad = { access: { token: { id: "alice-token", expires: 1 }, user: "alice-token" } };
    server.inject({ kind: "json", body: bad });
    const error = await errorOf(cloud.identity.authenticate(), Error);
    server.inject({ kind: "status", status: 400, body: { badRequest: { message: "alice-token", code: 400 } } });
    const refusal = await errorOf(cloud.identity.authenticate(), Error);
    const user = await cloud.identity.authenticate();
    expect(inspect([error, refusal, user, lines], { depth: 10 })).not.toContain("alice-token");
    expect(JSON.stringify([error, refusal])).not.toContain("alice-token");
    expect(lines).not.toEqual([]);
  });

  it("needs credentials with the header", async () => {
    const { as } = createFixture();
    const credentials = { authorization: () => "Bearer x-y-z" };
    const cloud = as("alice", { token: undefined, credentials });
    const error = await errorOf(cloud.identity.user(), InvalidInputError);
    expect(error.message).toBe("the credentials have no X-Auth-Token, which the service requires here");
  });
});

describe("the user", () => {
  it("is requested once for all calls, and again after 5 minutes", async () => {
    const { cloud, sent, pass } = createFixture();
    const users = await Promise.all([cloud.identity.user(), cloud.identity.user()]);
    expect(users[0]).toBe(users[1]);
    await cloud.identity.user();
    expect(sent()).toEqual([tokens]);
    await pass(299_000);
    await cloud.identity.user();
    expect(sent()).toEqual([]);
    await cloud.identity.user({ maxAgeMs: 1_000 });
    expect(sent()).toEqual([tokens]);
    await pass(300_000);
    await cloud.identity.user();
    expect(sent()).toEqual([tokens]);
    await cloud.identity.user({ maxAgeMs: 0 });
    cloud.identity.forget();
    await cloud.identity.user();
    expect(sent()).toEqual([tokens, tokens]);
    await errorOf(cloud.identity.user({ maxAgeMs: -1 }), InvalidInputError);
  });

  it("that is forgotten while it is requested is requested again", async () => {
    const { cloud, sent } = createFixture();
    const before = cloud.identity.user();
    cloud.identity.forget();
    const after = await cloud.identity.user();
    expect(await before).not.toBe(after);
    expect(await cloud.identity.user()).toBe(after);
    expect(sent()).toEqual([tokens, tokens]);
  });

  it("is not waited for after an abort, which leaves other calls alone", async () => {
    const { cloud, sent } = createFixture();
    const controller = new AbortController();
    const [one, other] = [cloud.identity.user({ signal: controller.signal }), cloud.identity.user()];
    controller.abort(new RangeError("enough"));
    await errorOf(one, RangeError);
    expect((await other).id).toBe(alice);
    expect(sent()).toEqual([tokens]);
    const credentials = { authorization: () => new Promise<never>(() => undefined) };
    const stuck = createFixture().as("alice", { token: undefined, credentials });
    await errorOf(stuck.identity.authenticate({ signal: AbortSignal.timeout(1) }), Error);
  });

  it("is requested again after a failure", async () => {
    const { cloud, server, sent } = createFixture();
    server.inject({ kind: "status", status: 401 });
    await errorOf(cloud.identity.user(), AuthenticationError);
    expect((await cloud.identity.user()).id).toBe(alice);
    expect(sent()).toEqual([tokens, tokens]);
  });

  it("has the default project that was set last", async () => {
    const { cloud, as, sent } = createFixture();
    const project = await activeProject(as);
    const membership = await cloud.memberships.join(project);
    await as("admin").memberships.accept(membership);
    expect((await cloud.identity.user()).defaultProject).toBe(alice);
    sent();
    await cloud.identity.setDefaultProject(project);
    await cloud.identity.setDefaultProject(await cloud.projects.get(project));
    expect((await cloud.identity.user()).defaultProject).toBe(project);
    const set = "account POST /myaccount/default_project";
    expect(sent()).toEqual([set, `account GET /projects/${project}`, set, tokens]);
    await errorOf(cloud.identity.setDefaultProject("none"), NotFoundError);
    const error = await errorOf(cloud.identity.setDefaultProject(7 as never), InvalidInputError);
    expect(error.message).toBe('project: the id must be a string, not 7: pass "7"');
  });
});

describe("the catalog", () => {
  it("is requested once", async () => {
    const { cloud, server } = createFixture();
    const { identity } = cloud;
    expect((await identity.serviceDetails("COMPUTE")).name).toBe("cyclades_compute");
    const url = "https://synnefo.test/cyclades/compute/v2.0";
    expect(await identity.endpointUrl("compute")).toBe(url);
    expect(await identity.endpointUrl("compute", "2.0")).toBe(url);
    expect(await identity.endpointUrl("compute", "V2.0")).toBe(url);
    const endpoints = await identity.endpoints();
    expect(endpoints.find(({ type }) => type === "compute")).toMatchObject({ version: "v2.0", url });
    expect(server.requests).toHaveLength(1);
    const none = await errorOf(identity.serviceDetails("nothing"), ServiceMissingError);
    expect(none.message).toContain("no service of the type nothing; it has account");
    const old = await errorOf(identity.endpointUrl("compute", "v1.1"), ServiceMissingError);
    expect(old.message).toBe("the cloud's catalog has no version v1.1 of the service compute; it has v2.0");
    await errorOf(identity.endpointUrl("compute", 2 as never), InvalidInputError);
  });
});

describe("OAuth 2", () => {
  const grant = { clientId: "app", clientSecret: "app-secret", redirectUri: "https://app.test/" };

  it("exchanges a code for a token, which is valid", async () => {
    const { cloud, server, sent, pass } = createFixture();
    const code = server.grantCode("bob", { ...grant, scope: "https://store.test/" });
    const token = await cloud.identity.oauthToken({ ...grant, code });
    expect([token.tokenType, token.expiresInSeconds]).toEqual(["Bearer", 20]);
    expect(inspect(token) + JSON.stringify(token)).not.toContain(token.accessToken);
    sent();
    const user = await cloud.identity.validateToken(token.accessToken, { belongsTo: "https://store.test/a" });
    expect([user.id, user.projects]).toEqual([bob, null]);
    expect(server.requests[0]?.headers).not.toHaveProperty("x-auth-token");
    await errorOf(cloud.identity.validateToken(token.accessToken, { belongsTo: "https://x.test/" }), NotFoundError);
    await pass(21_000);
    await errorOf(cloud.identity.validateToken(token.accessToken), NotFoundError);
  });

  it("shows no secret, and sends a code once", async () => {
    const lines: string[] = [];
    const logger = { debug: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    const { as, server, sent } = createFixture();
    const cloud = as("alice", { logger });
    const code = server.grantCode("bob", grant);
    await cloud.identity.services();
    sent();
    const wrong = await errorOf(
      cloud.identity.oauthToken({ ...grant, clientSecret: "wrong+secret", code }),
      BadRequestError,
    );
    expect(wrong.reason).toBe("invalid_client");
    server.inject({ kind: "lostResponse" });
    const lost = await errorOf(cloud.identity.oauthToken({ ...grant, code }), AmbiguousOutcomeError);
    const again = await errorOf(cloud.identity.oauthToken({ ...grant, code }), BadRequestError);
    expect(sent()).toEqual(Array(3).fill("oauth2 POST /token"));
    const secret = "se/cr+et==";
    const unknown = await errorOf(cloud.identity.validateToken(secret), NotFoundError);
    expect(server.requests[0]?.url).toBe("https://synnefo.test/astakos/identity/v2.0/tokens/se%2Fcr%2Bet%3D%3D");
    const shown = inspect([wrong, lost, again, unknown, lines], { depth: 10 });
    for (const each of [code, "app-secret", "wrong+secret", secret, "se%2Fcr%2Bet"]) expect(shown).not.toContain(each);
  });

  it("names what is wrong", async () => {
    const { cloud, server } = createFixture();
    const input = { ...grant, code: "abc" };
    const call = (more: object) => errorOf(cloud.identity.oauthToken({ ...input, ...more }), InvalidInputError);
    expect((await call({ code: "" })).message).toBe("OAuth token: code must be a string that is not empty");
    expect((await call({ clientId: "a:b" })).message).toBe("OAuth token: clientId must not contain a colon");
    expect((await call({ scope: "x" })).message).toContain("unknown property scope");
    await errorOf(cloud.identity.oauthToken(undefined as never), InvalidInputError);
    await errorOf(cloud.identity.validateToken("a b"), InvalidInputError);
    expect(server.requests).toEqual([]);
  });
});

describe("names of users", () => {
  it("are requested if they are not known", async () => {
    const { cloud, server, sent, pass } = createFixture();
    const { account } = cloud;
    const names = await account.usernames([alice, "unknown"]);
    expect([...names]).toEqual([[alice, "alice@example.org"]]);
    expect(await account.username(alice)).toBe("alice@example.org");
    sent();
    expect((await account.usernames([alice, bob])).size).toBe(2);
    expect(server.requests.at(-1)?.body).toEqual({ uuids: [bob] });
    await account.usernames([bob, alice]);
    expect(sent()).toEqual([catalogs]);
    await account.usernames([bob], { maxAgeMs: 0 });
    await pass(300_000);
    await account.username(bob);
    account.forget();
    await account.username(bob);
    expect(sent()).toEqual([catalogs, catalogs, catalogs]);
  });

  it("are found in any case", async () => {
    const { cloud, server, sent } = createFixture();
    const { account } = cloud;
    const uuids = await account.uuids(["Alice@Example.org", "alice@example.org", "x@example.org"]);
    expect([...uuids]).toEqual([
      ["Alice@Example.org", alice],
      ["alice@example.org", alice],
    ]);
    expect(await account.uuid("ALICE@example.org")).toBe(alice);
    expect(server.requests.at(-1)?.body).toEqual({ displaynames: ["alice@example.org", "x@example.org"] });
    expect(sent()).toEqual([catalogs]);
  });

  it("that are unknown fail alone", async () => {
    const { cloud } = createFixture();
    const error = await errorOf(cloud.account.uuid("x@example.org"), NotFoundError);
    expect(error.message).toBe('POST /user_catalogs: there is no user with the name "x@example.org"');
    await errorOf(cloud.account.username("__proto__"), NotFoundError);
    const wrong = await errorOf(cloud.account.usernames([1 as never]), InvalidInputError);
    expect(wrong.message).toBe("uuids[0] must be a string that is not empty, not 1");
    await errorOf(cloud.account.uuids("x" as never), InvalidInputError);
    await errorOf(cloud.account.username(undefined as never), InvalidInputError);
  });

  it("are found by services, all of them", async () => {
    const { asService, cloud, sent } = createFixture();
    const { service } = asService().account;
    const all = await service.usernames(null);
    expect(all.get(bob)).toBe("bob@example.org");
    expect(await service.username(bob)).toBe("bob@example.org");
    expect(await service.uuid("bob@example.org")).toBe(bob);
    expect(sent()).toEqual(Array(2).fill("account POST /service/user_catalogs"));
    await errorOf(cloud.account.service.usernames(null), AuthenticationError);
  });
});

describe("the account", () => {
  it("lists services and resources", async () => {
    const { cloud } = createFixture();
    const services = await cloud.account.services();
    expect(services[0]).toMatchObject({
      name: expect.any(String) as string,
      verboseName: expect.any(String) as string,
    });
    const resources = await cloud.account.resources();
    expect(resources["pithos.diskspace"]).toMatchObject({ unit: "bytes", apiVisible: true });
  });

  it("sends feedback once, as a form", async () => {
    const { cloud, server, sent } = createFixture();
    await cloud.account.sendFeedback("It works & more", "{}");
    expect(server.requests.at(-1)?.body).toBe("feedback_msg=It+works+%26+more&feedback_data=%7B%7D");
    sent();
    server.inject({ kind: "status", status: 502, body: "" });
    await errorOf(cloud.account.sendFeedback("x"), AmbiguousOutcomeError);
    server.inject({ kind: "lostResponse" });
    await errorOf(cloud.account.sendFeedback("x"), AmbiguousOutcomeError);
    expect(sent()).toHaveLength(2);
    await errorOf(cloud.account.sendFeedback(" "), InvalidInputError);
    await errorOf(cloud.account.sendFeedback("x", {} as never), InvalidInputError);
  });
});

describe("quotas", () => {
  it("say what is available", async () => {
    const { cloud, server } = createFixture();
    const vm = (await cloud.quotas.get())[alice]?.["cyclades.vm"];
    expect(vm).toEqual({
      ...{ usage: 0, limit: 4, pending: 0, projectUsage: 0, projectLimit: 4, projectPending: 0 },
      ...{ effectiveLimit: 4, available: 4 },
    });
    const wire = (usage: number, limit: string, pending: number, project: readonly [number, string, number]) =>
      `{"usage":${usage},"limit":${limit},"pending":${pending},` +
      `"project_usage":${project[0]},"project_limit":${project[1]},"project_pending":${project[2]}}`;
    const max = "9223372036854775807";
    const a = wire(2, "4", 1, [5, "7", 1]);
    const b = wire(2, max, 1, [5, max, 1]);
    const c = wire(2, "9223372036854775806", 0, [9, "7", 0]);
    server.inject({ kind: "status", status: 200, body: `{"p":{"a":${a},"b":${b},"c":${c}}}` });
    const { p } = await cloud.quotas.get();
    expect(p?.a).toMatchObject({ effectiveLimit: 4, available: 1 });
    expect(p?.b).toMatchObject({ limit: Infinity, projectLimit: Infinity, effectiveLimit: Infinity });
    expect(p?.b?.available).toBe(Infinity);
    expect(p?.c).toMatchObject({ effectiveLimit: 0, available: 0 });
  });

  it("of others are for services", async () => {
    const { cloud, asService, sent } = createFixture();
    const { quotas } = asService();
    const all = await quotas.forService();
    expect(Object.keys(all)).toContain(bob);
    const some = await quotas.forService({ users: [alice, bob], projects: [bob] });
    expect(some[bob]?.[bob]?.["cyclades.vm"]?.available).toBe(4);
    const projects = await quotas.forProjects({ projects: [alice] });
    expect(projects[alice]?.["cyclades.vm"]).toEqual({ usage: 0, limit: 4, pending: 0, available: 4 });
    expect(sent()).toEqual([
      "account GET /service_quotas",
      `account GET /service_quotas?user=${alice},${bob}&project=${bob}`,
      `account GET /service_project_quotas?project=${alice}`,
    ]);
    await errorOf(quotas.forService({ users: ["unknown"] }), NotFoundError);
    await errorOf(cloud.quotas.forProjects(), AuthenticationError);
    const empty = await errorOf(quotas.forService({ users: [] }), InvalidInputError);
    expect(empty.message).toBe("users must not be empty; leave it out for all");
    const comma = await errorOf(quotas.forProjects({ projects: ["a,b"] }), InvalidInputError);
    expect(comma.message).toBe('projects[0] must be an id, not "a,b"');
  });
});

async function activeProject(as: ReturnType<typeof createFixture>["as"]): Promise<string> {
  const { projects } = as("admin");
  const endDate = new Date("2100-01-01T00:00:00Z");
  const { projectId, applicationId } = await projects.create({ name: "lab.example.org", endDate });
  await projects.applications.approve(projectId, applicationId);
  return projectId;
}

it("an unusable response of the identity service is an error", async () => {
  const { cloud, server } = createFixture();
  server.inject({ kind: "status", status: 500, times: 9 });
  await errorOf(cloud.identity.user(), ServerError);
});
