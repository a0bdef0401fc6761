import {
  AmbiguousOutcomeError,
  ConflictError,
  InvalidInputError,
  type NewUser,
  NotFoundError,
  PermissionDeniedError,
  type SlipStreamClient,
} from "saltant/slipstream";
import { describe, expect, it } from "vitest";
import { createFixture, errorOf } from "./fixture.js";

const bob: NewUser = {
  ...{ username: "bob", password: "bobs-password", email: "bob@example.org", firstName: "Bob", lastName: "Ob" },
};

/** Says who is logged in, without a request. */
function as(slipstream: SlipStreamClient, name: string | null): SlipStreamClient {
  Object.assign(slipstream.session, { username: () => Promise.resolve(name) });
  return slipstream;
}

describe("a user", () => {
  it("has the settings of the profile, without secrets", async () => {
    const { slipstream, sent } = createFixture({
      users: [
        {
          ...{ name: "joe", password: "joes-password", roles: ["r1", " r2"], organization: "Example" },
          parameters: {
            ...{ "c1.username": "u", "c1.password": "cloud-secret", "c2.username": "u", "c2.password": "" },
            ...{ "c3.access.id": "i", "c3.secret.key": "cloud-key", "c1.quota.vm": "7" },
            ...{ "General.ssh.public.key": "ssh-rsa A joe\n\nssh-rsa B", "General.Timeout": "30" },
          },
        },
      ],
    });
    const user = await slipstream.users.get("joe");
    expect(sent()).toEqual(["GET user/joe"]);
    expect(user).toMatchObject({
      ...{ username: "joe", email: "joe@example.org", firstName: "Joe", lastName: "Doe", organization: "Example" },
      ...{
        roles: ["r1", "r2"],
        privileged: false,
        state: "ACTIVE",
        configuredClouds: ["c1", "c3"],
        defaultCloud: "c1",
      },
      ...{ sshPublicKeys: ["ssh-rsa A joe", "ssh-rsa B"], keepRunning: "never", executionTimeout: 30 },
      ...{ logVerbosity: null, usageEmail: null, cycloneLogin: null, githubLogin: null },
    });
    expect(user.parameters).toMatchObject({ "c1.quota.vm": "7", "c1.username": "u" });
    expect(JSON.stringify(user)).not.toMatch(/cloud-secret|cloud-key|password/);
    expect(user.created).toBeInstanceOf(Date);
    expect(user.lastOnline).toBeNull();
    await user.sync();
  });

  it("is by default the one who is logged in", async () => {
    const { slipstream, sent } = createFixture();
    expect((await as(slipstream, "joe").users.get()).username).toBe("joe");
    expect(sent()).toEqual(["GET user/joe"]);
    await errorOf(as(slipstream, null).users.get(), InvalidInputError);
    expect(sent()).toEqual([]);
  });

  it("is listed for superusers", async () => {
    const { slipstream, as: client, sent } = createFixture();
    const users = await client("root").users.list();
    expect(sent()).toEqual(["GET users"]);
    expect(users.map(({ username, roles, privileged, online }) => [username, roles, privileged, online])).toEqual([
      ["joe", [], false, false],
      ["mary", [], false, false],
      ["root", [], true, false],
    ]);
    expect((await client("root").users.get(users[1])).username).toBe("mary");
    await errorOf(slipstream.users.list(), PermissionDeniedError);
    await errorOf(slipstream.users.get("mary"), PermissionDeniedError);
    await errorOf(slipstream.users.get("nope"), NotFoundError);
    for (const name of ["", "new", "..", 7, {}]) await errorOf(slipstream.users.get(name as string), InvalidInputError);
  });
});

describe("creating a user", () => {
  it("checks that there is none, and sends all fields", async () => {
    const { as: client, server, sent } = createFixture();
    const root = client("root");
    const created = await root.users.create({
      ...{ ...bob, organization: 'O & "Co"', roles: ["r1", "r2"], privileged: true, defaultCloud: "c2" },
      ...{ keepRunning: "always", logVerbosity: 3, executionTimeout: 60, usageEmail: "daily" },
      sshPublicKeys: ["ssh-rsa A", "ssh-rsa B"],
      cloudParameters: { c2: { username: "u", password: "<secret>", "quota.vm": 7, domain: null } },
    });
    expect(created).toEqual({ username: "bob", isNew: true });
    const body = String(server.requests.at(-1)?.body);
    expect(sent()).toEqual(["GET user/bob", "PUT user/bob"]);
    expect(body).toMatch(/^<user name="bob" state="ACTIVE" resourceUri="user\/bob" password="bobs-password" /);
    expect(body).toContain('issuper="true"');
    expect(body).toContain('roles="r1,r2"');
    expect(body).not.toContain("domain");
    expect(await root.users.get("bob")).toMatchObject({
      ...{ organization: 'O & "Co"', roles: ["r1", "r2"], privileged: true, defaultCloud: "c2", keepRunning: "always" },
      ...{ logVerbosity: 3, executionTimeout: 60, usageEmail: "daily", sshPublicKeys: ["ssh-rsa A", "ssh-rsa B"] },
      ...{ configuredClouds: ["c2"] },
    });
    expect((await client("bob").users.get("bob")).parameters["c2.quota.vm"]).toBe("7");
  });

  it("has defaults", async () => {
    const { slipstream, as: client } = createFixture();
    await slipstream.users.create(bob);
    expect(await client("bob").users.get("bob")).toMatchObject({
      ...{ privileged: false, keepRunning: "never", logVerbosity: 1, executionTimeout: 30, usageEmail: "never" },
      ...{ defaultCloud: null, sshPublicKeys: [], roles: [], organization: null },
    });
  });

  it("does not change one who exists, unless that is meant", async () => {
    const { slipstream, as: client, sent } = createFixture();
    const mary = { ...bob, username: "mary" };
    await errorOf(client("root").users.create(mary), ConflictError);
    await errorOf(slipstream.users.create(mary), ConflictError);
    expect(sent()).toEqual(["GET user/mary", "GET user/mary"]);
    expect(await client("root").users.create(mary, { overwrite: true })).toEqual({ username: "mary", isNew: false });
    expect(sent()).toEqual(["PUT user/mary"]);
    expect((await client("root").users.get("mary")).firstName).toBe("Bob");
    await errorOf(slipstream.users.create({ ...bob, roles: ["r"] }), PermissionDeniedError);
    const invalid = await errorOf(slipstream.users.create({ ...bob, email: "bob" }), ConflictError);
    expect(invalid.message).toContain("Missing final '@domain'");
  });

  it("whose response is lost is settled by a look, and not repeated", async () => {
    const { as: client, server, sent } = createFixture();
    const root = client("root");
    server.inject({ kind: "lostResponse", method: "PUT", path: "user/bob" });
    const input: NewUser = { ...bob, cloudParameters: { c1: { username: "u", password: "cloud-secret" } } };
    expect(await root.users.create(input)).toEqual({ username: "bob", isNew: true });
    expect(sent()).toEqual(["GET user/bob", "PUT user/bob", "GET user/bob"]);
    server.inject({ kind: "reset", method: "PUT" });
    await errorOf(root.users.create({ ...bob, username: "carl" }), AmbiguousOutcomeError);
    expect(sent()).toEqual(["GET user/carl", "PUT user/carl", "GET user/carl"]);
    server.inject({ kind: "lostResponse", method: "PUT" });
    await errorOf(root.users.create(input, { overwrite: true }), AmbiguousOutcomeError);
    expect(sent()).toEqual(["PUT user/bob"]);
  });

  it("needs valid values, and shows none of them", async () => {
    const { slipstream, sent } = createFixture();
    const nonsense: readonly object[] = [
      ...[{ username: "" }, { username: "new" }, { username: undefined }, { password: "" }, { password: 123456 }],
      ...[{ password: "top\0secret" }, { email: undefined }, { roles: "r1" }, { roles: ["a,b"] }, { roles: [""] }],
      ...[{ privileged: "no" }, { keepRunning: "maybe" }, { logVerbosity: 4 }, { executionTimeout: 1.5 }],
      ...[{ usageEmail: true }, { sshPublicKeys: [1] }, { cloudParameters: [] }, { cloudParameters: { c1: "u" } }],
      ...[
        { cloudParameters: { c1: { p: [] } } },
        { cloudParameters: { "": {} } },
        { cloudParameters: { c: { p: NaN } } },
      ],
      ...[{ toString: "x" }, { pasword: "top-secret" }],
    ];
    for (const each of nonsense) {
      const error = await errorOf(slipstream.users.create({ ...bob, ...each }), InvalidInputError);
      expect(error.message).not.toMatch(/top|123456/);
    }
    await errorOf(slipstream.users.create(bob, { overwrite: 1 } as object), InvalidInputError);
    expect(sent()).toEqual([]);
  });
});

describe("updating a user", () => {
  it("patches the server's document", async () => {
    const { slipstream, as: client, sent, server } = createFixture();
    const changes = {
      ...{ email: "new@example.org", password: "another-password" },
      ...({ keepRunning: "always", logVerbosity: 0 } as const),
      cloudParameters: { c1: { username: "u" } },
    };
    await slipstream.users.update("joe", changes);
    const body = String(server.requests.at(-1)?.body);
    expect(sent()).toEqual(["GET user/joe", "PUT user/joe"]);
    expect(body).not.toContain("publicsshkey");
    const user = await client("root").users.get("joe");
    expect(user).toMatchObject({ email: "new@example.org", keepRunning: "always", logVerbosity: 0, firstName: "Joe" });
    expect(user.sshPublicKeys).toEqual(["ssh-rsa AAAA joe"]);
    expect(user.parameters["c1.username"]).toBe("u");
    await user.update({ lastName: "Ö" });
    expect((await user.sync()).lastName).toBe("Ö");
  });

  it("leaves out roles that the user may not set", async () => {
    const users = [
      { name: "joe", password: "joes-password", roles: ["r1"] },
      { name: "root", password: "roots-password", privileged: true },
    ];
    const { slipstream, as: client, sent, server } = createFixture({ users });
    await as(slipstream, "joe").users.update(null, { lastName: "Ö" });
    const bodies = () => server.requests.map(({ body }) => String(body)).filter((body) => body.startsWith("<user"));
    expect(bodies()).toEqual([expect.not.stringContaining("roles=")]);
    expect(sent()).toEqual(["GET user/joe", "GET user/joe", "PUT user/joe"]);
    await as(client("root"), "root").users.update("joe", { lastName: "Do" });
    expect(bodies()).toEqual([expect.stringContaining('roles="r1"')]);
    await errorOf(slipstream.users.update("joe", { roles: ["r2"] }), PermissionDeniedError);
    await client("root").users.update("joe", { roles: ["r2", "r3"] });
    expect((await slipstream.users.get("joe")).roles).toEqual(["r2", "r3"]);
  });

  it("whose response is lost is settled by a look, and not repeated", async () => {
    const { slipstream, server, sent } = createFixture();
    server.inject({ kind: "lostResponse", method: "PUT", path: "user/joe" });
    await slipstream.users.update("joe", { email: "new@example.org", defaultCloud: "c2" });
    expect(sent()).toEqual(["GET user/joe", "PUT user/joe", "GET user/joe"]);
    server.inject({ kind: "reset", method: "PUT", path: "user/joe" });
    await errorOf(slipstream.users.update("joe", { email: "other@example.org" }), AmbiguousOutcomeError);
    server.inject({ kind: "lostResponse", method: "PUT", path: "user/joe" });
    await errorOf(slipstream.users.update("joe", { password: "another-password" }), AmbiguousOutcomeError);
  });

  it("shows no secret of the document", async () => {
    const { slipstream, server } = createFixture();
    await slipstream.users.update("joe", { cloudParameters: { c1: { password: "cloud-secret" } } });
    const echo = { kind: "status", status: 409, method: "PUT", path: "user/joe" } as const;
    const detail = "the password is new-password, that of the cloud cloud-secret";
    server.inject({ ...echo, body: `<error code="409" reason="Conflict" detail="${detail}">${detail}</error>` });
    const error = await errorOf(slipstream.users.update("joe", { password: "new-password" }), ConflictError);
    expect(error.message).toContain("[redacted]");
    expect(error.message + String(error.body)).not.toMatch(/new-password|cloud-secret/);
    // Not what the contract says.
    server.inject({
      kind: "status",
      status: 200,
      method: "GET",
      body: "<user><password>cloud-secret</password></user>",
    });
    const invalid = await slipstream.users.get("joe").catch((reason: unknown) => reason);
    expect(String(invalid) + JSON.stringify(invalid)).not.toContain("cloud-secret");
  });

  it("needs something to change", async () => {
    const { slipstream, sent } = createFixture();
    for (const changes of [{}, null, { username: "x" }, { cloudParameters: {} }, { emial: "e" }])
      await errorOf(slipstream.users.update("joe", changes as object), InvalidInputError);
    expect(sent()).toEqual([]);
  });
});

describe("deleting a user", () => {
  it("leaves the account in the state DELETED", async () => {
    const { slipstream, as: client, sent } = createFixture();
    const root = client("root");
    await (await root.users.get("mary")).delete();
    expect(sent()).toEqual(["GET user/mary", "DELETE user/mary"]);
    expect((await root.users.get("mary")).state).toBe("DELETED");
    await errorOf(slipstream.users.delete("mary"), PermissionDeniedError);
    await errorOf(root.users.delete("nope"), NotFoundError);
  });

  it("is settled by a look if the response is lost", async () => {
    const { as: client, server, sent } = createFixture();
    const root = client("root");
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await root.users.delete("mary");
    expect(sent()).toEqual(["DELETE user/mary", "GET user/mary"]);
    server.inject({ kind: "reset", method: "DELETE" });
    await errorOf(root.users.delete("joe"), AmbiguousOutcomeError);
  });
});
