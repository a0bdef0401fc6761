import { arrayOf } from "../../core/data/zod-schemas.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import { Playbook, playbookShape, type PlaybookWire } from "../models/playbook.js";

/** The playbooks: `decapod.playbooks`. */
export class PlaybookManager extends ResourceManager<Playbook, PlaybookWire> {
  readonly model = Playbook;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, playbookShape);
  }

  /** Lists the playbooks that the server has, by name. */
  async list(options?: RequestOptions): Promise<Playbook[]> {
    const self = selfOf(this);
    const { items } = await self.transport.call({ method: "GET", path: "/v1/playbook/", options }, playbookList);
    return items.map((wire) => self.make(wire));
  }

  /**
   * Gets one playbook by its id. The server sends all of them for it.
   *
   * @throws A `NotFoundError` if the server has no such playbook.
   */
  async get(id: PlaybookWire["id"], options?: RequestOptions): Promise<Playbook> {
    const self = selfOf(this);
    const found = (await self.list(options)).find((playbook) => playbook.id === id);
    if (found !== undefined) return found;
    throw self.notFound("/v1/playbook/", { id });
  }

  protected override make(wire: PlaybookWire): Playbook {
    return new Playbook(this.shape, wire);
  }
}

const playbookList = z.looseObject({ items: arrayOf(playbookShape.schema) });
