import { expect, test } from "vitest";
import { LegacyServer } from "./legacy-server.js";

const paths = [
  ...["/", "/login", "/appstore", "/dashboard", "/vms", "/user", "/user/joe", "/user/bo", "/user/__proto__", "/users"],
  ...[
    "/module",
    "/module/",
    "/module//",
    "/module/m",
    "/module/m/",
    "/module/m/1/c1",
    "/module/m/99999999999999999999",
  ],
  ...["/module/publish", "/module/m/publish", "/module/__proto__", "/module/m/new", "/module/d", "/module/数据"],
  ...[
    "/run",
    "/run/",
    "/run//",
    "/run/u",
    "/run/u/",
    "/run/u/n",
    "/run/u/n.1:abort",
    "/run/u/ss:state",
    "/run/u/a/b:c/",
  ],
  "/run/u/constructor",
];

const bodies = [
  ...["", "x", "a=%ZZ", "ids=1", "n=1", "n=-1", "refqname=", "refqname=module/", "refqname=/", "refqname=m/1&type=Run"],
  ...["refqname=constructor", "refqname=m&parameter--=1", "source_uri=m&target_name=__proto__"],
  ...["<a/>", "<user name='' resourceUri='' state='NEW'/>", '<imageModule category="__proto__"/>'],
  '<imageModule category="Image" parentUri="" shortName=""/>',
  '<imageModule category="Image" parentUri="module/" shortName="&#xD800;"/>',
  '<deploymentModule category="Deployment" parentUri="module/" shortName="d"><nodes><entry><node/></entry></nodes></deploymentModule>',
];

const statuses = [200, 201, 202, 204, 400, 401, 403, 404, 405, 409, 412, 500];

test("each request has a response, with headers that can be sent", () => {
  const server = new LegacyServer({
    quotaEnabled: true,
    modules: [{ path: "m", category: "Image", version: 1, imageIds: { c1: "i" } }],
    runs: [{ uuid: "u", owner: "joe", module: "module/m/1", clouds: ["c1"], mutable: true, instances: ["n.1"] }],
  });
  for (const user of [null, "joe", "root"])
    for (const path of paths)
      for (const method of ["GET", "PUT", "POST", "DELETE", "PATCH"])
        for (const body of bodies) {
          const { status, headers } = server.send(user, `${method} ${path}`, { body });
          expect(() => new Headers(headers)).not.toThrow();
          expect(statuses).toContain(status);
        }
});
