import { SlipStreamClient } from "saltant/slipstream";
import { expect, it } from "vitest";

it.each(["/", "/slipstream", "/slipstream/"])(
  "a client whose endpoint has a path sends a cookie for %s back, which a proxy in front of the server has set",
  async (path) => {
    const sent: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      const { headers, url, method } = new Request(input, init);
      sent.push(`${method} ${url} ${headers.get("Cookie") ?? ""}`);
      const set = { "Set-Cookie": `c=token=x; Path=${path}; Secure` };
      const isLogin = method === "POST";
      return Promise.resolve(
        Response.json({ "resource-id": "session/1" }, isLogin ? { status: 201, headers: set } : {}),
      );
    };
    const endpoint = "https://host/slipstream";
    const client = new SlipStreamClient({ endpoint, username: "joe", password: "pw", fetch });
    await client.api.GET("/api/cloud-entry-point");
    expect(sent).toEqual([
      "POST https://host/slipstream/api/session ",
      "GET https://host/slipstream/api/cloud-entry-point c=token=x",
    ]);
  },
);
