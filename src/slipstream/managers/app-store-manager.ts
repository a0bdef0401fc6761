import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { App, appShape } from "../models/app.js";
import { moduleList } from "../xml/modules.js";
import { moduleListSchema } from "./module-manager.js";

/** The published modules: `slipstream.appStore`. */
export class AppStoreManager {
  readonly #transport: Transport;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    keepSelf(this);
    this.#transport = transport;
  }

  /** Lists all published versions that the user may read. Several versions of one module may be published. */
  async list(options?: RequestOptions): Promise<App[]> {
    const spec = { method: "GET", path: "/appstore", accepts: moduleList, options } as const;
    const { children } = await selfOf(this).#transport.call(spec, moduleListSchema);
    return children.map((wire) => new App(appShape, wire));
  }
}
