import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seed } from "../../../random-seed.js";
import { type Fetch, play, type Setting } from "./play.js";
import { spelled } from "./sayable.js";
import { scenario } from "./steps.js";

const setting: fc.Arbitrary<Setting> = fc.record({
  errorPages: fc.constantFrom("saltant" as const, "django" as const),
  workers: fc.constantFrom("on" as const, "off" as const),
});

/** A failing scenario is shrunk for at most this time, and then shown. */
const limits = { seed, interruptAfterTimeLimit: 60_000 };

/** A random test must reach each of these. */
const mustBeSeen = [
  ...["clone 201", "clone 405", "clone 500", "terminate 202", "terminate 405", "terminate 500"],
  ...["report 200", "report 400", "report 405", "report 500", "form report 200"],
  ...["login 200", "login 400", "login 401", "refresh 200", "refresh 400", "refresh 401", "jwt 200", "jwt 403"],
  ...["form create 201", "form create 400", "json create 201", "json create 400", "token 415", "bom create 400"],
  ...["put 200", "put 400", "put 403", "put 405", "patch 200", "patch 400", "patch 403", "patch 405"],
  ...["get 200", "get 404", "list 200", "list 500", "delete 405", "nowhere 404", "nowhere 405"],
];

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

describe("the embedded server, in random scenarios", () => {
  test("responds to each step by the rules of saltant's REST API and the contract", async () => {
    let sent = 0;
    const seen = new Set<string>();
    const property = fc.asyncProperty(scenario(100), setting, async (steps, how) => {
      const played = await play(steps, how);
      sent += played.sent;
      for (const each of played.seen) seen.add(each);
    });
    await fc.assert(property, { ...limits, numRuns: 25 });
    expect(sent).toBeGreaterThan(2_000);
    expect(mustBeSeen.filter((each) => !seen.has(each))).toEqual([]);
  });

  test("has the same database after JSON and after forms", async () => {
    let sent = 0;
    const property = fc.asyncProperty(scenario(60), setting, async (steps, how) => {
      const [json, form] = [await play(spelled(steps, "json"), how), await play(spelled(steps, "form"), how)];
      // Only the uuids are random.
      const [one, other] = [json, form].map(({ database }) => JSON.stringify(database, null, 1).replace(uuids, "uuid"));
      expect(other).toBe(one);
      sent += json.sent + form.sent;
    });
    await fc.assert(property, { ...limits, numRuns: 12 });
    expect(sent).toBeGreaterThan(1_200);
  });
});

const json = { headers: { "content-type": "application/json" } };

/** Servers that differ from the embedded one in one detail. */
const wrongServers: Readonly<Record<string, (fetch: Fetch) => Fetch>> = {
  "has Django's pages in place of its own": (fetch) => async (url, init) => {
    const response = await fetch(url, init);
    const isPage = response.status === 405 && response.headers.get("content-type") !== "application/json";
    return isPage ? new Response("<h1>Server Error</h1>", { status: 500, headers: response.headers }) : response;
  },
  "gives bob the rights of a superuser": (fetch) => (url, init) => {
    const headers = new Headers(init?.headers);
    const isBob = init?.method === "PATCH" && headers.get("authorization")?.startsWith("Token bob-") === true;
    if (isBob) headers.set("authorization", "Token admin-token-0000000000000000000000000000");
    return fetch(url, { ...init, headers });
  },
  "loses a report that it has accepted": (fetch) => async (url, init) => {
    const { pathname } = new URL(String(url instanceof Request ? url.url : url));
    if (!pathname.includes("updatetaskinstancestatus")) return fetch(url, init);
    const response = await fetch(url, { ...init, method: "GET", body: null });
    return response.status === 405
      ? new Response(JSON.stringify({ uuid: pathname.split("/")[3], state: "failed" }), json)
      : response;
  },
  "clones twice": (fetch) => async (url, init) => {
    if (String(url instanceof Request ? url.url : url).endsWith("/clone/")) await fetch(url, init);
    return fetch(url, init);
  },
  "ignores a filter": (fetch) => (url, init) => {
    const address = new URL(String(url instanceof Request ? url.url : url));
    address.searchParams.delete("name");
    address.searchParams.delete("user__username");
    return fetch(address, init);
  },
  "accepts an expired token": (fetch) => (url, init) => {
    const headers = new Headers(init?.headers);
    const token = headers.get("authorization") ?? "";
    if (token.startsWith("Bearer ey")) headers.set("authorization", "Token alice-token-0000000000000000000000000000");
    return fetch(url, { ...init, headers });
  },
  "accepts a byte order mark before JSON": (fetch) => (url, init) => {
    const bytes = init?.body instanceof Uint8Array ? init.body : new Uint8Array();
    const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return fetch(url, isMarked ? { ...init, body: bytes.slice(3) } : init);
  },
  "loses a connection": (fetch) => (url, init) =>
    new Headers(init?.headers).get("content-type")?.includes("utf-16") === true
      ? Promise.reject(new TypeError("fetch failed"))
      : fetch(url, init),
};

describe("the random scenarios find a server that", () => {
  const how: Setting = { errorPages: "saltant", workers: "off" };
  // Always the same scenarios: this tests the test.
  const scenarios = fc.sample(scenario(60), { seed: 20_261_121, numRuns: 30 });

  const playAll = async (through: (fetch: Fetch) => Fetch): Promise<void> => {
    for (const steps of scenarios) await play(steps, how, through);
  };

  test.each(Object.entries(wrongServers))("%s", async (_, through) => {
    await expect(playAll(through)).rejects.toThrow();
  });

  test("has such a difference, and no right one", async () => {
    await playAll((fetch) => fetch);
  });
});
