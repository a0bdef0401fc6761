import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import * as z from "../../core/data/zod.js";
import { permissionList } from "../models/fields.js";
import type { PermissionClass } from "../models/role.js";

/** The permissions that roles may have: `decapod.permissions`. */
export class PermissionManager {
  readonly #transport: Transport;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    keepSelf(this);
    this.#transport = transport;
  }

  /** Lists the permissions by class, each sorted. The order of the classes is not fixed. */
  async list(options?: RequestOptions): Promise<PermissionClass[]> {
    const spec = { method: "GET", path: "/v1/permission/", options } as const;
    return (await selfOf(this).#transport.call(spec, permissions)).items;
  }
}

const permissions = z.looseObject({ items: permissionList });
