import * as decapod from "saltant/decapod";
import { DecapodClient } from "saltant/decapod";
import * as testing from "saltant/decapod/testing";
import { EmbeddedServer } from "saltant/decapod/testing";

/** The modules of Decapod for the programs of a page. Their clients use an embedded server by default. */
export function decapodModules(): Readonly<Record<string, object>> {
  const { fetch, clock } = createServer();
  const env = { DECAPOD_URL: "https://ceph.example.org", DECAPOD_LOGIN: "root", DECAPOD_PASSWORD: "root" };
  class PageClient extends DecapodClient {
    constructor(options: decapod.DecapodClientOptions) {
      super({ fetch, clock, ...options });
    }

    static override fromEnv(options: decapod.FromEnvOptions = {}): DecapodClient {
      return decapod.fromEnv({ env, fetch, clock, ...options });
    }

    static override connect(options: decapod.DecapodClientOptions): Promise<DecapodClient> {
      return DecapodClient.connect({ fetch, clock, ...options });
    }
  }
  return {
    "saltant/decapod": { ...decapod, DecapodClient: PageClient },
    "saltant/decapod/testing": testing,
  };
}

/** A server with the cluster and the servers that the page names. */
function createServer(): EmbeddedServer {
  const server = new EmbeddedServer();
  const [mon = "", osd1 = "", osd2 = ""] = server.addServers(4, {
    name: (index) => (index === 0 ? "mon1" : `osd${index}`),
  });
  server.addCluster("ceph", { mons: [mon], osds: [osd1, osd2] });
  return server;
}
