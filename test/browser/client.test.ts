import { systemClock } from "saltant";
import { EmbeddedServer } from "saltant/testing";
import { expect } from "vitest";
import { bundle } from "./bundle.js";
import { it } from "./it.js";
import { serveSite } from "./site.js";
import { run } from "./run.js";
import "./page-globals.js";

it("lists what a server has", async ({ open }) => {
  const api = new EmbeddedServer({ clock: systemClock, workers: "off" });
  api.addInstances(30, { name: (index) => `n${index}` });
  await using site = await serveSite({
    api: api.handle,
    files: {
      "/": '<!doctype html><script type="module" src="/app.js"></script>',
      "/app.js": await bundle("test/browser/page.program.ts"),
    },
  });
  const page = await open(site.url);
  const { authToken } = api.connection("alice");
  const found = await run(
    page,
    async (token) => {
      const client = new saltant.SaltantClient({ baseApiUrl: "/api/", authToken: token });
      return (await client.executableTaskInstances.list()).length;
    },
    authToken,
  );
  expect(found).toBe(30);
});

it("is under a policy that refuses code in texts", async ({ open, takeViolations }) => {
  const api = new EmbeddedServer();
  await using site = await serveSite({ api: api.handle, files: { "/": "<!doctype html>" } });
  const page = await open(site.url);
  const evaluated = await run(page, () => Promise.resolve(eval("1") as unknown), undefined).catch(String);
  expect(evaluated).toContain("violates the following Content Security Policy directive");
  expect(await takeViolations()).toEqual([expect.stringMatching(/^require-trusted-types-for /)]);
});
