import { keepSelf, selfOf } from "../../core/self.js";

/**
 * The response to an add: the id of the new resource, and what the server shows only there, such as the secret of an API key. Printed
 * forms and JSON leave that out.
 */
export class AddedResource {
  /** The id of the new resource. */
  readonly id: string;
  /** What the server says, such as `created event/UUID`. */
  readonly message: string;
  readonly #shown: Readonly<Record<string, unknown>>;

  /** @internal Made by the manager. */
  constructor(wire: Readonly<Record<string, unknown>> & { readonly "resource-id": string; readonly message?: string }) {
    keepSelf(this);
    const { status: _, message = "", "resource-id": id, ...shown } = wire;
    this.id = id;
    this.message = message;
    this.#shown = shown;
  }

  /**
   * What the server shows only in this response, as it writes it: `secrets().secretKey` of an API key. Store it: it cannot be read again.
   *
   * A method and not a property, so that no log shows it.
   */
  secrets(): Readonly<Record<string, unknown>> {
    return { ...selfOf(this).#shown };
  }

  /** The server's message. */
  toString(): string {
    return this.message;
  }
}
