import { describe, expect, test } from "vitest";
import { childOf, childrenOf, textOf, type XmlElement } from "../../../src/testing/slipstream/legacy/xml/element.js";
import type { LegacySeed } from "../../../src/testing/slipstream/legacy/index.js";
import { LegacyServer, refusal } from "./legacy-server.js";

const seed: LegacySeed = {
  modules: [
    { path: "tools", category: "Project", version: 3, owner: "joe" },
    {
      path: "tools/db",
      category: "Image",
      version: 5,
      owner: "joe",
      imageIds: { c1: "ami-1" },
      parameters: { size: "4" },
    },
    { path: "tools/db", category: "Image", version: 8, owner: "joe", imageIds: { c1: "ami-2" } },
    { path: "tools/hidden", category: "Image", version: 9, owner: "mary" },
    { path: "open", category: "Image", version: 10, owner: "mary", public: true },
  ],
};

function document(name: string, more = ""): string {
  return (
    `<imageModule category="Image" parentUri="module/tools" shortName="${name}" isBase="true" custom="kept" ${more}>` +
    '<parameters/><authz owner="mary" groupGet="true"><groupMembers><string>mary</string></groupMembers></authz>' +
    '<later a="1"><inner>text</inner><![CDATA[x < y]]></later>' +
    '<cloudImageIdentifiers><cloudImageIdentifier cloudServiceName="c2" cloudImageIdentifier="z"/></cloudImageIdentifiers>' +
    '<published publicationDate="2000-01-01 00:00:00.000 UTC"/></imageModule>'
  );
}

function attributes(items: readonly XmlElement[], name: string): (string | undefined)[] {
  return items.map((item) => item.attributes.get(name));
}

function items(server: LegacyServer, user: string, path: string): XmlElement[] {
  const { xml } = server.send(user, `GET ${path}`);
  return xml === undefined ? [] : childrenOf(childOf(xml, "children") ?? xml, "item");
}

describe("versions", () => {
  test("the latest version is the one with the highest number, and a version is found by its number", () => {
    const server = new LegacyServer(seed);
    const latest = server.send("joe", "GET /module/tools/db").xml;
    expect(latest?.attributes.get("version")).toBe("8");
    expect(latest?.attributes.get("isLatestVersion")).toBe("true");
    const older = server.send("joe", "GET /module/tools/db/5").xml;
    expect(older?.attributes.get("isLatestVersion")).toBe("false");
    expect(server.send("joe", "GET /module/tools/db/6").status).toBe(404);
  });

  test("a name in any script is encoded in the location", () => {
    const server = new LegacyServer(seed);
    const { headers } = server.send("joe", "PUT /module/tools/数据", { body: document("数据") });
    expect(headers.location).toBe("/module/tools/%E6%95%B0%E6%8D%AE/11");
    expect(server.send("joe", "GET /module/tools/数据").xml?.attributes.get("shortName")).toBe("数据");
    expect(server.send(null, "GET /module/数据", { accept: "*/*" }).headers.location).toMatch(/%E6%95%B0%E6%8D%AE$/);
  });

  test("one counter numbers the versions of all modules", () => {
    const server = new LegacyServer(seed);
    const put = (name: string) => server.send("joe", `PUT /module/tools/${name}`, { body: document(name) });
    expect(put("db")).toMatchObject({ status: 200, headers: { location: "/module/tools/db/11" } });
    expect(put("new-one")).toMatchObject({ status: 201, headers: { location: "/module/tools/new-one/12" } });
    expect(put("db")).toMatchObject({ status: 200, headers: { location: "/module/tools/db/13" } });
  });

  test("deleting removes the latest version only, a given one, or all", () => {
    const server = new LegacyServer(seed);
    expect(server.send("joe", "DELETE /module/tools/db").headers.location).toBe("https://host.test/module/tools/db/5");
    expect(server.send("joe", "GET /module/tools/db").xml?.attributes.get("version")).toBe("5");
    expect(refusal(server.send("joe", "GET /module/tools/db/8"))).toBe("403 Module deleted");
    expect(server.send("root", "GET /module/tools/db/8").xml?.attributes.get("deleted")).toBe("true");
    expect(server.send("joe", "DELETE /module/tools/db/5").headers.location).toBe("https://host.test/module/tools");
    expect(server.send("joe", "GET /module/tools/db").status).toBe(404);

    const other = new LegacyServer(seed);
    expect(other.send("joe", "DELETE /module/tools/db/")).toMatchObject({
      status: 204,
      headers: { location: "https://host.test/module/tools" },
    });
    expect(other.send("joe", "GET /module/tools/db/5").status).toBe(403);
  });

  test("the list of versions needs a slash at the end", () => {
    const server = new LegacyServer(seed);
    const { xml } = server.send("joe", "GET /module/tools/db/");
    expect(xml?.attributes.get("moduleName")).toBe("tools/db");
    expect(xml === undefined ? [] : attributes(childrenOf(xml, "item"), "version")).toEqual(["5", "8"]);
    expect(refusal(server.send("joe", "GET /module/nothing/"))).toMatch(/^403 Module doesn't exist/);
    expect(server.send("root", "GET /module/nothing/").text).toBe('<versionList moduleName="nothing"/>');
    expect(refusal(server.send("joe", "GET /module/tools/hidden/"))).toBe(
      "403 Not allowed to access: module/tools/hidden/",
    );
  });
});

describe("what is stored", () => {
  test("elements and attributes that the server does not know stay, and the owner is the caller", () => {
    const server = new LegacyServer(seed);
    server.send("joe", "PUT /module/tools/db", { body: document("db") });
    const { xml } = server.send("joe", "GET /module/tools/db");
    if (xml === undefined) throw new Error("no document");
    expect(xml.attributes.get("custom")).toBe("kept");
    const later = childOf(xml, "later");
    expect(later?.attributes.get("a")).toBe("1");
    expect(later === undefined ? "" : textOf(later)).toBe("textx < y");
    const authz = childOf(xml, "authz");
    expect(authz?.attributes.get("owner")).toBe("joe");
    expect(authz?.attributes.get("groupGet")).toBe("true");
    expect(authz?.attributes.get("ownerPut")).toBe("true");
    expect(childOf(xml, "published")).toBeUndefined();
  });

  test("the image of a cloud is text, and can be set once", () => {
    const server = new LegacyServer(seed);
    expect(server.send("mary", "GET /module/tools/db/8/c1").text).toBe("ami-2");
    expect(server.send("mary", "GET /module/tools/db/8/c2").status).toBe(404);
    expect(server.send("mary", "PUT /module/tools/db/8/c2", { body: "ami-9" }).status).toBe(201);
    expect(server.send("mary", "GET /module/tools/db/8/c2").text).toBe("ami-9");
    expect(refusal(server.send("mary", "PUT /module/tools/db/8/c2", { body: "ami-9" }))).toMatch(/^403 An image/);
    expect(refusal(server.send("mary", "GET /module/tools/none/7/c1"))).toBe("404 Unknown module module/tools/none/7");
  });
});

describe("refusals", () => {
  const put = (server: LegacyServer, user: string, target: string, body: string) =>
    refusal(server.send(user, `PUT /module/${target}`, { body }));

  test("of documents", () => {
    const server = new LegacyServer(seed);
    expect(put(server, "joe", "tools/db", "<imageModule category='Image'")).toMatch(/^500 /);
    expect(put(server, "joe", "tools/db", "<imageModule parentUri='module/tools' shortName='db'/>")).toMatch(/^500 /);
    expect(put(server, "joe", "tools/db", '<x category="Other"/>')).toBe("400 Unknown category");
    expect(put(server, "joe", "tools/db", '<imageModule category="Image" shortName="db"/>')).toMatch(
      /^400 Invalid xml module: /,
    );
    expect(put(server, "joe", "tools/db", document("other"))).toBe(
      "400 The uploaded module does not correspond to the target module uri",
    );
    const application =
      '<deploymentModule category="Deployment" parentUri="module/tools" shortName="app"><nodes><entry><string>n</string>' +
      '<node name="n" imageUri="module/tools/none"/></entry></nodes></deploymentModule>';
    expect(put(server, "joe", "tools/app", application)).toBe("409 Cannot find image: module/tools/none");
  });

  test("of users without a right", () => {
    const server = new LegacyServer(seed);
    expect(put(server, "mary", "tools/db", document("db"))).toBe("403 Forbidden to update this resource.");
    // A new path needs no right on its project, unless the request says that it is new.
    expect(put(server, "mary", "tools/m1", document("m1"))).toMatch(/^201/);
    expect(put(server, "mary", "tools/m2?new=true", document("m2"))).toBe("403 Forbidden to update this resource.");
    expect(put(server, "joe", "tools/m2?new=on", document("m2"))).toMatch(/^201/);
    expect(put(server, "joe", "tools/db?new=1", document("db"))).toBe(
      "403 Cannot create this resource. It already exists.",
    );
    expect(refusal(server.send("joe", "GET /module/tools/hidden"))).toBe(
      "403 Not allowed to access: module/tools/hidden",
    );
    expect(refusal(server.send("joe", "DELETE /module/tools/hidden"))).toBe("403 Forbidden");
    expect(refusal(server.send("joe", "DELETE /module/tools/unknown"))).toBe("403 Forbidden");
    expect(server.send("root", "DELETE /module/tools/hidden").status).toBe(204);
  });

  test("a group may read what it may read", () => {
    const server = new LegacyServer(seed);
    server.send("joe", "PUT /module/tools/db", {
      body: document("db").replace('groupGet="true"', 'groupGet="true" inheritedGroupMembers="false"'),
    });
    expect(server.send("mary", "GET /module/tools/db").status).toBe(200);
    expect(server.send("mary", "DELETE /module/tools/db").status).toBe(403);
  });
});

describe("lists", () => {
  test("the root is filtered by the right to read, the children of a project are not", () => {
    const server = new LegacyServer(seed);
    expect(attributes(items(server, "joe", "/module"), "name").sort()).toEqual(["open", "tools"]);
    expect(attributes(items(server, "mary", "/module/"), "name")).toEqual(["open"]);
    const children = items(server, "joe", "/module/tools");
    expect(attributes(children, "name").sort()).toEqual(["db", "hidden"]);
    expect(attributes(children, "resourceUri")).toEqual([undefined, undefined]);
  });

  test("the app store holds each published version that the user may read", () => {
    const server = new LegacyServer(seed);
    const published = () => attributes(items(server, "joe", "/appstore"), "resourceUri");
    expect(published()).toEqual([]);
    for (const path of ["tools/db/5", "tools/db", "tools/hidden", "open"])
      expect(server.send("mary", `PUT /module/${path}/publish`)).toMatchObject({
        status: 204,
        headers: { location: "https://host.test/" },
      });
    expect(published()).toEqual(["module/tools/db/5", "module/tools/db/8", "module/open/10"]);
    expect(refusal(server.send("joe", "PUT /module/open/publish"))).toBe(
      "409 The module was already published: Wed May 01 08:00:00 UTC 2030",
    );
    expect(server.send("joe", "GET /module/open/publish").text).toBe("Wed May 01 08:00:00 UTC 2030");
    expect(server.send("joe", "DELETE /module/open/publish").status).toBe(204);
    expect(published()).toEqual(["module/tools/db/5", "module/tools/db/8"]);
    // A new version is not published.
    server.send("joe", "PUT /module/tools/db", { body: document("db") });
    expect(published()).toEqual(["module/tools/db/5", "module/tools/db/8"]);
  });
});

describe("copies", () => {
  const copy = (server: LegacyServer, user: string, body: string) => server.send(user, "POST /module/tools", { body });

  test("belong to the caller and are not published", () => {
    const server = new LegacyServer(seed);
    server.send("mary", "PUT /module/open/publish");
    const { status, headers } = copy(server, "joe", "source_uri=module/open/10&target_name=mine");
    expect([status, headers.location]).toEqual([201, "https://host.test/module/tools/mine/11"]);
    const { xml } = server.send("joe", "GET /module/tools/mine");
    const authz = xml === undefined ? undefined : childOf(xml, "authz");
    expect(authz?.attributes.get("owner")).toBe("joe");
    expect(authz?.attributes.get("publicGet")).toBe("false");
    expect(xml?.attributes.get("parentUri")).toBe("module/tools");
    expect(items(server, "joe", "/appstore")).toHaveLength(1);
  });

  test("are refused in the order of the server", () => {
    const server = new LegacyServer(seed);
    expect(refusal(server.send("joe", "POST /module/none", { body: "x=1" }))).toBe(
      "403 Target project doesn't exist: none",
    );
    expect(refusal(copy(server, "joe", "target_name=a"))).toBe("400 Missing source uri form parameter");
    expect(refusal(copy(server, "joe", "source_uri=module/open"))).toBe("400 Missing target name form parameter");
    expect(refusal(copy(server, "joe", "source_uri=module/none&target_name=a"))).toBe(
      "400 Unknown source module: module/none",
    );
    expect(refusal(copy(server, "joe", "source_uri=module/tools/hidden&target_name=db"))).toBe(
      "403 You do not have read rights on the source module: tools/hidden",
    );
    expect(refusal(copy(server, "mary", "source_uri=module/open&target_name=db"))).toBe(
      "403 Target module already exists: module/tools/db",
    );
    expect(refusal(copy(server, "mary", "source_uri=module/open&target_name=a"))).toBe(
      "403 You do not have rights to create modules in this project",
    );
    expect(refusal(copy(server, "joe", "source_uri=module/open&target_name=a%20b"))).toBe(
      "400 Validation error: Invalid name, cannot contain space",
    );
  });
});
