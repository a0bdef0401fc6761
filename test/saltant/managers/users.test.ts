import { InvalidInputError, NotFoundError, User } from "saltant";
import { describe, expect, it } from "vitest";
import { errorOf, createTestServer } from "../support.js";

describe("client.users", () => {
  it("gets by username", async () => {
    const { client, sent } = createTestServer();
    const bob = await client.users.get("bob");
    expect(bob).toBeInstanceOf(User);
    expect(bob).toMatchObject({ username: "bob", email: "bob@example.org" });
    expect(String(bob)).toBe("user bob");
    expect(await bob.sync()).toBe(bob);
    expect(sent()).toEqual(["GET users/bob/", "GET users/bob/"]);
  });

  it("gets names with dots by the list, as the server's path does not accept them", async () => {
    const { client, sent } = createTestServer();
    expect((await client.users.get("carol.dots")).email).toBe("");
    expect(sent()).toEqual(["GET users/?username=carol.dots&page=1&page_size=1"]);
  });

  it.each(["stranger", "no.body", "..", "a/b", "x y"])("throws for a missing user, %s", async (username) => {
    const { client } = createTestServer();
    await errorOf(client.users.get(username), NotFoundError);
  });

  it.each(["", 7, null, undefined, " "])("refuses the username %o before sending", async (username) => {
    const { client, sent } = createTestServer();
    await errorOf(client.users.get(username as string), InvalidInputError);
    expect(sent()).toEqual([]);
  });

  it("lists by username, with filters", async () => {
    const { client } = createTestServer();
    const names = (await client.users.list()).map(({ username }) => username);
    expect(names).toEqual(["admin", "alice", "bob", "carol.dots", "mallory"]);
    const withEmail = await client.users.list({ email: { endswith: "example.org" }, username: { startswith: "a" } });
    expect(withEmail.map(({ username }) => username)).toEqual(["admin", "alice"]);
  });

  it("turns response data into models", () => {
    const { client } = createTestServer();
    expect(client.users.fromWire({ username: "x", email: "" })).toBeInstanceOf(User);
    expect(() => client.users.fromWire({ username: "x" })).toThrow("this is not a valid user: email: ");
    expect(client.users.listFromWire({ count: 1, results: [{ username: "x", email: "" }] })).toHaveLength(1);
    expect(client.users).toMatchObject({ model: User, listUrl: "/users/", detailUrl: "/users/{username}/" });
  });
});
