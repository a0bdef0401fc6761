import { createServer, type Socket } from "node:net";
import { SaltantClient, SaltantError, type User } from "saltant";
import { afterEach, describe, expect, it } from "vitest";
import { useError, useValue } from "../usable.js";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A client whose server writes exactly these bytes as the response to any request, and closes the connection. */
async function startRawServer(response: string): Promise<SaltantClient> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(Buffer.from(response, "latin1")));
  });
  closers.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a server on a port has one");
  return new SaltantClient({ baseApiUrl: `http://127.0.0.1:${address.port}/api/`, authToken: "token", retry: false });
}

async function resultOf(response: string): Promise<string> {
  const client = await startRawServer(response);
  const user = await client.users.get("bob").then(
    (found: User) => found,
    (error: unknown) => error,
  );
  if (user instanceof Error) useError(user);
  else useValue(user);
  return user instanceof SaltantError ? user.name : "a user";
}

const body = '{"username":"bob","email":""}';
const head = (status: string, ...headers: string[]): string => [`HTTP/1.1 ${status}`, ...headers, "", ""].join("\r\n");

describe("over a socket, a response", () => {
  it.each<[string, string, string | null]>([
    ["that is right", head("200 OK", `Content-Length: ${body.length}`) + body, "a user"],
    ["without a length", head("200 OK", "Connection: close") + body, "a user"],
    ["shorter than its Content-Length", head("200 OK", "Content-Length: 999") + body, "ConnectionError"],
    ["longer than its Content-Length", head("200 OK", "Content-Length: 5") + body, "UnexpectedResponseError"],
    ["with two lengths", head("200 OK", "Content-Length: 5", "Content-Length: 29") + body, null],
    ["with a negative length", head("200 OK", "Content-Length: -1") + body, "ConnectionError"],
    [
      "that claims to be gzip and is not",
      head("200 OK", "Content-Encoding: gzip", "Content-Length: 29") + body,
      "ConnectionError",
    ],
    [
      "that claims to be br and is not",
      head("200 OK", "Content-Encoding: br", "Content-Length: 29") + body,
      "ConnectionError",
    ],
    ["in an unknown encoding", head("200 OK", "Content-Encoding: x", "Content-Length: 29") + body, null],
    ["with invalid chunks", head("200 OK", "Transfer-Encoding: chunked") + body, null],
    ["that ends within a chunk", `${head("200 OK", "Transfer-Encoding: chunked")}1d\r\n{"user`, "ConnectionError"],
    ["without a body", head("204 No Content"), "UnexpectedResponseError"],
    ["of status 304", head("304 Not Modified"), "UnexpectedResponseError"],
    ["that switches to another protocol", head("101 Switching Protocols", "Upgrade: x", "Connection: upgrade"), null],
    ["of status 999", head("999 Odd", "Content-Length: 0"), "ServerError"],
    ["of status 600", head("600 Odd", "Content-Length: 0"), "ServerError"],
    ["of status 99", head("99 Odd", "Content-Length: 0"), null],
    ["without a status", "HTTP/1.1\r\n\r\n", "ConnectionError"],
    ["of nothing", "", "ConnectionError"],
    ["that is not HTTP", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "ConnectionError"],
    [
      "with an invalid header",
      `HTTP/1.1 200 OK
: x

${body}`,
      null,
    ],
    ["with headers without end", head("200 OK", ...Array<string>(2_000).fill(`X: ${"x".repeat(100)}`)), null],
    ["with a terminal bell", head("403 No", "Content-Length: 4") + "\x1b[2J", "PermissionDeniedError"],
    ["that is not UTF-8", `${head("200 OK", "Content-Length: 4")}"\xff\xfe"`, "ResponseValidationError"],
  ])("%s", async (_, response, outcome) => {
    const came = await resultOf(response);
    // Null if one release of Node accepts it and another does not.
    if (outcome !== null) expect(came).toBe(outcome);
  });

  it.each([600, 999])("of status %i makes a raw call reject with an error of the library's, too", async (status) => {
    const client = await startRawServer(head(`${status} Odd`, "Content-Length: 0"));
    const error: unknown = await client.api.GET("/users/", {}).then(
      () => "no error",
      (thrown: unknown) => thrown,
    );
    useError(error);
  });
});

describe("five megabytes of text", () => {
  const long = "\u001b".repeat(100) + "x".repeat(5_000_000);
  const getUser = (status: number, value: unknown): Promise<unknown> => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json(value, { status }));
    const client = new SaltantClient({ baseApiUrl: "http://host/api/", authToken: "token", fetch, retry: false });
    return client.users.get("bob").then(
      (user) => user,
      (error: unknown) => error,
    );
  };

  it("come as they are where they may", async () => {
    const user = await getUser(200, { username: "bob", email: long });
    expect(user).toMatchObject({ email: long });
    useValue(user);
  });

  it.each<[number, unknown]>([
    [400, { [long]: [long, long] }],
    [400, { non_field_errors: [`['${long}']`] }],
    [403, { detail: long }],
    [404, `<html><title>${long}</title>`],
    [500, long],
    [200, { username: { [long]: long } }],
  ])("are not in a message (%i)", async (status, value) => {
    useError(await getUser(status, value));
  });
});
