import type { Transport } from "../../core/http/transport.js";
import { keepSelf } from "../../core/self.js";

export class DeploymentManager {
  readonly #transport: Transport;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, ..._: unknown[]) {
    keepSelf(this);
    this.#transport = transport;
  }
}
