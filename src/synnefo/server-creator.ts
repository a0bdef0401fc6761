import type { Schema } from "../core/data/schema.js";
import { arrayOf, zodOf } from "../core/data/zod-schemas.js";
import * as z from "../core/data/zod.js";
import type { RequestOptions } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import { inField } from "./managers/cloud-manager.js";
import type { ServerWire } from "./models/server.js";
import { serverShape } from "./models/server-shape.js";
import type { ServerBody } from "./server-input.js";
import { Creations, type DatedItems, datedJson } from "./settle-creation.js";

/** Creates servers, each once. */
export class ServerCreator {
  readonly #transport: Transport;
  readonly #creations: Creations<NewServer>;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#creations = new Creations(transport.settings.clock, ({ wire }) => String(wire.id));
  }

  /**
   * Creates a server.
   *
   * @param within - The options of the next request of the call.
   * @returns The server, and its password if it is known.
   */
  async create(
    body: ServerBody,
    secrets: readonly string[],
    within: () => RequestOptions,
  ): Promise<{ readonly wire: ServerWire; readonly adminPass: string | null }> {
    const spec = { method: "POST", path: "/servers", body: { server: body }, changes: true, secrets } as const;
    const { wire, adminPass } = await this.#creations.run<NewServer>(
      body.name,
      within,
      async (options) => {
        const server = await this.#transport.call({ ...spec, isResponseSecret: true, options }, createdServer);
        const { adminPass: password, ...rest }: ServerWire & { readonly adminPass?: unknown } = server;
        return { wire: rest, adminPass: typeof password === "string" ? password : null };
      },
      (options) => this.#find(body, options),
    );
    // A server whose creation had no response.
    return { wire, adminPass: adminPass === undefined ? await this.#password(wire, within()) : adminPass };
  }

  /** The servers that a creation may have made: those of its flavor. */
  async #find({ flavorRef }: ServerBody, options: RequestOptions): Promise<DatedItems<NewServer>> {
    const spec = { method: "GET", path: "/servers/detail", accepts: datedJson, options } as const;
    const { value, sentMs } = await this.#transport.call(spec, datedList);
    const servers = value.filter((server) => String(server.flavor.id) === String(flavorRef));
    const items = servers.map((wire) => ({
      item: { wire },
      name: wire.name,
      createdMs: Date.parse(wire.created),
    }));
    return { items, sentMs };
  }

  /** The password of a server whose creation had no response, if the cloud still has it. */
  async #password({ id }: ServerWire, options: RequestOptions): Promise<string | null> {
    try {
      const spec = {
        method: "GET",
        path: "/servers/{id}/password",
        pathParams: { id },
        isResponseSecret: true,
      } as const;
      return await this.#transport.call({ ...spec, options }, passwordResponse);
    } catch {
      options.signal?.throwIfAborted();
      return null;
    }
  }
}

/** A new server. The password is null if the response had none, and undefined if there was no response. */
interface NewServer {
  readonly wire: ServerWire;
  readonly adminPass?: string | null;
}

const createdServer = inField("server", serverShape.schema);

/** The password of a server. */
export const passwordResponse: Schema<string> = inField("password", z.string());

const datedList: Schema<{ readonly value: readonly ServerWire[]; readonly sentMs: number | null }> = z.looseObject({
  value: zodOf(inField("servers", arrayOf(serverShape.schema))),
  sentMs: z.nullable(z.custom<number>()),
});
