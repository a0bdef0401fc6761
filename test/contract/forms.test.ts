// Compares the contract's forms, which the client never sends, with the embedded server.
import { EmbeddedServer } from "saltant/testing";
import { describe, expect, it } from "vitest";
import { readFile } from "node:fs/promises";
import { rawOperations, sourceOf, type RawOperation } from "../../scripts/contract/description/raw-operations.js";
import { parseRoot } from "../../scripts/contract/description/read.js";
import { asObject, type JsonObject } from "../../scripts/generate/contract.js";

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"] as const;
type FormType = (typeof formTypes)[number];

const source = sourceOf(parseRoot(await readFile("openapi/saltant.yaml", "utf8")));
const operations = new Map(
  rawOperations(source)
    .filter(({ operation }) => operation.requestBody !== undefined)
    .map((operation) => [operation.where, operation]),
);

function operationOf(where: string): RawOperation {
  const operation = operations.get(where);
  if (operation === undefined) throw new Error(`the contract has no ${where}`);
  return operation;
}

/** The contract's schema for a body of this type. */
function mediaOf({ operation, where }: RawOperation, type: string): JsonObject {
  const { content } = source.resolve(operation.requestBody, where);
  return asObject(asObject(content, where)[type], `${type} of ${where}`);
}

/** A JSON body as a form, encoded as the contract says. */
function toForm(body: JsonObject, type: FormType, operation: RawOperation): URLSearchParams | FormData {
  const encoding = asObject(mediaOf(operation, type).encoding ?? {}, "encoding");
  const form = type === "multipart/form-data" ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    const isJson = encoding[name] !== undefined && asObject(encoding[name], name).contentType === "application/json";
    // A form cannot express null; an omitted nullable field is null.
    const values: readonly unknown[] = isJson ? [JSON.stringify(value)] : value === null ? [] : [value].flat();
    for (const each of values) form.append(name, String(each));
  }
  return form;
}

/** A server with a type of each class, two whitelists and queues, and an instance. */
async function createServer(): Promise<{ server: EmbeddedServer; uuid: string }> {
  const server = new EmbeddedServer({ workers: "off" });
  server.addTask("one", "container");
  server.addTask("two");
  const { json } = await send(
    server,
    "POST",
    "/executabletaskinstances/",
    JSON.stringify({ task_type: 1, task_queue: 2 }),
  );
  return { server, uuid: String(json.uuid) };
}

async function send(
  server: EmbeddedServer,
  method: string,
  path: string,
  body: string | URLSearchParams | FormData,
): Promise<{ status: number; json: JsonObject }> {
  const headers = new Headers({ authorization: `Token ${server.connection("admin").authToken}` });
  if (typeof body === "string") headers.set("content-type", "application/json");
  const response = await server.fetch(`${server.baseApiUrl.replace(/\/$/, "")}${path}`, { method, headers, body });
  return { status: response.status, json: asObject(await response.json(), path) };
}

const type = {
  name: "align & sort",
  command_to_run: "/app/align.sh",
  environment_variables: ["HOME", "a,b"],
  required_arguments: ["sample"],
  required_arguments_default_values: { sample: [1, { deep: null }] },
};
const containerType = {
  ...type,
  container_image: "ubuntu",
  container_type: "docker",
  logs_path: null,
  results_path: "/é",
};
const executableType = { ...type, json_file_option: null };
const instance = { name: "a b", arguments: { sample: [1, null, "ü"], empty: {} } };
const queue = {
  name: "main",
  description: "one\r\ntwo",
  private: true,
  runs_executable_tasks: true,
  runs_docker_container_tasks: false,
  runs_singularity_container_tasks: false,
  active: true,
  whitelists: [1, 2],
};
const whitelist = { name: "all", whitelisted_container_task_types: [1], whitelisted_executable_task_types: [1] };

/** A body for each operation that has one, with each of its fields. */
const bodies: Readonly<Record<string, JsonObject>> = {
  "POST /containertaskinstances/": { ...instance, task_type: 1, task_queue: 1 },
  "POST /containertasktypes/": { ...containerType, description: "New." },
  "PUT /containertasktypes/{id}/": { ...containerType, description: "Changed." },
  "POST /executabletaskinstances/": { ...instance, task_type: 1, task_queue: 2 },
  "POST /executabletasktypes/": { ...executableType, description: "" },
  "PUT /executabletasktypes/{id}/": { ...executableType, description: "Changed." },
  "POST /taskqueues/": queue,
  "PUT /taskqueues/{id}/": queue,
  "PATCH /taskqueues/{id}/": queue,
  "POST /taskwhitelists/": { ...whitelist, description: "New." },
  "PUT /taskwhitelists/{id}/": { ...whitelist, description: "Changed." },
  "PATCH /taskwhitelists/{id}/": { ...whitelist, description: "Changed." },
  "PATCH /updatetaskinstancestatus/{uuid}/": { state: "running" },
  "POST /token/": { username: "alice", password: "alice-password" },
  "POST /token/refresh/": { refresh: "no token" },
};

describe("a form", () => {
  it("is in the contract for every body, and in the tests below", () => {
    expect([...operations.keys()].sort()).toEqual(Object.keys(bodies).sort());
  });

  describe.each(formTypes)("of the type %s", (formType) => {
    it.each(Object.entries(bodies))("has the same result as JSON for %s", async (where, body) => {
      const operation = operationOf(where);
      const { properties } = source.resolve(mediaOf(operation, formType).schema, where);
      expect(Object.keys(body).sort()).toEqual(Object.keys(asObject(properties, where)).sort());

      // Each to a separate server, without the values that differ between any two.
      const responseTo = async (sent: string | URLSearchParams | FormData): Promise<unknown> => {
        const { server, uuid } = await createServer();
        const path = operation.path.replace("{id}", "1").replace("{uuid}", uuid);
        const { status, json } = await send(server, operation.method, path, sent);
        for (const name of ["uuid", "datetime_created", "access", "refresh"]) Reflect.deleteProperty(json, name);
        return { status, json };
      };
      const expected = await responseTo(JSON.stringify(body));

      expect(expected).toMatchObject({ status: where === "POST /token/refresh/" ? 401 : expect.toBeOneOf([200, 201]) });
      expect(await responseTo(toForm(body, formType, operation))).toEqual(expected);
    });

    it.each(["POST /taskqueues/", "PUT /taskqueues/{id}/", "POST /taskwhitelists/", "PUT /taskwhitelists/{id}/"])(
      "sets fields that it omits in %s to the default of its schema",
      async (where) => {
        const operation = operationOf(where);
        const { properties } = source.resolve(mediaOf(operation, formType).schema, where);
        const defaults = Object.entries(asObject(properties, where)).flatMap(([name, schema]) => {
          const value = asObject(schema, name).default;
          return value === undefined ? [] : [[name, value] as const];
        });
        expect(defaults).not.toEqual([]);

        const { server } = await createServer();
        const body = toForm({ name: "other" }, formType, operation);
        const { json } = await send(server, operation.method, operation.path.replace("{id}", "1"), body);

        expect(json).toMatchObject({ name: "other", ...Object.fromEntries(defaults) });
      },
    );

    it.each(["PATCH /taskqueues/{id}/", "PATCH /taskwhitelists/{id}/"])(
      "does not change fields that it omits in %s",
      async (where) => {
        const operation = operationOf(where);
        const { server } = await createServer();
        const path = operation.path.replace("{id}", "1");
        const full = { ...bodies[where], active: true };
        const before = await send(server, "PATCH", path, JSON.stringify(full));
        const after = await send(server, "PATCH", path, toForm({ name: "other" }, formType, operation));

        expect(after).toEqual({ status: 200, json: { ...before.json, name: "other" } });
      },
    );
  });

  it("may have parts with the content type JSON", async () => {
    const { server } = await createServer();
    const part = (name: string, value: string, contentType = "text/plain"): string =>
      `--B\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: ${contentType}\r\n\r\n${value}\r\n`;
    const body =
      part("task_type", "1") +
      part("task_queue", "2") +
      part("arguments", '{"a":1.5}', "application/json") +
      "--B--\r\n";
    const headers = {
      authorization: `Token ${server.connection("admin").authToken}`,
      "content-type": "multipart/form-data; boundary=B",
    };
    const response = await server.fetch(`${server.baseApiUrl}executabletaskinstances/`, {
      method: "POST",
      headers,
      body,
    });

    expect(await response.json()).toMatchObject({ arguments: { a: 1.5 } });
  });
});
