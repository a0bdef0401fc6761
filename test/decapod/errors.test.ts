import * as decapodErrors from "saltant/decapod";
import { BadHttpRequestError, BadRequestError, ConflictError, DecapodError, isApiError } from "saltant/decapod";
import * as saltantErrors from "saltant";
import { describe, expect, it } from "vitest";
import { badRequestErrorNames } from "../../generated/decapod/filters.js";
import { conflicts } from "./requests/outcomes.js";
import { createDeployFixture, createFixture, errorOf, unknownUuid } from "./fixture.js";

async function refusal(status: number, body: unknown, method: "get" | "create" = "get") {
  const { decapod, server } = createFixture();
  const isPlain = typeof body === "string" && !body.startsWith("<");
  const headers = isPlain ? { headers: { "content-type": "text/plain" } } : {};
  server.inject({ kind: "status", status, body, ...headers, path: /^cluster/, times: Infinity });
  const { clusters } = decapod;
  const call =
    method === "get" ? clusters.get(unknownUuid, { retry: false }) : clusters.create({ name: "a1" }, { retry: false });
  return errorOf(call, BadHttpRequestError);
}

describe("a refusal with the status 400", () => {
  it.each(badRequestErrorNames.map((name) => [name]))("named %s has its class and its reason", async (name) => {
    const error = await refusal(400, { code: 400, error: name, message: "Words of the server." }, "create");
    expect(error).toBeInstanceOf(conflicts.includes(name) ? ConflictError : BadRequestError);
    expect([error.reason, error.status]).toEqual([name, 400]);
    expect(error.message).toBe(`400 POST /v1/cluster/: Words of the server (${name})`);
  });

  it("has each objection of the server as a detail", async () => {
    const message = "'a' is too short\n\n'b' is a required property\n";
    const error = await refusal(400, { code: 400, error: "InvalidJSONError", message }, "create");
    expect(error).toMatchObject({ details: ["'a' is too short", "'b' is a required property"] });
    expect(error.message).toMatch(/too short.*required property/);
    expect(error.message).not.toContain("\n");
  });
});

describe("a refusal by its status", () => {
  it.each([
    [403, "Forbidden", "PermissionDeniedError"],
    [404, "NotFound", "NotFoundError"],
    [405, "MethodNotAllowed", "MethodNotAllowedError"],
    [406, "NotAcceptable", "BadHttpRequestError"],
    [412, "X", "PreconditionFailedError"],
    [413, "X", "PayloadTooLargeError"],
    [422, "X", "UnprocessableContentError"],
    [429, "X", "RateLimitError"],
    [500, "X", "ServerError"],
  ])("%i is a %s: %s", async (status, error, name) => {
    const found = await refusal(status, { code: status, error, message: "Words" });
    expect([found.name, found.status, found.reason]).toEqual([name, status, error]);
    expect(found).toBeInstanceOf(Reflect.get(decapodErrors, name));
  });

  it.each([
    [
      404,
      { code: 404, error: "404 Not Found: The URL was not found.", message: "The URL was not found." },
      "The URL was not found",
    ],
    [404, { code: 404, error: "404: Not Found", message: "" }, "404: Not Found"],
    [405, { code: 405, error: "405: Method Not Allowed" }, "405: Method Not Allowed"],
    [400, { x: 1 }, "the server responded 400 without a reason"],
    [400, "plain words", "plain words"],
    [400, [1], "the server responded 400 without a reason"],
    [404, "<html><title>Not here</title></html>", "Not here; is url the root of the API, without /v1?"],
  ])("%i with %j has no reason, but words", async (status, body, words) => {
    const error = await refusal(status, body);
    expect(error.reason).toBeNull();
    expect(error.message).toContain(words);
  });

  it("is on one line in each case", async () => {
    const error = await refusal(400, {
      code: 400,
      error: "PlainTextError",
      message: `a\u001b[31m\r\nb${"x".repeat(5000)}`,
    });
    // eslint-disable-next-line no-control-regex -- there must be none
    expect(error.message).not.toMatch(/[\u0000-\u001f]/);
    expect(error.message.length).toBeLessThan(800);
  });
});

describe("the real server's refusals", () => {
  it("of unknown paths and of versions are told by their status", async () => {
    for (const werkzeug of ["0.11", "0.12"] as const) {
      const { decapod } = createFixture({ werkzeug }, false);
      const unknown = await errorOf(decapod.clusters.get("no-uuid"), decapodErrors.NotFoundError);
      expect(unknown.reason).toBeNull();
      const version = await errorOf(decapod.clusters.version(unknownUuid, 7), decapodErrors.NotFoundError);
      expect(version.reason).toBe("NotFound");
    }
  });

  it("of executions and configurations say what is in the way", async () => {
    const { decapod, cluster, config, serverIds } = await createDeployFixture();
    const input = { name: "x", cluster, playbook: "add_osd", servers: serverIds };
    const create = (more: object) => decapod.playbookConfigurations.create({ ...input, ...more });
    expect((await errorOf(create({}), ConflictError)).reason).toBe("ClusterMustBeDeployedError");
    expect((await errorOf(create({ cluster: unknownUuid }), BadRequestError)).reason).toBe("UnknownClusterError");
    expect((await errorOf(create({ servers: [] }), BadRequestError)).reason).toBe(
      "ServerListIsRequiredForPlaybookError",
    );
    const unknown = decapod.executions.create({ id: config.id, version: 9 });
    expect((await errorOf(unknown, BadRequestError)).reason).toBe("UnknownPlaybookConfiguration");
    await cluster.delete();
    const late = await errorOf(decapod.executions.create(config), ConflictError);
    expect(late.reason).toBe("CannotExecuteOnDeletedCluster");
  });
});

describe("an error's class", () => {
  const classes = Object.entries(decapodErrors).filter(
    ([name, value]) => typeof value === "function" && name.endsWith("Error"),
  ) as [string, abstract new (...args: never) => Error][];
  const counterparts = classes.flatMap(([name, own]) => {
    const other: unknown = Reflect.get(saltantErrors, name);
    return typeof other === "function" && other !== own ? [[name, own, other as typeof own] as const] : [];
  });

  it("is Decapod's own where it is about the service", () => {
    expect(counterparts.map(([name]) => name)).toEqual(
      expect.arrayContaining(["NotFoundError", "ConnectionError", "AmbiguousOutcomeError", "ServerError"]),
    );
    expect(counterparts.length).toBeGreaterThan(15);
  });

  it("does not recognize another service's errors; isApiError does", async () => {
    const error = await refusal(404, { code: 404, error: "NotFound", message: "" });
    expect([error instanceof decapodErrors.NotFoundError, error instanceof saltantErrors.NotFoundError]).toEqual([
      true,
      false,
    ]);
    expect([error instanceof DecapodError, error instanceof saltantErrors.SaltantError]).toEqual([true, false]);
    expect([isApiError(error), saltantErrors.isApiError(error), error.service]).toEqual([true, true, "decapod"]);
    const { NotFoundError } = saltantErrors;
    expect(Object.create(NotFoundError.prototype) instanceof decapodErrors.NotFoundError).toBe(true);
  });

  it("is the root's for every error of a service call", async () => {
    const { decapod, server } = createFixture();
    for (const fault of [
      { kind: "refuse" },
      { kind: "reset" },
      { kind: "stall" },
      { kind: "html" },
      { kind: "json", body: {} },
      { kind: "redirect", location: "/" },
    ] as const) {
      const injected = server.inject({ ...fault, path: /^user/, times: Infinity });
      const error: unknown = await decapod.users.self({ retry: false }).catch((thrown: unknown) => thrown);
      injected.remove();
      expect(error, fault.kind).toBeInstanceOf(DecapodError);
      expect(error, fault.kind).not.toBeInstanceOf(saltantErrors.SaltantError);
      expect(error).toMatchObject({ service: "decapod" });
    }
  });
});
