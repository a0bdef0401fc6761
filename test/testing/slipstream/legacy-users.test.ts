import { describe, expect, test } from "vitest";
import { childOf, childrenOf, textOf } from "../../../src/testing/slipstream/legacy/xml/element.js";
import { LegacyServer, refusal } from "./legacy-server.js";

const valid = {
  ...{ name: "ann", password: "secret-1", firstName: "Ann", lastName: "Lee", email: "ann@example.org" },
  ...{ issuper: "false", state: "ACTIVE", resourceUri: "user/ann" },
};

function user(more: Readonly<Record<string, string | undefined>> = {}, content = "<parameters/>"): string {
  const all: Readonly<Record<string, string | undefined>> = { ...valid, ...more };
  const attributes = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${value}"`],
  );
  return `<user${attributes.join("")}>${content}</user>`;
}

const put = (server: LegacyServer, caller: string, body: string, target = "ann") =>
  server.send(caller, `PUT /user/${target}`, { body });

describe("creating and changing users", () => {
  test("any user may create one, and an existing one is replaced without a conflict", () => {
    const server = new LegacyServer();
    const created = put(server, "joe", user());
    expect([created.status, created.headers.location, created.text]).toEqual([201, "https://host.test/user/ann", ""]);
    expect(server.canLogIn("ann")).toBe(true);
    expect(put(server, "ann", user({ firstName: "Anna", password: undefined })).status).toBe(202);
    expect(server.send("ann", "GET /user/ann").xml?.attributes.get("firstName")).toBe("Anna");
  });

  test("what the server does not know stays, and the password is never shown", () => {
    const server = new LegacyServer();
    const parameter =
      '<parameters><entry><string>c1.username</string><parameter name="c1.username" category="c1" extra="1">' +
      "<value><![CDATA[a&b]]></value></parameter></entry></parameters><later/>";
    put(server, "joe", user({ color: "blue" }, parameter));
    const { xml, text } = server.send("root", "GET /user/ann");
    if (xml === undefined) throw new Error("no document");
    expect(text).not.toContain("secret-1");
    expect(xml.attributes.get("color")).toBe("blue");
    expect(childOf(xml, "later")).toBeDefined();
    const parameters = childOf(xml, "parameters");
    const entries = parameters === undefined ? [] : childrenOf(parameters, "entry");
    expect(entries.map((entry) => textOf(childOf(entry, "string") ?? entry))).toEqual([
      "c1.username",
      "General.orchestrator.publicsshkey",
    ]);
    // What was read can be sent back; the parameter of the server is not stored.
    expect(put(server, "root", text).status).toBe(202);
    expect(server.send("root", "GET /user/ann").text).toBe(text);
  });

  test("the checks are in the order of the server", () => {
    const server = new LegacyServer({
      users: [
        { name: "joe", password: "a" },
        { name: "ann", password: "b" },
      ],
    });
    const refused = (caller: string, body: string, target?: string) => refusal(put(server, caller, body, target));
    expect(refused("joe", "<user")).toMatch(/^500 /);
    expect(refused("joe", user({ state: undefined }))).toMatch(
      /^400 Invalid xml user: cannot deserialize object, with detail: /,
    );
    expect(refused("joe", user({ issuper: "true", roles: "r" }))).toBe(
      "403 Only super users are authorized to create a privileged user!",
    );
    expect(refused("joe", user({ roles: "" }))).toBe("403 Only super users are authorized to update roles!");
    expect(refused("joe", user({ firstName: "" }))).toBe("403 Forbidden to update this resource.");
    const asNew = (more: Readonly<Record<string, string | undefined>>) =>
      refused("joe", user({ name: "bo", ...more }), "bo");
    expect(asNew({ state: "NEW", name: "b" })).toMatch(/^409 Username must start/);
    expect(asNew({ firstName: "", lastName: "" })).toBe("409 First name cannot be empty.");
    expect(asNew({ lastName: "", password: "" })).toBe("409 Last name cannot be empty.");
    expect(asNew({ password: undefined, email: "x" })).toBe("409 Password cannot be empty.");
    expect(asNew({ email: undefined, name: "other" })).toBe("409 Email address cannot be empty.");
    expect(asNew({ email: "no address", name: "other" })).toMatch(/^409 Invalid email address\.\n?/);
    expect(asNew({ name: "other" })).toBe("400 The uploaded user does not correspond to the target user uri");
    expect(asNew({ name: "new" })).toBe("409 Invalid name");
    expect(asNew({}).slice(0, 3)).toBe("201");
  });

  test("an administrator activates new users, sets roles, and may name another user", () => {
    const server = new LegacyServer();
    put(server, "root", user({ state: "NEW", roles: "a,b", issuper: "true" }));
    const { xml } = server.send("root", "GET /user/ann");
    expect(xml?.attributes.get("state")).toBe("ACTIVE");
    expect(xml?.attributes.get("activeSince")).toBe("2030-05-01 08:00:00.000 UTC");
    expect(xml?.attributes.get("roles")).toBe("a,b");
    const other = put(server, "root", user({ name: "eve" }), "noone");
    expect([other.status, other.headers.location]).toEqual([201, "https://host.test/user/eve"]);
    expect(server.send("root", "GET /user/noone").status).toBe(404);
    // Roles that are not sent stay.
    put(server, "root", user());
    expect(server.send("root", "GET /user/ann").xml?.attributes.get("roles")).toBe("a,b");
  });
});

describe("reading and deleting", () => {
  test("the list is for administrators, under each path that begins with /user", () => {
    const server = new LegacyServer();
    for (const path of ["/user", "/users", "/user/", "/userlist"])
      expect(server.send("root", `GET ${path}`).xml?.name).toBe("list");
    expect(refusal(server.send("joe", "GET /users"))).toBe(
      "403 The server understood the request, but is refusing to fulfill it",
    );
  });

  test("a user is online for a minute", async () => {
    const lastOnline = new Date("2030-05-01T08:00:00Z");
    const users = [
      { name: "joe", password: "p", lastOnline },
      { name: "root", password: "q", privileged: true },
    ];
    const server = new LegacyServer({ users });
    const online = (name: string) => {
      const { xml } = server.send("root", "GET /users");
      const item = childrenOf(xml ?? { name: "", attributes: new Map(), children: [] }, "item").find(
        ({ attributes }) => attributes.get("name") === name,
      );
      return item?.attributes.get("online");
    };
    expect([online("joe"), online("root")]).toEqual(["true", "false"]);
    await server.clock.advance(60_000);
    expect(online("joe")).toBe("false");
  });

  test("users read and delete themselves, administrators all", () => {
    const server = new LegacyServer();
    expect(server.send("joe", "GET /user/joe").status).toBe(200);
    expect(refusal(server.send("joe", "GET /user/mary"))).toBe("403 Not allowed to access: mary");
    expect(server.send("joe", "GET /user/none").status).toBe(404);
    expect(refusal(server.send("joe", "DELETE /user/mary"))).toBe("403 Forbidden");
    expect(server.send("joe", "DELETE /user/joe").status).toBe(204);
    expect(server.canLogIn("joe")).toBe(false);
    expect(server.send("root", "GET /user/joe").xml?.attributes.get("state")).toBe("DELETED");
    expect(server.send("root", "DELETE /user/mary").status).toBe(204);
  });
});
