import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import type { Wire } from "../contract.js";

/** The version and the time of the server: `decapod.info`. */
export class InfoManager {
  readonly #transport: Transport;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    keepSelf(this);
    this.#transport = transport;
  }

  /** Gets the version and the time of the server. This needs no login. */
  async get(options?: RequestOptions): Promise<ServerInfo> {
    const spec = { method: "GET", path: "/v1/info/", options } as const;
    return selfOf(this).#transport.call(spec, info, true);
  }
}

/** The version of Decapod, and the server's time: in its own zone, in UTC and as a unix time in seconds. */
export interface ServerInfo extends Wire<"Info"> {}

const info = z.looseObject({
  time: z.looseObject({
    local: z.string(),
    utc: z.string(),
    unix: z.custom<number>(Number.isFinite, "expected a number"),
  }),
  version: z.string(),
});
