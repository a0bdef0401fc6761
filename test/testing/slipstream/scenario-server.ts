import { VirtualClock } from "../../../src/testing/kit/virtual-clock.js";
import { EmbeddedServer, type EmbeddedServerOptions } from "../../../src/testing/slipstream/index.js";
import type { ReceivedAnswer } from "./compare.js";
import { legacySeed } from "./legacy-state.js";
import type { SampleRequest, State } from "./samples.js";

/** A server in a state, and the user whose cookie requests have. */
export class Scenario {
  readonly server: EmbeddedServer;
  readonly #cookie: string | undefined;

  /** @param usesAges Whether the age of machines counts, and not when they were measured. */
  constructor(state: State, usesAges: boolean) {
    this.server = new EmbeddedServer(optionsOf(state, usesAges));
    const { loggedInAs: user = null, cookieSession } = state;
    this.#cookie = user === null ? undefined : this.server.cookie(user, cookieSession);
  }

  /** Sends a request, with the cookie in place of the one that it shows. */
  async send({ method, path, query = [], headers: shown, body }: SampleRequest): Promise<ReceivedAnswer> {
    const { Cookie, ...headers } = shown;
    const search =
      query.length === 0 ? "" : `?${new URLSearchParams(query.map(([name, value]) => [name, value])).toString()}`;
    const response = await this.server.fetch(`${origin}${path}${search}`, {
      method,
      headers: { ...headers, ...(Cookie !== undefined && { Cookie: this.#cookie ?? Cookie }) },
      redirect: "manual",
      ...(body !== undefined && body !== "" && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Sends a request for XML as another user. */
  async sendAs(user: string, request: Pick<SampleRequest, "method" | "path" | "body">): Promise<ReceivedAnswer> {
    const { method, path, body } = request;
    const response = await this.server.fetch(`${origin}${path}`, {
      ...{ method, headers: { Accept: "application/xml", Cookie: this.server.cookie(user) } },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
}

/** The host of the recordings. */
const origin = "https://slipstream.example.org";

function optionsOf(state: State, usesAges: boolean): EmbeddedServerOptions {
  const { cimi, apiKeys, namespaces } = state;
  const clock = new VirtualClock({ start: new Date("2017-12-01T11:00:00Z"), autoAdvance: false });
  return {
    ...legacySeed(state, usesAges ? clock.now() : undefined),
    clock,
    ...(cimi !== undefined && { resources: cimi }),
    ...(apiKeys !== undefined && { apiKeys }),
    ...(namespaces !== undefined && { namespaces }),
  };
}
