import { InvalidInputError, Module, NotFoundError, PermissionDeniedError } from "saltant/slipstream";
import type { EmbeddedServerOptions } from "saltant/slipstream/testing";
import { describe, expect, it } from "vitest";
import { collect, createFixture, errorOf, type Fixture } from "./fixture.js";

/** Projects, a component with several versions, and an application. */
const modules: NonNullable<EmbeddedServerOptions["modules"]> = [
  { path: "apps", category: "Project", version: 1, owner: "joe" },
  { path: "apps/images", category: "Project", version: 2, owner: "joe" },
  { path: "apps/images/ubuntu", category: "Image", version: 3, owner: "joe", imageIds: { c1: "old" } },
  {
    ...{ path: "apps/images/ubuntu", category: "Image", version: 7, owner: "joe", description: "Ubuntu & more" },
    ...{
      imageIds: { c1: "img-1", c2: "img-2" },
      parameters: { port: "80", title: "<x>" },
      recipe: "#!/bin/sh\necho hi",
    },
    published: new Date("2017-11-30T15:52:08.586Z"),
  },
  { path: "apps/secret", category: "Project", version: 8, owner: "mary" },
  { path: "apps/secret/inner", category: "Image", version: 9, owner: "mary" },
  {
    ...{ path: "apps/web", category: "Deployment", version: 10, owner: "joe" },
    nodes: {
      db: { image: "apps/images/ubuntu" },
      web: { image: "module/apps/images/ubuntu/7", cloud: "c2", multiplicity: 2 },
    },
  },
  { path: "apps/zoo", category: "Image", version: 11, owner: "joe", reference: "module/apps/images/ubuntu/7" },
  { path: "other", category: "Project", version: 12, owner: "mary" },
];

function createModules(): Fixture {
  return createFixture({ modules });
}

describe("a module", () => {
  it("has everything that its document says", async () => {
    const { slipstream, sent } = createModules();
    const module = await slipstream.modules.get("apps/images/ubuntu");
    expect(sent()).toEqual(["GET module/apps/images/ubuntu"]);
    expect(module).toBeInstanceOf(Module);
    expect(module).toMatchObject({
      ...{ name: "ubuntu", type: "component", version: 7, path: "apps/images/ubuntu", description: "Ubuntu & more" },
      ...{ isLatestVersion: true, isDeleted: false, isPublished: true, owner: "joe", isBase: true, reference: null },
      ...{ published: new Date("2017-11-30T15:52:08.586Z"), loginUser: "root", platform: "ubuntu" },
      ...{ recipe: "#!/bin/sh\necho hi", clouds: ["c1", "c2", "default"], nodes: [] },
    });
    expect(module.created).toBeInstanceOf(Date);
    expect(module.modified).toBeInstanceOf(Date);
    expect(String(module)).toBe("module apps/images/ubuntu (ubuntu)");
    expect(slipstream.modules.fromWire(module.toJSON())).toEqual(module);
  });

  it.each(["apps/images/ubuntu/3", "/apps/images/ubuntu/3/", "module/apps/images/ubuntu/3"])(
    "is found at %s",
    async (path) => {
      const { slipstream, sent } = createModules();
      const { version, imageIdentifiers } = await slipstream.modules.get(path);
      expect({ version, imageIdentifiers }).toEqual({
        version: 3,
        imageIdentifiers: [{ cloud: "c1", identifier: "old" }],
      });
      expect(sent()).toEqual(["GET module/apps/images/ubuntu/3"]);
    },
  );

  it.each(["", "module", "/", "12", "a//b", "a/../b", "apps/new", 7, null, {}, { path: "x", version: "7" }])(
    "is not looked for at %j",
    async (path) => {
      const { slipstream, sent } = createModules();
      await errorOf(slipstream.modules.get(path as string), InvalidInputError);
      expect(sent()).toEqual([]);
    },
  );

  it("has nodes, parameters and images", async () => {
    const { slipstream } = createModules();
    const nodes = await slipstream.modules.nodes("apps/web");
    expect(nodes.map(({ name, path, cloud, multiplicity, cpu }) => [name, path, cloud, multiplicity, cpu])).toEqual([
      ["db", "apps/images/ubuntu", "default", 1, null],
      ["web", "apps/images/ubuntu/7", "c2", 2, null],
    ]);
    const parameters = await slipstream.modules.parameters("apps/images/ubuntu", ["title", "unknown"]);
    expect(parameters).toMatchObject([{ name: "title", value: "<x>", isSet: true, instructions: "" }]);
    expect(await slipstream.modules.parameters("apps/images/ubuntu", [])).toEqual([]);
    expect(await slipstream.modules.parameters("apps/images/ubuntu")).toHaveLength(2);
    expect(await slipstream.modules.imageIdentifiers("apps/images/ubuntu")).toEqual([
      { cloud: "c1", identifier: "img-1" },
      { cloud: "c2", identifier: "img-2" },
    ]);
    expect((await slipstream.modules.get("apps/zoo")).reference).toBe("apps/images/ubuntu/7");
  });

  it("is not found, or may not be read", async () => {
    const { slipstream } = createModules();
    await errorOf(slipstream.modules.get("apps/nope"), NotFoundError);
    await errorOf(slipstream.modules.get("apps/secret"), PermissionDeniedError);
    await errorOf(slipstream.modules.versions("apps/nope"), PermissionDeniedError);
  });

  it("has versions", async () => {
    const { slipstream, sent } = createModules();
    const versions = await slipstream.modules.versions("apps/images/ubuntu/7");
    expect(sent()).toEqual(["GET module/apps/images/ubuntu/"]);
    expect(versions.map(({ path, version, type }) => [path, version, type])).toEqual([
      ["apps/images/ubuntu", 3, "component"],
      ["apps/images/ubuntu", 7, "component"],
    ]);
    const [oldest] = versions;
    expect(oldest?.modified).toBeInstanceOf(Date);
    expect((await slipstream.modules.get(oldest ?? "")).version).toBe(3);
  });
});

describe("the modules of a project", () => {
  it("are listed depth first, without those of projects that may not be read", async () => {
    const { slipstream, sent } = createModules();
    const tree = slipstream.modules.children("apps", { recursive: true });
    expect(sent()).toEqual([]);
    expect((await tree).map(({ path, type, version }) => `${type} ${path} ${version}`)).toEqual([
      "component apps/zoo 11",
      "application apps/web 10",
      "project apps/secret 8",
      "project apps/images 2",
      "component apps/images/ubuntu 7",
    ]);
    expect(sent()).toEqual(["GET module/apps", "GET module/apps/secret/8", "GET module/apps/images/2"]);
  });

  it("are read when the loop needs them", async () => {
    const { slipstream, sent } = createModules();
    for await (const { path } of slipstream.modules.children("apps", { recursive: true })) {
      expect(path).toBe("apps/zoo");
      break;
    }
    expect(sent()).toEqual(["GET module/apps"]);
  });

  it("are those of the root by default", async () => {
    const { slipstream, sent } = createModules();
    expect((await collect(slipstream.modules.children())).map(({ path }) => path)).toEqual(["apps"]);
    expect(sent()).toEqual(["GET module"]);
    expect(await slipstream.modules.children("other")).toEqual([]);
    await errorOf(slipstream.modules.children("gone").toArray(), NotFoundError);
  });
});

describe("the app store", () => {
  it("lists published versions", async () => {
    const { slipstream, sent } = createModules();
    const apps = await slipstream.appStore.list();
    expect(sent()).toEqual(["GET appstore"]);
    expect(apps.map((app) => app.toJSON())).toEqual([
      {
        ...{ name: "ubuntu", type: "component", version: 7, path: "apps/images/ubuntu", description: "Ubuntu & more" },
        ...{ customVersion: null, isPublished: true, logoLink: null },
      },
    ]);
    expect((await slipstream.modules.get(apps[0] ?? "")).version).toBe(7);
  });
});
