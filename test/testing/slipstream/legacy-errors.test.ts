import { describe, expect, test } from "vitest";
import { LegacyServer } from "./legacy-server.js";

describe("without a valid cookie", () => {
  const server = new LegacyServer();
  const send = (accept: string | null) => server.send(null, "GET /run?limit=1", { accept });

  test("a browser is sent to the login page", () => {
    for (const accept of ["text/html", "*/*", null, "text/*;q=0.5", "application/xml, text/html"])
      expect(send(accept)).toMatchObject({
        status: 307,
        headers: { location: "https://host.test/login?redirectURL=/run" },
        text: "",
      });
    expect(server.send(null, "GET /login", { accept: "*/*" })).toMatchObject({
      status: 200,
      headers: { "content-type": "text/html" },
    });
  });

  test("any other client is told to log in, and loses its cookie", () => {
    for (const accept of [
      "application/xml",
      "text/plain",
      "application/json",
      "text/html;q=0",
      "application/xml, */*;q=0.1",
    ])
      expect(send(accept)).toMatchObject({
        status: 401,
        headers: { "set-cookie": "com.sixsq.slipstream.cookie=; Path=/; Max-Age=0" },
      });
  });
});

describe("the format of an error", () => {
  const server = new LegacyServer();
  const send = (accept: string | null) => server.send("joe", 'GET /run/none/a"b<c:d', { accept });

  test("is that of the first media type for which there is one", () => {
    expect(send("text/plain").text).toBe("404 - Not Found\nUnknown run id none");
    expect(send("image/png, application/json, text/html").text).toBe(
      '{"error":{"code":"404","reason":"Not Found","detail":"Unknown run id none",' +
        '"specificationUri":"http://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.5"}}',
    );
    expect(send("application/xml;q=0.1, text/plain").xml?.attributes.get("code")).toBe("404");
    for (const accept of ["*/*", null, "text/*", "application/*", "application/xhtml+xml"])
      expect(send(accept)).toMatchObject({ status: 404, headers: { "content-type": "text/html" } });
    expect(send("image/png")).toMatchObject({ status: 404, text: "" });
  });

  test("JSON is not escaped, XML is", () => {
    const { control } = server;
    expect(control.runs()).toEqual([]);
    const send404 = (accept: string) => server.send("joe", 'GET /module/x/1/c"1', { accept });
    expect(send404("application/json").text).toContain('"detail":"Unknown module module/x/1"');
    const refused = (accept: string) => server.send("joe", "POST /run", { accept, body: 'refqname=a"<b>' });
    expect(() => JSON.parse(refused("application/json").text) as unknown).toThrow(SyntaxError);
    expect(refused("application/xml").xml?.attributes.get("detail")).toBe("Coudn't find reference module: a\"<b>");
    expect(refused("text/html").text).not.toContain("<b>");
  });
});

describe("the framework", () => {
  const server = new LegacyServer();

  test("rejects unknown paths and methods", () => {
    expect(server.send("joe", "GET /nothing").status).toBe(404);
    expect(server.send("joe", "PATCH /run").status).toBe(405);
    expect(server.send("joe", "DELETE /appstore").status).toBe(405);
    expect(server.send("joe", "HEAD /run").status).toBe(200);
  });

  test("sends a page to a client that accepts anything", () => {
    for (const path of ["/run", "/module", "/appstore", "/vms", "/dashboard", "/user/joe"]) {
      const { headers, text } = server.send("joe", `GET ${path}`, { accept: "*/*" });
      expect([headers["content-type"], text.slice(0, 15)]).toEqual(["text/html", "<!DOCTYPE html>"]);
    }
  });
});
