import { describe, expect, test } from "vitest";
import { accept, faultOf, headersOf, namesIn, path, put, root, startStorage, uuids } from "./storage-api.js";

describe("an account", () => {
  test("counts containers and bytes, and has the limits of all projects of its user", async () => {
    const { alice, bob } = await startStorage();
    await put(alice, "a", "12345");
    const head = await alice("HEAD", path());
    expect(head.status).toBe(204);
    expect(headersOf(head, "x-account-")).toEqual({
      "x-account-container-count": "2",
      "x-account-bytes-used": "15",
      "x-account-policy-quota": "100000",
      [`x-account-policy-quota-${uuids.alice}`]: "100000",
    });
    // An image of alice's is public, so that bob may see when the account was changed.
    expect(headersOf(await bob("HEAD", path()), "x-account-")).toEqual({});
  });

  test("of another user who shares nothing is forbidden", async () => {
    const { alice } = await startStorage();
    const bobs = `${root}/${uuids.bob}`;
    const message = "User does not have read access to the account";
    expect(faultOf(await alice("GET", bobs))).toEqual({ status: 403, name: "forbidden", message });
    const written = { status: 403, name: "forbidden", message: "User does not have write access to the account" };
    expect(faultOf(await alice("POST", `${bobs}?update`))).toEqual(written);
  });

  test("keeps metadata with normalized names, without tildes, and percent-encoded in responses", async () => {
    const { alice } = await startStorage();
    const headers = { "X-Account-Meta-foo_BAR": "a~b %25", "X-Account-Meta-B%C3%A9": "%ce%bd/=,:@;%22+" };
    await accept(alice("POST", `${path()}?update`, { headers }));
    expect(headersOf(await alice("HEAD", path()), "x-account-meta-")).toEqual({
      "x-account-meta-foo-bar": "ab %25",
      "x-account-meta-b%c3%a9": '%CE%BD/=,:@;"%2B',
    });
  });

  test("merges metadata with update, and otherwise replaces all, also with none", async () => {
    const { alice } = await startStorage();
    const metadata = async () => headersOf(await alice("HEAD", path()), "x-account-meta-");
    const post = (query: string, headers: Readonly<Record<string, string>>) =>
      accept(alice("POST", path() + query, { headers }));
    await post("?update", { "X-Account-Meta-A": "1", "X-Account-Meta-B": "2" });
    await post("?update=", { "X-Account-Meta-A": "", "X-Account-Meta-C": "3" });
    expect(await metadata()).toEqual({ "x-account-meta-b": "2", "x-account-meta-c": "3" });
    await post("", { "X-Account-Meta-D": "4" });
    expect(await metadata()).toEqual({ "x-account-meta-d": "4" });
    await post("?update", {});
    expect(await metadata()).toEqual({ "x-account-meta-d": "4" });
    await post("", {});
    expect(await metadata()).toEqual({});
  });

  test.each<[message: string, headers: Readonly<Record<string, string>>]>([
    ["Bad character in headers.", { "X-Account-Meta-A": "%FF" }],
    ["Bad character in headers.", { "X-Account-Meta-%FF": "a" }],
    ["Bad character in headers.", { "X-Account-Meta-A": "é" }],
    ["Header name too large.", { [`X-Account-Meta-${"k".repeat(114)}`]: "v" }],
    ["Header value too large.", { "X-Account-Meta-A": "v".repeat(257) }],
    ["Too many headers.", numbered("X-Account-Meta-", 91)],
    ["Pithos+ resources cannot have more than 32 metadata items per domain", numbered("X-Account-Meta-", 33)],
    ["Unknown displaynames: eve, mallory", { "X-Account-Group-A": `eve,${uuids.bob},mallory` }],
    ["Bad characters in group name", { "X-Account-Group-a_b": uuids.bob }],
    ["Pithos+ accounts cannot have more than 32 groups", numbered("X-Account-Group-", 33, uuids.bob)],
    ["Pithos+ groups cannot have more than 32 members", { "X-Account-Group-A": `${uuids.bob},`.repeat(33) }],
  ])("refuses headers: %s", async (message, headers) => {
    const { alice } = await startStorage();
    const response = await alice("POST", `${path()}?update`, { headers });
    expect(faultOf(response)).toEqual({ status: 400, name: "badRequest", message });
  });

  test("accepts the longest names and values, and the most of them", async () => {
    const { alice } = await startStorage();
    const headers = { [`X-Account-Meta-${"k".repeat(113)}`]: "%ce%bd".repeat(256), ...numbered("X-Account-Meta-", 31) };
    await accept(alice("POST", `${path()}?update`, { headers }));
    expect(Object.keys(headersOf(await alice("HEAD", path()), "x-account-meta-"))).toHaveLength(32);
  });

  test("has groups, which a request without one leaves", async () => {
    const { alice } = await startStorage();
    const groups = async () => headersOf(await alice("HEAD", path()), "x-account-group-");
    const post = (query: string, headers: Readonly<Record<string, string>>) =>
      accept(alice("POST", path() + query, { headers }));
    await post("?update", { "X-Account-Group-Friends": `${uuids.bob}, ${uuids.carol},` });
    await post("", { "X-Account-Meta-A": "1" });
    const friends = { "x-account-group-friends": `${uuids.bob},${uuids.carol}` };
    expect(await groups()).toEqual(friends);
    await post("?update", { "X-Account-Group-Others": uuids.bob });
    expect(await groups()).toEqual({ ...friends, "x-account-group-others": uuids.bob });
    await post("?update", { "X-Account-Group-Others": "" });
    expect(await groups()).toEqual(friends);
    await post("", { "X-Account-Group-New": uuids.carol });
    expect(await groups()).toEqual({ "x-account-group-new": uuids.carol });
  });

  test("ignores policies of a request", async () => {
    const { alice } = await startStorage();
    await accept(alice("POST", `${path()}?update`, { headers: { "X-Account-Policy-Quota": "1" } }));
    expect((await alice("HEAD", path())).headers.get("x-account-policy-quota")).toBe("100000");
  });

  test("meets conditions about dates, in whole seconds", async () => {
    const { alice } = await startStorage();
    const last = (await alice("HEAD", path())).headers.get("last-modified") ?? "";
    expect(last).toBe("Mon, 30 Nov 2026 10:00:00 GMT");
    const earlier = "Mon, 30 Nov 2026 09:59:59 GMT";
    const statusFor = async (name: string, date: string) =>
      (await alice("GET", path(), { headers: { [name]: date } })).status;
    expect(await statusFor("If-Modified-Since", last)).toBe(304);
    expect(await statusFor("If-Modified-Since", earlier)).toBe(200);
    expect(await statusFor("If-Unmodified-Since", last)).toBe(200);
    expect(await statusFor("If-Unmodified-Since", earlier)).toBe(412);
    expect(await statusFor("If-Modified-Since", "rubbish")).toBe(200);
  });
});

describe("the list of containers", () => {
  test("is text, JSON or XML: by the parameter, the end of the path, or Accept", async () => {
    const { alice } = await startStorage();
    const list = (query: string, accepted?: string) =>
      alice("GET", path() + query, { headers: accepted === undefined ? {} : { Accept: accepted } });
    const text = await list("");
    expect([text.text, text.headers.get("content-type")]).toEqual(["box\nimages\n", "text/plain; charset=UTF-8"]);
    const xml = await list("?format=xml", "application/json");
    expect(xml.headers.get("content-type")).toBe("application/xml; charset=UTF-8");
    expect(xml.text).toContain("<container><name>box</name><count>0</count>");
    expect(namesIn(await list("", "text/html, application/json;q=0.9"))).toEqual(["box", "images"]);
    await accept(alice("PUT", path("a<.xml")));
    expect((await alice("GET", path("a<.xml"))).text).toContain('<container name="a&#60;.xml"></container>');
  });

  test("has the policy, the numbers and the time of each container", async () => {
    const { alice } = await startStorage();
    await put(alice, "a", "123");
    const { json } = await alice("GET", `${path()}?format=json&limit=1`);
    expect(json).toEqual([
      {
        name: "box",
        count: 1,
        bytes: 3,
        last_modified: "2026-11-30T10:00:00.250000+00:00",
        x_container_policy: { quota: "0", versioning: "auto", project: uuids.alice },
      },
    ]);
  });

  test("begins after the marker, which need not exist, and ends at the limit", async () => {
    const { alice } = await startStorage();
    for (const name of ["c", "é", "z"]) await accept(alice("PUT", path(name)));
    const list = async (query: string) => namesIn(await alice("GET", `${path()}?format=json&${query}`));
    expect(await list("")).toEqual(["box", "c", "images", "z", "é"]);
    expect(await list("marker=c&limit=2")).toEqual(["images", "z"]);
    expect(await list("marker=d&limit=1")).toEqual(["images"]);
    expect(await list("limit=0")).toHaveLength(5);
    expect(await list("limit=-1")).toHaveLength(5);
  });

  test("is empty with 204 as text, and with 200 as JSON", async () => {
    const { bob } = await startStorage();
    expect((await bob("GET", `${root}/${uuids.bob}`)).status).toBe(204);
    expect(await bob("GET", `${root}/${uuids.bob}?format=json`)).toMatchObject({ status: 200, json: [] });
  });

  test("shows an earlier time, with the numbers of then and the quotas of now", async () => {
    const { alice, clock } = await startStorage();
    await put(alice, "a", "123");
    await clock.advance(10_000);
    const until = Math.floor(clock.now() / 1000) - 5;
    await put(alice, "b", "45678");
    await accept(alice("PUT", path("new")));
    await accept(alice("POST", `${path()}?update`, { headers: { "X-Account-Meta-A": "1" } }));
    const then = await alice("GET", `${path()}?format=json&until=${until}`);
    expect(then.json).toMatchObject([
      { name: "box", count: 1, bytes: 3, x_container_until_timestamp: "2026-11-30T10:00:00.250000+00:00" },
      { name: "images" },
    ]);
    expect(headersOf(then, "x-account-")).toEqual({
      "x-account-container-count": "2",
      "x-account-bytes-used": "18",
      "x-account-until-timestamp": "Mon, 30 Nov 2026 10:00:00 GMT",
      "x-account-policy-quota": "100000",
      [`x-account-policy-quota-${uuids.alice}`]: "100000",
    });
    // A time with a fraction does not count.
    expect(namesIn(await alice("GET", `${path()}?format=json&until=${until}.5`))).toEqual(["box", "images", "new"]);
  });

  test("has only containers with shared or public objects, if it is asked to", async () => {
    const { alice } = await startStorage();
    await accept(alice("PUT", path("other")));
    await put(alice, "shared", "", { "X-Object-Sharing": `read=${uuids.bob}` });
    const object = `${root}/${uuids.alice}/other/public`;
    await accept(alice("PUT", object, { headers: { "Content-Type": "text/plain", "X-Object-Public": "true" } }));
    const list = async (query: string) => namesIn(await alice("GET", `${path()}?format=json&${query}`));
    expect(await list("shared")).toEqual(["box", "images"]);
    expect(await list("public=")).toEqual(["other"]);
    expect(await list("shared&public&marker=box&limit=1")).toEqual(["images"]);
  });
});

describe("the list of accounts", () => {
  test("has those that share with the user, by name, with a group or with all", async () => {
    const { alice, bob, carol } = await startStorage();
    const names = async (send: typeof bob) => namesIn(await send("GET", `${root}/?format=json`));
    expect(await names(bob)).toEqual([uuids.alice]);
    const bobs = `${root}/${uuids.bob}`;
    await accept(bob("PUT", `${bobs}/c`));
    await accept(bob("POST", `${bobs}?update`, { headers: { "X-Account-Group-Team": uuids.carol } }));
    const sharing = { "Content-Type": "text/plain", "X-Object-Sharing": `read=${uuids.bob}:team` };
    await accept(bob("PUT", `${bobs}/c/o`, { headers: sharing }));
    expect(await names(carol)).toEqual([uuids.alice, uuids.bob]);
    expect(await names(alice)).toEqual([]);
    const after = await carol("GET", `${root}/?format=json&marker=${uuids.alice}&limit=1`);
    expect(after.json).toEqual([{ name: uuids.bob, last_modified: "2026-11-30T10:00:00.250000+00:00" }]);
  });

  test("needs a token; a user with a key gets that key as a token", async () => {
    const { anonymous } = await startStorage();
    const message = "Missing X-Auth-User or X-Auth-Key header";
    expect(faultOf(await anonymous("GET", `${root}/`))).toEqual({ status: 400, name: "badRequest", message });
    const { status, headers } = await anonymous("GET", root, { headers: { "X-Auth-User": "u", "X-Auth-Key": "k" } });
    expect(status).toBe(204);
    expect(headers.get("x-auth-token")).toBe("k");
    expect(headers.get("x-storage-url")).toBe(`https://synnefo.test${root}/u`);
  });
});

test.each([
  ["DELETE", `${root}/`, "GET"],
  ["PUT", path(), "HEAD,POST,GET"],
  ["COPY", path("box"), "HEAD,PUT,POST,DELETE,GET"],
  ["PATCH", path("box", "o"), "HEAD,GET,PUT,COPY,MOVE,POST,DELETE"],
])("%s of %s is refused with the methods that it has", async (method, target, allowed) => {
  const { alice } = await startStorage();
  const response = await alice(method, target);
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe(allowed);
});

function numbered(prefix: string, count: number, value = "v"): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}n${index}`, value]));
}
