import {
  AmbiguousOutcomeError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  PermissionDeniedError,
} from "saltant/slipstream";
import type { EmbeddedServerOptions } from "saltant/slipstream/testing";
import { describe, expect, it } from "vitest";
import { createFixture, errorOf } from "./fixture.js";

const modules: NonNullable<EmbeddedServerOptions["modules"]> = [
  { path: "apps", category: "Project", version: 1, owner: "joe" },
  { path: "apps/x", category: "Image", version: 3, owner: "joe", imageIds: { c1: "old" } },
  {
    ...{ path: "apps/x", category: "Image", version: 7, owner: "joe", description: "before", recipe: "echo" },
    ...{ imageIds: { c1: "img-1", c2: "img-2" } },
  },
  { path: "apps/base", category: "Image", version: 8, owner: "joe", imageIds: { c1: "base" } },
  {
    ...{ path: "apps/derived", category: "Image", version: 9, owner: "joe", reference: "module/apps/base/8" },
    ...{ recipe: "echo" },
  },
  { path: "apps/web", category: "Deployment", version: 10, owner: "joe" },
  { path: "apps/secret", category: "Image", version: 11, owner: "mary" },
];

const createModules = () => createFixture({ modules });

describe("an update of a component", () => {
  it("makes a version and says which", async () => {
    const { slipstream, sent } = createModules();
    const updated = await slipstream.modules.update("apps/x", { description: 'a < b & "c"' });
    expect(updated).toEqual({ path: "apps/x", version: 12, previousVersion: 7 });
    expect(sent()).toEqual(["GET module/apps/x", "PUT module/apps/x"]);
    const { description, recipe, imageIdentifiers } = await slipstream.modules.get("apps/x");
    expect({ description, recipe }).toEqual({ description: 'a < b & "c"', recipe: "echo" });
    expect(imageIdentifiers).toHaveLength(2);
  });

  it("replaces, adds and removes images", async () => {
    const { slipstream } = createModules();
    await slipstream.modules.update("apps/x", { imageIds: { c1: "img-9", c2: null, c3: "<3" } });
    expect(await slipstream.modules.get("apps/x")).toMatchObject({
      ...{ isBase: true, reference: null, description: "before" },
      imageIdentifiers: [
        { cloud: "c1", identifier: "img-9" },
        { cloud: "c3", identifier: "<3" },
      ],
    });
    await slipstream.modules.update("apps/derived", { imageIds: { c1: "own" }, keepsOthers: true });
    expect(await slipstream.modules.get("apps/derived")).toMatchObject({
      ...{ isBase: false, reference: "apps/base/8", imageIdentifiers: [{ cloud: "c1", identifier: "own" }] },
    });
  });

  it("bases the component on another one", async () => {
    const { slipstream } = createModules();
    const base = await slipstream.modules.get("apps/base");
    await slipstream.modules.update("apps/x", { reference: base, logoLink: "https://example.org/logo.png" });
    expect(await slipstream.modules.get("apps/x")).toMatchObject({
      ...{ isBase: false, reference: "apps/base/8", imageIdentifiers: [], logoLink: "https://example.org/logo.png" },
    });
    const changes = { reference: "apps/base", imageIds: { c1: "i" }, keepsOthers: true };
    await slipstream.modules.update("apps/derived", changes);
    expect(await slipstream.modules.get("apps/derived")).toMatchObject({
      ...{ isBase: false, reference: "apps/base", imageIdentifiers: [{ cloud: "c1", identifier: "i" }] },
    });
  });

  it("of a model changes the latest version", async () => {
    const { slipstream, sent } = createModules();
    const old = await slipstream.modules.get("apps/x/3");
    await old.update({ description: "new" });
    expect(sent()).toEqual(["GET module/apps/x/3", "GET module/apps/x", "PUT module/apps/x"]);
    expect((await slipstream.modules.imageIdentifiers("apps/x")).length).toBe(2);
  });

  it("needs a component, and something to change", async () => {
    const { slipstream, sent } = createModules();
    const error = await errorOf(slipstream.modules.update("apps/web", { description: "d" }), InvalidInputError);
    expect(error.message).toBe("apps/web is not a component (application): only components can be updated");
    expect(sent()).toEqual(["GET module/apps/web"]);
    const nonsense = [
      ...[{}, { description: undefined }, { descripton: "d" }, { description: 1 }, { description: "\0" }],
      ...[
        { imageIds: { c1: 1 } },
        { imageIds: { "": "i" } },
        { imageIds: ["i"] },
        { reference: "" },
        { reference: "a\u0001b" },
        null,
      ],
      ...[{ keepsOthers: true }, { reference: "apps/base", imageIds: {} }, { logoLink: "x", keepsOthers: 1 }],
    ];
    for (const changes of nonsense)
      await errorOf(slipstream.modules.update("apps/x", changes as object), InvalidInputError);
    expect(sent()).toEqual([]);
  });

  it("is refused", async () => {
    const { as, slipstream } = createModules();
    await errorOf(slipstream.modules.update("apps/secret", { description: "d" }), PermissionDeniedError);
    await errorOf(slipstream.modules.update("apps/nope", { description: "d" }), NotFoundError);
    await errorOf(as("mary").modules.update("apps/x", { description: "d" }), PermissionDeniedError);
  });

  it("whose response is lost is settled by a look, and not repeated", async () => {
    const { slipstream, server, sent } = createModules();
    server.inject({ kind: "lostResponse", method: "PUT" });
    const updated = await slipstream.modules.update("apps/x", { description: "after", imageIds: { c1: "i" } });
    expect(updated).toEqual({ path: "apps/x", version: 12, previousVersion: 7 });
    expect(sent()).toEqual(["GET module/apps/x", "PUT module/apps/x", "GET module/apps/x"]);

    server.inject({ kind: "reset", method: "PUT" });
    await errorOf(slipstream.modules.update("apps/x", { description: "later" }), AmbiguousOutcomeError);
    expect(sent()).toEqual(["GET module/apps/x", "PUT module/apps/x", "GET module/apps/x"]);

    // Without a difference, the new version of another user looks the same.
    server.inject({ kind: "lostResponse", method: "PUT" });
    await errorOf(slipstream.modules.update("apps/x", { description: "after" }), AmbiguousOutcomeError);
  });

  it("leaves each byte that is not meant", async () => {
    const { server, slipstream } = createModules();
    const seen: string[] = [];
    const document =
      `<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- 1 < 2 --><imageModule  category='Image' x:new="😀&amp;"\n` +
      ` parentUri="module/apps" shortName="x" version="7" description='"old"' xmlns:x="urn:x"><x:y><![CDATA[<a>]]></x:y>` +
      `<recipe><![CDATA[if a < b]]></recipe></imageModule>\r\n`;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      if (request.method === "PUT" && request.url.includes("/module/")) {
        seen.push(await request.text());
        return new Response(null, { status: 200, headers: { Location: "https://a.example/module/apps/x/99/" } });
      }
      if (request.url.includes("/module/"))
        return new Response(document, { headers: { "Content-Type": "application/xml" } });
      return server.fetch(request);
    };
    const client = createFixture().as("joe", { fetch, endpoint: server.endpoint });
    expect(await client.modules.update("apps/x", { description: "new" })).toMatchObject({ version: 99 });
    expect(seen).toEqual([document.replace(`'"old"'`, `"new"`)]);
    expect(slipstream).toBeDefined();
  });
});

describe("publishing", () => {
  it("puts a version into the app store, and takes it out", async () => {
    const { slipstream, sent } = createModules();
    await slipstream.modules.publish("apps/x/3");
    expect((await slipstream.appStore.list()).map(({ version }) => version)).toEqual([3]);
    await errorOf(slipstream.modules.publish("apps/x/3"), ConflictError);
    await slipstream.modules.unpublish("apps/x/3");
    expect(await slipstream.appStore.list()).toEqual([]);
    expect(sent()).toEqual([
      ...["PUT module/apps/x/3/publish", "GET appstore", "PUT module/apps/x/3/publish"],
      ...["DELETE module/apps/x/3/publish", "GET appstore"],
    ]);
    await errorOf(slipstream.modules.publish("apps/nope"), NotFoundError);
    await errorOf(slipstream.modules.unpublish("apps/nope"), NotFoundError);
  });

  it("is settled by a look if the response is lost", async () => {
    const { slipstream, server, sent } = createModules();
    const module = await slipstream.modules.get("apps/x");
    sent();
    server.inject({ kind: "lostResponse", method: "PUT" });
    await module.publish();
    expect(sent()).toEqual(["PUT module/apps/x/7/publish", "GET module/apps/x/7"]);
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await module.unpublish();
    expect(sent()).toEqual(["DELETE module/apps/x/7/publish", "GET module/apps/x/7"]);
    server.inject({ kind: "reset", method: "PUT" });
    await errorOf(module.publish(), AmbiguousOutcomeError);
    server.inject({ kind: "lostResponse", method: "DELETE" });
    await errorOf(slipstream.modules.unpublish("apps/x"), AmbiguousOutcomeError);
  });
});

describe("a deletion", () => {
  it("deletes one version and says which is the latest", async () => {
    const { slipstream, sent } = createModules();
    expect(await slipstream.modules.delete("apps/x/")).toEqual({ path: "apps/x", latestVersion: 3 });
    expect(sent()).toEqual(["DELETE module/apps/x"]);
    expect(await slipstream.modules.delete("apps/x")).toEqual({ path: "apps/x", latestVersion: null });
    await errorOf(slipstream.modules.delete("apps/x"), PermissionDeniedError);
    await errorOf(slipstream.modules.delete("apps/secret"), PermissionDeniedError);
  });

  it("deletes all versions", async () => {
    const { slipstream, sent } = createModules();
    const module = await slipstream.modules.get("apps/x");
    sent();
    expect(await module.delete({ allVersions: true })).toEqual({ path: "apps/x", latestVersion: null });
    expect(sent()).toEqual(["DELETE module/apps/x/"]);
    await errorOf(slipstream.modules.get("apps/x"), NotFoundError);
  });

  it("is settled by a look if the response is lost, and not repeated", async () => {
    const { slipstream, server, sent } = createModules();
    server.inject({ kind: "lostResponse", method: "DELETE" });
    expect(await slipstream.modules.delete("apps/x/7")).toEqual({ path: "apps/x", latestVersion: 3 });
    expect(sent()).toEqual(["DELETE module/apps/x/7", "GET module/apps/x/7", "GET module/apps/x"]);
    server.inject({ kind: "lostResponse", method: "DELETE" });
    expect(await slipstream.modules.delete("apps/x")).toEqual({ path: "apps/x", latestVersion: null });
    expect(sent()).toEqual(["DELETE module/apps/x", "GET module/apps/x"]);
    server.inject({ kind: "reset", method: "DELETE" });
    await errorOf(slipstream.modules.delete("apps/base"), AmbiguousOutcomeError);
    server.inject({ kind: "lostResponse", method: "DELETE" });
    const all = { allVersions: true };
    expect(await slipstream.modules.delete("apps/base", all)).toEqual({ path: "apps/base", latestVersion: null });
  });
});

describe("the result of an update", () => {
  it("stands for its version wherever a module is accepted", async () => {
    const { slipstream, server, sent } = createModules();
    const updated = await slipstream.modules.update("apps/x", { description: "new" });
    const at = `apps/x/${updated.version ?? ""}`;
    sent();
    await slipstream.modules.publish(updated);
    expect((await slipstream.modules.get(updated)).isPublished).toBe(true);
    await slipstream.modules.unpublish(updated);
    await slipstream.modules.get({ path: "apps/x", version: null });
    expect(sent()).toEqual([
      `PUT module/${at}/publish`,
      `GET module/${at}`,
      `DELETE module/${at}/publish`,
      "GET module/apps/x",
    ]);
    expect((await slipstream.deployments.deploy(updated)).module).toBe(at);
    expect(server.requests.at(-1)?.body).toContain(`refqname=${encodeURIComponent(`module/${at}`)}`);
  });
});

describe("a build", () => {
  it("starts a run", async () => {
    const { slipstream, server } = createModules();
    const build = await slipstream.modules.build("/apps/derived/", { cloud: "c1" });
    expect(build.id).toMatch(/^[0-9a-f-]{36}$/);
    const expected = {
      module: "apps/derived",
      state: "initializing",
      clouds: ["c1"],
      type: "Machine",
      scalable: false,
    };
    expect(build).toMatchObject(expected);
    expect(build.toString()).toBe(`deployment ${build.id}`);
    const { path, body } = server.requests.at(-1) ?? {};
    expect([path, body]).toEqual(["run", "type=Machine&refqname=apps%2Fderived&parameter--cloudservice=c1"]);
    const module = await slipstream.modules.get("apps/derived/9");
    expect(await module.build()).toMatchObject({ module: "apps/derived/9", clouds: [] });
    expect(server.requests.at(-1)?.body).toBe(
      "type=Machine&refqname=module%2Fapps%2Fderived%2F9&parameter--cloudservice=default",
    );
  });

  it("is not sent twice", async () => {
    const { slipstream, server, sent } = createModules();
    server.inject({ kind: "lostResponse", method: "POST", path: "run" });
    await errorOf(slipstream.modules.build("apps/derived"), AmbiguousOutcomeError);
    expect(sent()).toEqual(["POST run"]);
    await errorOf(slipstream.modules.build("apps/base"), ConflictError);
  });
});
