import { describe, expect, test } from "vitest";
import { EmbeddedServer } from "saltant/testing";
import { caller } from "./support.js";

/** Sends a request as alice, and returns the parts of the response that a client can see. */
async function send(server: EmbeddedServer, method: string, url: string, body?: string) {
  const { authToken } = server.connection("alice");
  const headers = { authorization: `Token ${authToken}`, "content-type": "application/json" };
  const response = await server.fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    allow: response.headers.get("allow"),
    text,
  };
}

const unknown = "00000000-0000-4000-8000-000000000000";

/** Requests on which the server fails. */
const breakdowns = [
  ["POST", `executabletaskinstances/${unknown}/clone/`, undefined],
  ["POST", "containertaskinstances/no-uuid/terminate/", undefined],
  ["PATCH", `updatetaskinstancestatus/${unknown}/`, "{}"],
  ["POST", "executabletasktypes/", '{"name": "a", "command_to_run": "true", "required_arguments": ["\\u0000"]}'],
] as const;

const empty405 = { status: 405, type: "text/html; charset=utf-8", allow: "GET, HEAD, OPTIONS", text: "" };

const writing = ["POST", "PUT", "PATCH", "DELETE"] as const;

describe("a server with the default settings", () => {
  test.each(breakdowns)("responds with an empty 405 when it fails on %s %s", async (method, path, body) => {
    const server = new EmbeddedServer();
    expect(await send(server, method, server.baseApiUrl + path, body)).toEqual(empty405);
    expect(server.requests).toMatchObject([{ method, status: 405, fault: undefined }]);
  });

  test.each(writing)("responds with an empty 405 to %s at a path that does not exist", async (method) => {
    const server = new EmbeddedServer();
    for (const url of ["http://saltant.test/", `${server.baseApiUrl}tasks/`, `${server.baseApiUrl}taskqueues/1/x/`]) {
      expect(await send(server, method, url)).toEqual(empty405);
    }
  });

  test("has pages for GET and HEAD, and says so to OPTIONS", async () => {
    const server = new EmbeddedServer({ errorPages: "saltant" });
    const bad = `${server.baseApiUrl}users/?username__regex=(`;
    expect(await send(server, "GET", bad)).toMatchObject({ status: 500, type: "text/html", text: /Server Error/ });
    expect(await send(server, "HEAD", "http://saltant.test/x/")).toMatchObject({ status: 404, text: "" });
    expect(await send(server, "GET", "http://saltant.test/x/")).toMatchObject({ status: 404, text: /Not Found/ });
    expect(await send(server, "OPTIONS", "http://saltant.test/x/")).toEqual({ ...empty405, status: 200 });
  });

  test("still responds with JSON to a method that the API does not allow", async () => {
    const server = new EmbeddedServer();
    const { status, json, headers } = await caller(server)("DELETE", "taskqueues/");
    expect({ status, json }).toEqual({ status: 405, json: { detail: 'Method "DELETE" not allowed.' } });
    expect(headers.get("allow")).toBe("GET, POST");
  });
});

describe("a server with Django's own pages", () => {
  test.each(breakdowns)("responds with a page and the status 500 when it fails on %s %s", async (...request) => {
    const [method, path, body] = request;
    const server = new EmbeddedServer({ errorPages: "django" });
    const response = await send(server, method, server.baseApiUrl + path, body);
    expect(response).toMatchObject({ status: 500, type: "text/html", allow: null, text: /Server Error \(500\)/ });
  });

  test.each(writing)("responds with a page and the status 404 to %s at a path that does not exist", async (method) => {
    const server = new EmbeddedServer({ errorPages: "django" });
    const response = await send(server, method, "http://saltant.test/x/");
    expect(response).toMatchObject({ status: 404, type: "text/html", allow: null, text: /Not Found/ });
  });

  test("keeps them after a reset", async () => {
    const server = new EmbeddedServer({ errorPages: "django" });
    server.reset();
    expect(await send(server, "POST", "http://saltant.test/x/")).toMatchObject({ status: 404 });
  });
});

test("the server responds to an invalid Host, and the connection stays open", async () => {
  const server = new EmbeddedServer();
  const response = await server.fetch(`${server.baseApiUrl}token?a=1`, {
    headers: { host: "a b" },
    redirect: "manual",
  });
  expect(response.status).toBe(301);
  expect(response.headers.get("location")).toBe("/api/token/?a=1");
});
