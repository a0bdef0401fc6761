import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { accept, faultOf, headersOf, namesIn, path, put, root, type Send, startStorage, uuids } from "./storage-api.js";

const box = path("box");

async function policyOf(send: Send, container = box): Promise<unknown> {
  const policies = headersOf(await send("HEAD", container), "x-container-policy-");
  return Object.fromEntries(Object.entries(policies).map(([name, value]) => [name.replace(/.*-/, ""), value]));
}

const defaults = { quota: "0", versioning: "auto", project: uuids.alice };

describe("a container", () => {
  test("is created with 201, and changed with 202", async () => {
    const { alice } = await startStorage();
    const headers = { "X-Container-Policy-Quota": "10", "X-Container-Meta-A": "1" };
    expect((await alice("PUT", path("new"), { headers })).status).toBe(201);
    const more = { "X-Container-Policy-Versioning": "none", "X-Container-Meta-B": "2" };
    expect((await alice("PUT", path("new"), { headers: more })).status).toBe(202);
    const head = await alice("HEAD", path("new"));
    expect(head.status).toBe(204);
    expect(headersOf(head, "x-container-")).toEqual({
      "x-container-object-count": "0",
      "x-container-bytes-used": "0",
      "x-container-object-meta": "",
      "x-container-block-size": "1024",
      "x-container-block-hash": "sha256",
      "x-container-policy-quota": "10",
      "x-container-policy-versioning": "none",
      "x-container-policy-project": uuids.alice,
      "x-container-meta-a": "1",
      "x-container-meta-b": "2",
    });
  });

  test("replaces metadata and policies without update, but policies only if there is one", async () => {
    const { alice } = await startStorage();
    const post = (query: string, headers: Readonly<Record<string, string>> = {}) =>
      accept(alice("POST", box + query, { headers }));
    await post("?update", { "X-Container-Policy-Quota": " 5 ", "X-Container-Meta-A": "1", "X-Container-Meta-B": "2" });
    await post("?update", { "X-Container-Meta-A": "" });
    expect(headersOf(await alice("HEAD", box), "x-container-meta-")).toEqual({ "x-container-meta-b": "2" });
    await post("");
    expect(headersOf(await alice("HEAD", box), "x-container-meta-")).toEqual({});
    expect(await policyOf(alice)).toEqual({ ...defaults, quota: "5" });
    await post("", { "X-Container-Policy-Versioning": "none" });
    expect(await policyOf(alice)).toEqual({ ...defaults, versioning: "none" });
    await post("?update", { "X-Container-Policy-Versioning": "", "X-Container-Policy-Quota": "7" });
    expect(await policyOf(alice)).toEqual({ ...defaults, quota: "7" });
  });

  test.each([
    ["Quota", "-1", "The quota policy value should be a positive integer."],
    ["Quota", "1.5", "The quota policy value should be a positive integer."],
    ["Versioning", "manual", "The versioning policy value should be either 'auto' or 'none'."],
    ["Other", "1", "The only allowed policies are 'quota' or 'versioning'."],
  ])("refuses the policy %s: %s", async (policy, value, message) => {
    const { alice } = await startStorage();
    for (const [method, target] of [
      ["PUT", path("new")],
      ["POST", `${box}?update`],
    ] as const) {
      const response = await alice(method, target, { headers: { [`X-Container-Policy-${policy}`]: value } });
      expect(faultOf(response)).toEqual({ status: 400, name: "badRequest", message });
    }
    expect((await alice("HEAD", path("new"))).status).toBe(404);
  });

  test("is counted for another project only if its owner is in it", async () => {
    const { alice } = await startStorage();
    const assign = (project: string) =>
      alice("POST", `${box}?update`, { headers: { "X-Container-Policy-Project": project } });
    expect((await assign(uuids.bob)).status).toBe(404);
    expect(await policyOf(alice)).toEqual(defaults);
    expect((await assign(uuids.alice)).status).toBe(202);
  });

  test("has a limit of its own, and none above that of its project", async () => {
    const { alice } = await startStorage({ limits: { "pithos.diskspace": 100 } });
    await accept(alice("POST", `${box}?update`, { headers: { "X-Container-Policy-Quota": "10" } }));
    await put(alice, "a", "1234");
    const write = (name: string, size: number) =>
      alice("PUT", path("box", name), { headers: { "Content-Type": "t/t" }, body: "x".repeat(size) });
    const message = "Quota error: Container quota exceeded: limit: 10, usage: 11";
    expect(faultOf(await write("b", 7))).toEqual({ status: 413, name: "requestEntityTooLarge", message });
    // Of the new content, only what is more than before counts.
    expect((await write("a", 10)).status).toBe(201);
    // A lower limit than what is used refuses only growth.
    await accept(alice("POST", `${box}?update`, { headers: { "X-Container-Policy-Quota": "5" } }));
    expect((await write("a", 9)).status).toBe(201);
    expect((await write("a", 10)).status).toBe(413);
    await accept(alice("POST", `${box}?update`, { headers: { "X-Container-Policy-Quota": "" } }));
    await put(alice, "a", "x".repeat(10));
    const refused = await write("b", 81);
    expect(faultOf(refused)).toMatchObject({ status: 413, name: "fault", message: "OK" });
    expect(faultOf(refused).details).toContain("has not enough capacity of pithos.diskspace");
    expect((await write("b", 80)).status).toBe(201);
    expect((await alice("HEAD", path())).headers.get("x-account-bytes-used")).toBe("100");
  });

  test("is deleted only if it is empty, with its history", async () => {
    const { alice } = await startStorage();
    await put(alice, "a", "1");
    await put(alice, "dir/b", "2");
    const conflict = { status: 409, name: "conflict", message: "Container is not empty" };
    expect(faultOf(await alice("DELETE", box))).toEqual(conflict);
    // A time with a fraction does not count.
    expect(faultOf(await alice("DELETE", `${box}?until=1795000000.5`))).toEqual(conflict);
    expect((await alice("DELETE", `${box}?delimiter=/`)).status).toBe(204);
    expect(namesIn(await alice("GET", `${box}?format=json`))).toEqual([]);
    expect((await alice("HEAD", path())).headers.get("x-account-bytes-used")).toBe("10");
    expect((await alice("DELETE", box)).status).toBe(204);
    const missing = { status: 404, name: "itemNotFound", message: "Container does not exist" };
    expect(faultOf(await alice("DELETE", box))).toEqual(missing);
    expect(faultOf(await alice("GET", box))).toEqual(missing);
  });

  test("of another user can be read only where something is shared, and never be changed", async () => {
    const { bob } = await startStorage();
    const messageOf = async (method: string, target: string) => faultOf(await bob(method, target)).message;
    expect(await messageOf("GET", box)).toBe("User does not have read access to the container");
    expect(await messageOf("GET", path("nope"))).toBe("User does not have read access to the container");
    for (const method of ["PUT", "POST", "DELETE"])
      expect(await messageOf(method, box)).toBe("User does not have write access to the container");
    expect((await bob("HEAD", path("images"))).status).toBe(204);
    const history = "Accessing other account's historical information is not allowed";
    expect(await messageOf("GET", `${path("images")}?until=1795000000`)).toBe(history);
  });

  test("shows an earlier time, but its policy of now", async () => {
    const { alice, clock } = await startStorage();
    await put(alice, "a", "123", { "X-Object-Meta-Old": "1" });
    await accept(alice("POST", `${box}?update`, { headers: { "X-Container-Meta-A": "1" } }));
    await clock.advance(10_000);
    const until = Math.floor(clock.now() / 1000) - 5;
    await put(alice, "a", "12345", { "X-Object-Meta-New": "1" });
    await accept(alice("POST", box, { headers: { "X-Container-Policy-Quota": "100", "X-Container-Meta-B": "1" } }));
    const then = headersOf(await alice("HEAD", `${box}?until=${until}`), "x-container-");
    expect(then).toMatchObject({
      "x-container-object-count": "1",
      "x-container-bytes-used": "3",
      "x-container-object-meta": "Old",
      "x-container-policy-quota": "100",
      "x-container-until-timestamp": "Mon, 30 Nov 2026 10:00:00 GMT",
      "x-container-meta-a": "1",
    });
    expect(then).not.toHaveProperty("x-container-meta-b");
    const early = await alice("GET", `${box}?until=1`);
    expect(faultOf(early)).toEqual({ status: 404, name: "itemNotFound", message: "Path does not exist" });
  });

  test("keeps old versions until they are purged, but not with the policy none", async () => {
    const { alice, clock } = await startStorage();
    await put(alice, "a", "1");
    await clock.advance(2000);
    await put(alice, "a", "2");
    await clock.advance(2000);
    const sizeThen = async (secondsAgo: number) => {
      const until = Math.floor(clock.now() / 1000) - secondsAgo;
      return (await alice("HEAD", `${box}?until=${until}`)).headers.get("x-container-object-count");
    };
    expect(await sizeThen(3)).toBe("1");
    await accept(alice("DELETE", `${box}?until=${Math.floor(clock.now() / 1000)}`));
    expect(await sizeThen(3)).toBe("0");
    expect(namesIn(await alice("GET", `${box}?format=json`))).toEqual(["a"]);
    await accept(alice("POST", `${box}?update`, { headers: { "X-Container-Policy-Versioning": "none" } }));
    await put(alice, "a", "3");
    expect(await sizeThen(1)).toBe("0");
  });

  test("has a name of at most 256 characters", async () => {
    const { alice } = await startStorage();
    await accept(alice("PUT", path("é".repeat(256))));
    const response = await alice("PUT", path("é".repeat(257)));
    expect(faultOf(response)).toEqual({ status: 400, name: "badRequest", message: "Container name too large" });
    expect((await alice("GET", path("box", "é".repeat(1025)))).status).toBe(400);
  });
});

describe("blocks", () => {
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  const post = (send: Send, body: string, type: string, query = "?update&format=json") =>
    send("POST", box + query, { headers: { "Content-Type": type }, body });

  test("are stored from the body of a request, which is split", async () => {
    const { alice } = await startStorage();
    const response = await post(alice, `${"a".repeat(1024)}b\0\0`, "application/octet-stream");
    expect(response).toMatchObject({ status: 202, json: [digest("a".repeat(1024)), digest("b")] });
    const xml = await post(alice, "b", "application/octet-stream", "?update&format=xml");
    expect(xml.text).toContain(`<items><item>${digest("b")}</item></items>`);
  });

  test.each(["text/plain", "application/octet-stream; charset=x", ""])(
    "are not stored with the type %j",
    async (type) => {
      const { alice } = await startStorage();
      expect(await post(alice, "a", type)).toMatchObject({ status: 202, text: "" });
    },
  );

  test("are stored by the owner of the container only", async () => {
    const { bob } = await startStorage();
    expect((await post(bob, "a", "application/octet-stream")).status).toBe(403);
    const own = await bob("PUT", `${root}/${uuids.bob}/box`);
    expect(own.status).toBe(201);
  });
});
