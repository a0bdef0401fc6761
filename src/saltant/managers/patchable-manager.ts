import type { InputShape } from "../../core/input.js";
import type { Transport } from "../../core/transport.js";
import type { PatchableModel } from "../models/named-model.js";
import { NamedManager, type NamedManagerDefinition, type NameFilter, type WriteOptions } from "./named-manager.js";

/** What the server lets be changed in parts: queues and whitelists. */
export abstract class PatchableManager<
  M extends PatchableModel<Wire, Input>,
  Wire extends object,
  Input extends object,
  Filters extends NameFilter,
> extends NamedManager<M, Wire, Input, Filters> {
  readonly #changes: InputShape<object>;

  /** @internal Managers are made by the client. */
  protected constructor(
    transport: Transport,
    definition: NamedManagerDefinition<Wire, Filters> & { readonly changes: InputShape<object> },
  ) {
    super(transport, definition);
    this.#changes = definition.changes;
  }

  /**
   * Changes some properties on the server and leaves the others.
   *
   * @throws As `put` does.
   */
  async patch(id: number, changes: Partial<Input>, options?: WriteOptions): Promise<M> {
    return this.write("PATCH", id, this.encode(this.#changes, changes, options), options);
  }
}
