import { describe, expect, test } from "vitest";
import { LegacyServer, refusal } from "./legacy-server.js";

const modules = [
  { path: "img", category: "Image", version: 1, imageIds: { c1: "i" }, parameters: { size: "1" } },
  {
    path: "app",
    category: "Deployment",
    version: 2,
    nodes: { web: { image: "img", multiplicity: 2 }, db: { image: "img" } },
  },
] as const;

/** A run that is ready and mutable. */
function ready(more: { quotaEnabled?: boolean; mutable?: boolean } = {}) {
  const { mutable = true, ...options } = more;
  const server = new LegacyServer({ modules, workers: "off", ...options });
  const uuid = server.deploy("joe", `refqname=app&mutable=${mutable}&parameter--node--web--size=7`);
  server.control.setState(uuid, "Ready");
  const send = (line: string, body = "") => {
    const [method = "", rest = ""] = line.split(" ");
    return server.send("mary", `${method} /run/${uuid}/${rest}`, { body });
  };
  const refused = (line: string, body?: string) => refusal(send(line, body));
  return { server, uuid, send, refused, run: () => server.control.run(uuid) };
}

describe("adding instances", () => {
  test("their indices only increase, and they have the chosen values", () => {
    const { send, run, server, uuid } = ready();
    expect(send("GET web").text).toBe("web.1,web.2");
    expect(send("POST web")).toMatchObject({ status: 201, text: "web.3", headers: { "content-type": "text/plain" } });
    expect(run()).toMatchObject({
      state: "Provisioning",
      parameters: {
        ...{ "web:ids": "1,2,3", "web:multiplicity": "3", "web.3:scale.state": "creating", "web.3:size": "7" },
      },
    });
    server.control.setState(uuid, "Ready");
    send("DELETE web", "ids=3");
    server.control.setState(uuid, "Ready");
    expect(send("POST web", "n=2").text).toBe("web.4,web.5");
    expect(run()?.parameters["web:ids"]).toBe("1,2,4,5");
    expect(send("GET web").text).toBe("web.1,web.2,web.3,web.4,web.5");
  });

  test("none are added for 0, and the state changes nevertheless", () => {
    const { send, run } = ready();
    expect(send("POST db", "n=0")).toMatchObject({ status: 201, text: "" });
    expect(run()).toMatchObject({ state: "Provisioning", parameters: { "db:ids": "1" } });
  });

  test("the checks are in the order of the server", () => {
    const { server, uuid, refused, run } = ready();
    expect(refused("POST db", "m=1")).toBe("400 No form parameter n=# found in the scale-up request.");
    expect(refused("POST none", "n=1.5")).toBe("400 Number of instances to add should be an integer.");
    expect(refused("POST none")).toBe("400 Node none doesn't exist.");
    server.control.setState(uuid, "Executing");
    expect(refused("POST none", "m=1")).toBe(
      "409 Can't add/remove instances. Incompatible state Executing. This can only be performed on state Ready",
    );
    server.control.abort(uuid, "no");
    expect(refused("POST db?ignoreabort=true")).toBe("409 Abort flag raised!");
    expect(run()?.parameters["db:ids"]).toBe("1");
    expect(refused("GET db")).toBe("409 Abort flag raised!");
    expect(server.send("joe", `GET /run/${uuid}/db?ignoreabort=true`).text).toBe("db.1");
    expect(ready({ mutable: false }).refused("POST db")).toBe("409 Can't add/remove instances. Run is not mutable.");
    expect(server.send("joe", "POST /run/none/db").status).toBe(404);
  });

  test("the whole run counts for the quota", () => {
    const { refused, send, run } = ready({ quotaEnabled: true });
    // Three instances and an orchestrator exist.
    expect(refused("POST db", "n=17")).toBe("409 Concurrent VM quota exceeded (quota=20, current=0, requested=21)");
    expect(run()).toMatchObject({ state: "Ready", parameters: { "db:ids": "1" } });
    expect(send("POST db", "n=16").status).toBe(201);
  });
});

describe("removing instances", () => {
  test("their names stay, their state becomes removing", () => {
    const { send, run } = ready();
    expect(send("DELETE web", "ids=2, 1")).toMatchObject({ status: 204, text: "" });
    expect(run()).toMatchObject({
      ...{ state: "Provisioning", instances: ["web.1", "web.2", "db.1", "orchestrator-c1"] },
      parameters: { "web:multiplicity": "0", "web.2:scale.state": "removing", "web:ids": undefined },
    });
  });

  test("refusals change nothing", () => {
    const { refused, run, uuid } = ready();
    const before = run();
    expect(refused("DELETE web")).toBe("400 Provide list of node instance IDs to be removed from the Run.");
    expect(refused("DELETE none", "ids=1")).toBe("400 Invalid nodename: none");
    expect(refused("DELETE web", "ids=1,,2")).toBe("400 Invalid instance name: ");
    expect(refused("DELETE web", "ids=1,two")).toBe("400 Invalid instance name: two");
    expect(refused("DELETE web", "ids=1,9")).toBe(
      `409 Couldn't find key 'web.9:scale.state' in execution instance: '${uuid}'`,
    );
    expect(run()).toEqual(before);
  });

  test("the bookkeeping alone works in any state", () => {
    const { send, run } = ready({ mutable: false });
    expect(send("DELETE web", "ids=1&delete-ids-only=true").status).toBe(204);
    expect(run()).toMatchObject({ state: "Ready", parameters: { "web:ids": "2", "web:multiplicity": "1" } });
    expect(send("DELETE web", "ids=2&delete-ids-only=yes").status).toBe(409);
  });
});
