import {
  type ServerFilters,
  serverFilters,
  type ServerSortBy,
  serverSortFields,
} from "../../../generated/decapod/filters.js";
import { Pacer } from "../../core/async/pacer.js";
import { checkOptions, requireCount, requireObject, requireSecret } from "../../core/data/checks.js";
import { encodeInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import { isNotFound } from "../../core/errors/index.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import {
  discoveryInput,
  type DiscoveryInput,
  Server,
  serverChanges,
  type ServerInput,
  serverShape,
  type ServerWire,
} from "../models/server.js";
import { checkWaitOptions, type WaitOptions } from "../waits/wait-options.js";
import { waitForState } from "../waits/wait-for-state.js";
import { ChangeableManager } from "./versioned-manager.js";

/** The servers: `decapod.servers`. */
export class ServerManager extends ChangeableManager<Server, ServerWire, ServerInput, ServerFilters, ServerSortBy> {
  readonly model = Server;
  readonly #pacer: Pacer;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: serverShape,
      changes: serverChanges,
      path: "/v1/server/",
      list: "servers",
      filters: serverFilters,
      sortFields: serverSortFields,
    });
    this.#pacer = new Pacer(transport.settings.clock);
  }

  /**
   * Asks Decapod to discover a server: it logs in by SSH, gathers facts, and adds the server or updates it. The response comes before
   * that; {@link waitForDiscovery} waits for the server. A deleted server is there again after its discovery.
   *
   * @throws An `InvalidInputError` or `BadRequestError` for an invalid input; an `AmbiguousOutcomeError` if it is not known whether the
   *   discovery was requested.
   */
  async discover(input: DiscoveryInput, options: DiscoveryOptions = {}): Promise<void> {
    const self = selfOf(this);
    checkOptions("options", options, { discoveryToken: requireSecret });
    const { discoveryToken, ...request } = options;
    const body = encodeInput(discoveryInput, input, "server discovery");
    const spec = { method: "POST", path: self.listPath, body, changes: true, accepts: nothing } as const;
    if (discoveryToken === undefined) {
      await self.transport.call({ ...spec, options: request }, z.unknown());
      return;
    }
    const headers = { ...request.headers, Authorization: discoveryToken };
    await self.transport.call(
      { ...spec, secrets: [discoveryToken], options: { ...request, headers } },
      z.unknown(),
      true,
    );
  }

  /**
   * Waits until a server has been discovered: until it is there and not deleted. A discovery may fail, which only the logs of the Decapod
   * server tell: the wait then ends at its deadline.
   *
   * @param id - The id of the server, as for {@link discover}.
   * @param options - With `newerThan`, an older version does not count: for a server that is discovered again. If its facts are the same,
   *   there is no new version.
   * @throws A `WaitTimeoutError` at the deadline.
   */
  async waitForDiscovery(id: string, options: DiscoveryWaitOptions = {}): Promise<Server> {
    const self = selfOf(this);
    checkWaitOptions(options);
    requireObject("options", options);
    const { newerThan = 0, ...polling } = options;
    requireCount("newerThan", newerThan, 0, false);
    const serverId = self.idOf(id);
    const get = async (request: RequestOptions): Promise<Server | null> => {
      try {
        return await self.get(serverId, request);
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    };
    const isThere = (server: Server | null): server is Server =>
      server !== null && !server.isDeleted && server.version > newerThan;
    const found = await waitForState<Server | null>(
      {
        ...{
          transport: self.transport,
          pacer: self.#pacer,
          noun: "server",
          goal: "discovered",
          id: serverId,
          poll: get,
        },
        stateOf: (server) => (server === null ? "missing" : server.isDeleted ? "deleted" : `version ${server.version}`),
        isOver: isThere,
      },
      polling,
    );
    // A wait that is over has found one.
    return found ?? self.get(serverId);
  }

  protected override make(wire: ServerWire): Server {
    return new Server(this.shape, this, wire);
  }
}

/** How a discovery is requested. */
export interface DiscoveryOptions extends RequestOptions {
  /** The token of servers that register themselves, instead of the client's login. It permits nothing else. */
  readonly discoveryToken?: string | undefined;
}

/** How to wait for a discovery. */
export interface DiscoveryWaitOptions extends WaitOptions<Server | null> {
  /** The version that the server has already; only a newer one counts. Default 0. */
  readonly newerThan?: number | undefined;
}
