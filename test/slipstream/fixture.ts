import { SlipStreamClient, type SlipStreamClientOptions } from "saltant/slipstream";
import { EmbeddedServer, type EmbeddedServerOptions } from "saltant/slipstream/testing";

export { errorOf } from "../saltant/support.js";

/** An embedded server and a client for it, on one clock. */
export interface Fixture {
  readonly server: EmbeddedServer;
  /** joe's client. */
  readonly slipstream: SlipStreamClient;
  /** Makes a client for a user, with further options. */
  readonly as: (user: string, options?: Partial<SlipStreamClientOptions>) => SlipStreamClient;
  /** Makes a client without credentials. */
  readonly anonymous: () => SlipStreamClient;
  /** The requests since the last call of this, in short form and without logins: `PUT api/event $last=0`, `GET module/apps`. */
  readonly sent: () => string[];
}

export function createFixture(options?: EmbeddedServerOptions): Fixture {
  const server = new EmbeddedServer(options);
  const as = (user: string, more: Partial<SlipStreamClientOptions> = {}): SlipStreamClient =>
    new SlipStreamClient({ ...server.connection(user), ...more } as SlipStreamClientOptions);
  const { endpoint, fetch, clock } = server;
  return {
    server,
    slipstream: as("joe"),
    as,
    anonymous: () => new SlipStreamClient({ endpoint, fetch, clock }),
    sent: () => {
      const requests = [...server.requests];
      server.clearRequests();
      return requests
        .filter(({ method, path }) => !(method === "POST" && path === "api/session"))
        .map(({ method, path, query, headers, body }) => {
          const search = query.map(([name, value]) => `${name}=${value}`).join("&");
          const isForm = headers["content-type"] === "application/x-www-form-urlencoded";
          const text = isForm ? decodeURIComponent(String(body).replaceAll("+", " ")) : JSON.stringify(body);
          const shown = path.startsWith("api/") ? text : "";
          return [method, `${path}${search === "" ? "" : `?${search}`}`, shown].filter(Boolean).join(" ");
        });
    },
  };
}

/** Collects what a loop yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
