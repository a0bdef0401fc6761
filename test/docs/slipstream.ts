import * as slipstream from "saltant/slipstream";
import { SlipStreamClient } from "saltant/slipstream";
import * as testing from "saltant/slipstream/testing";
import { EmbeddedServer, exampleModules, VirtualClock } from "saltant/slipstream/testing";

/** The modules of SlipStream for the programs of a page. Their clients use an embedded server by default. */
export function slipstreamModules(): Readonly<Record<string, object>> {
  const { fetch, clock } = createServer();
  const env = { SLIPSTREAM_ENDPOINT: endpoint, SLIPSTREAM_USERNAME: "joe", SLIPSTREAM_PASSWORD: "joe-password" };
  class PageClient extends SlipStreamClient {
    constructor(options: slipstream.SlipStreamClientOptions) {
      super({ fetch, clock, ...options });
    }

    static override fromEnv(options: slipstream.FromEnvOptions = {}): SlipStreamClient {
      return slipstream.fromEnv({ env, fetch, clock, ...options });
    }

    static override connect(options: slipstream.SlipStreamClientOptions): Promise<SlipStreamClient> {
      return SlipStreamClient.connect({ fetch, clock, ...options });
    }
  }
  return {
    "saltant/slipstream": { ...slipstream, SlipStreamClient: PageClient },
    "saltant/slipstream/testing": testing,
  };
}

const endpoint = "https://nuv.la";

/** A server with the modules, the offers and the API key that the pages name. */
function createServer(): EmbeddedServer {
  const server = new EmbeddedServer({
    // A cookie file compares the machine's time with the expiry of cookies.
    clock: new VirtualClock({ start: new Date() }),
    modules: exampleModules,
    apiKeys: [{ id: "credential/ce02ef40-1342-4e68-838d-e1b2a75adb1e", secret: "the-secret", identity: "joe" }],
  });
  server.script("apps/WordPress/wordpress", { parameters: { "ss:url.service": "https://blog.example.org/" } });
  for (const [index, unitCost] of [0.125, 0.25, 0.5].entries()) {
    server.addResource({
      id: `service-offer/offer-${index}`,
      name: `offer ${index}`,
      connector: { href: "c1" },
      "schema-org:vcpu": 2 ** index,
      "price:unitCost": unitCost,
    });
  }
  return server;
}
