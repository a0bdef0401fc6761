import { describe, expect, test } from "vitest";
import { accept, faultOf, namesIn, path, put, type Send, startStorage, uuids } from "./storage-api.js";

async function list(send: Send, query = ""): Promise<string[]> {
  return namesIn(await accept(send("GET", `${path("box")}?format=json&${query}`)));
}

/** A cloud with objects of these names. */
async function startWith(...names: readonly string[]) {
  const cloud = await startStorage();
  for (const name of names) await put(cloud.alice, name);
  return cloud;
}

const photos = ["a", "photos", "photos/animals/cat", "photos/animals/dog", "photos/me", "photos/plants/fern", "z"];

describe("the list of objects", () => {
  test("has the facts of each object", async () => {
    const { alice, clock } = await startStorage();
    await put(alice, "a", "12345", { "Content-Type": "text/html; charset=utf-8" });
    const { json } = await alice("GET", `${path("box")}?format=json`);
    const common = {
      name: "a",
      bytes: 5,
      hash: "",
      content_type: "text/html; charset=utf-8",
      x_object_hash: "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5",
      x_object_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      x_object_version: expect.any(Number) as unknown,
      x_object_version_timestamp: "1796032800.250000",
      x_object_modified_by: uuids.alice,
      available: 1,
      map_check_timestamp: null,
    };
    expect(json).toEqual([{ ...common, last_modified: "2026-11-30T10:00:00.250000+00:00" }]);
    // With a time, that of the change is missing.
    const until = Math.floor(clock.now() / 1000) + 1;
    expect((await alice("GET", `${path("box")}?format=json&until=${until}`)).json).toEqual([common]);
  });

  test("is in the order of code points", async () => {
    const { alice } = await startWith("b", "a/b", "a", "\u{1f600}", "\uffee", "a-b", "B", " ");
    expect(await list(alice)).toEqual([" ", "B", "a", "a-b", "a/b", "b", "\uffee", "\u{1f600}"]);
    const text = await alice("GET", path("box"));
    expect(text.text.split("\n")).toHaveLength(9);
  });

  test("begins after the marker, and ends at the limit", async () => {
    const { alice } = await startWith(...photos);
    expect(await list(alice, "limit=2")).toEqual(["a", "photos"]);
    expect(await list(alice, "limit=2&marker=photos/animals/cat")).toEqual(["photos/animals/dog", "photos/me"]);
    expect(await list(alice, "marker=photos/n")).toEqual(["photos/plants/fern", "z"]);
    expect(await list(alice, "marker=a&prefix=photos/p")).toEqual(["photos/plants/fern"]);
  });

  test("has directories for names with the delimiter after the prefix", async () => {
    const { alice } = await startWith(...photos);
    expect(await list(alice, "delimiter=/")).toEqual(["a", "photos", "photos/", "z"]);
    const inside = ["photos/animals/", "photos/me", "photos/plants/"];
    expect(await list(alice, "delimiter=/&prefix=photos/")).toEqual(inside);
    expect(await list(alice, "delimiter=/&prefix=//photos")).toEqual(inside);
    expect(await list(alice, "path=photos")).toEqual(["photos/me"]);
    // A directory as the marker comes again.
    expect(await list(alice, "delimiter=/&prefix=photos&marker=photos/animals/&limit=1")).toEqual(["photos/animals/"]);
    expect(await list(alice, "delimiter=o&prefix=ph")).toEqual(["photo"]);
    expect(await list(alice, "delimiter=o")).toEqual(["a", "pho", "z"]);
  });

  test("keeps an object whose name ends with the delimiter apart from the directory", async () => {
    const { alice } = await startWith("dir/", "dir/a");
    expect(await list(alice, "delimiter=/")).toEqual(["dir/", "dir/"]);
  });

  test.each([
    ["color", ["blue", "red"]],
    ["COLOR", ["blue", "red"]],
    ["color,size", ["blue", "red", "sized"]],
    ["!color", ["none", "sized"]],
    ["!color,size", ["sized"]],
    ["color=red", ["red"]],
    ["color != red", ["blue"]],
    ["color<c", ["blue"]],
    ["color>=red,color<=red", ["red"]],
    ["color>blue", ["red"]],
    [",", ["blue", "none", "red", "sized"]],
  ])("is filtered by the metadata %s", async (meta, names) => {
    const { alice } = await startStorage();
    await put(alice, "blue", "", { "X-Object-Meta-Color": "blue" });
    await put(alice, "red", "", { "X-Object-Meta-Color": "red" });
    await put(alice, "sized", "", { "X-Object-Meta-Size": "1" });
    await put(alice, "none");
    expect(await list(alice, `meta=${encodeURIComponent(meta)}`)).toEqual(names);
    const keys = (await alice("HEAD", path("box"))).headers.get("x-container-object-meta");
    expect(keys).toBe("Color,Size");
  });

  test("shows the objects of an earlier time", async () => {
    const { alice, clock } = await startWith("a", "b");
    await clock.advance(10_000);
    const until = Math.floor(clock.now() / 1000) - 5;
    await accept(alice("DELETE", `${path("box")}?delimiter=/`));
    await put(alice, "c");
    expect(await list(alice)).toEqual(["c"]);
    expect(await list(alice, `until=${until}`)).toEqual(["a", "b"]);
    expect(await list(alice, `until=${until}.0`)).toEqual(["c"]);
  });
});

describe("the list of shared objects", () => {
  const directory = { "Content-Type": "application/directory" };
  const sharing = (text: string) => ({ "X-Object-Sharing": text });

  async function startShared() {
    const cloud = await startStorage();
    await put(cloud.alice, "docs", "", { ...directory, ...sharing(`read=${uuids.bob}`) });
    for (const name of ["docs/a", "docs/sub/b", "docs2", "private"]) await put(cloud.alice, name);
    await put(cloud.alice, "both", "", sharing(`read=${uuids.bob}; write=${uuids.carol}`));
    return cloud;
  }

  test("has what is shared by itself or in a shared directory", async () => {
    const { alice, bob } = await startShared();
    const shared = ["both", "docs", "docs/a", "docs/sub/b"];
    expect(await list(alice, "shared")).toEqual(shared);
    expect(await list(bob)).toEqual(shared);
    expect(await list(bob, "prefix=docs/sub/")).toEqual(["docs/sub/b"]);
    expect(await list(bob, "delimiter=/")).toEqual(["both", "docs", "docs/"]);
    const nothing = await bob("GET", `${path("box")}?prefix=private`);
    expect(faultOf(nothing).message).toBe("Browsing other account's history is not allowed");
    expect((await bob("GET", `${path("box")}?public`)).status).toBe(403);
  });

  test("shows permissions where they are set; any writer makes them seem to be for writing", async () => {
    const { alice, bob } = await startShared();
    const sharingFor = async (send: Send) =>
      (await send("GET", `${path("box")}?format=json&shared`)).json as readonly Record<string, unknown>[];
    const read = `read=${uuids.bob}`;
    const both = { name: "both", x_object_sharing: `${read}; write=${uuids.carol}` };
    const docs = { name: "docs", x_object_sharing: read };
    const [ownBoth, ownDocs, ownA] = await sharingFor(alice);
    expect([ownBoth, ownDocs]).toMatchObject([both, docs]);
    expect(ownBoth).not.toHaveProperty("x_object_allowed_to");
    expect(ownA).not.toHaveProperty("x_object_sharing");
    expect(await sharingFor(bob)).toMatchObject([
      { ...both, x_object_allowed_to: "write" },
      { ...docs, x_object_allowed_to: "read" },
      { name: "docs/a" },
      { name: "docs/sub/b" },
    ]);
  });

  test("has public objects, with their links for the owner only", async () => {
    const { alice, bob } = await startShared();
    await put(alice, "docs/open", "", { "X-Object-Public": "true" });
    expect(await list(alice, "public&delimiter=/")).toEqual(["docs/open"]);
    expect(await list(alice, "public&prefix=x")).toEqual([]);
    expect(await list(alice, "public&shared&prefix=docs&limit=2&marker=docs/a")).toEqual(["docs/open", "docs/sub/b"]);
    const { json } = await alice("GET", `${path("box")}?format=json&public`);
    expect(json).toMatchObject([
      { x_object_public: expect.stringMatching(/^https:\/\/synnefo\.test\/pithos\/public\/\w{16,}$/) as unknown },
    ]);
    const seen = (await bob("GET", `${path("box")}?format=json`)).text;
    expect(seen).toContain("docs/open");
    expect(seen).not.toContain("x_object_public");
  });
});
