import * as synnefo from "saltant/synnefo";
import { SynnefoClient, SynnefoCompute } from "saltant/synnefo";
import * as testing from "saltant/synnefo/testing";
import { EmbeddedServer } from "saltant/synnefo/testing";

/** The modules of Synnefo for the programs of a page. Their clients use an embedded cloud by default. */
export function synnefoModules(): Readonly<Record<string, object>> {
  const { authUrl, fetch, clock } = new EmbeddedServer({ helperServers: true });
  const env = { SYNNEFO_AUTH_URL: authUrl, SYNNEFO_TOKEN: "alice-token" };

  /** The options with the roots of the embedded cloud instead of those that the pages name. */
  function onServer<Options extends object>(options: Options): Options {
    const url = new URL("/cyclades/compute/v2.0", authUrl).href;
    const roots = "url" in options ? { url } : { authUrl };
    return { fetch, clock, ...options, ...("fetch" in options ? {} : roots) };
  }

  class PageClient extends SynnefoClient {
    constructor(options: synnefo.SynnefoClientOptions) {
      super(onServer(options));
    }

    static override fromEnv(options: synnefo.FromEnvOptions = {}): SynnefoClient {
      return synnefo.fromEnv({ env, fetch, clock, ...options });
    }

    static override connect(options: synnefo.SynnefoClientOptions): Promise<SynnefoClient> {
      return SynnefoClient.connect(onServer(options));
    }
  }

  class PageCompute extends SynnefoCompute {
    constructor(options: synnefo.ServiceClientOptions) {
      super(onServer(options));
    }
  }

  return {
    "saltant/synnefo": { ...synnefo, SynnefoClient: PageClient, SynnefoCompute: PageCompute },
    "saltant/synnefo/testing": testing,
  };
}
