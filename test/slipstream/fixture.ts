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
  /** The requests since the last call of this, in short form and without logins: `GET module/apps`. */
  readonly sent: () => string[];
}

export function createFixture(options?: EmbeddedServerOptions): Fixture {
  const server = new EmbeddedServer(options);
  const as = (user: string, more: Partial<SlipStreamClientOptions> = {}): SlipStreamClient =>
    new SlipStreamClient({ ...server.connection(user), ...more } as SlipStreamClientOptions);
  return {
    server,
    slipstream: as("joe"),
    as,
    sent: () => {
      const lines = server.requests
        .filter(({ path }) => path !== "api/session")
        .map(({ method, path, query }) => {
          const search = query.map(([name, value]) => `${name}=${value}`).join("&");
          return `${method} ${path}${search === "" ? "" : `?${search}`}`;
        });
      server.clearRequests();
      return lines;
    },
  };
}

/** Collects what a loop yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
