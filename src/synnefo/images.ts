import type { Client } from "openapi-fetch";
import type { paths } from "../../generated/synnefo/image/schema.js";
import { createRawClient } from "../core/http/raw-client.js";
import { isSafe } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import { keepSelf, selfOf } from "../core/self.js";
import { type ServiceClientOptions, serviceTransport } from "./client-options.js";
import { ImageManager } from "./managers/image-manager.js";

/**
 * A client of the image service alone. A program that needs no other service contains no other.
 *
 * @example
 * ```ts
 * const { images } = new SynnefoImages({ authUrl, token });
 * const all = await images.list();
 * ```
 */
export class SynnefoImages {
  /** Images of the image service. */
  readonly images: ImageManager;
  readonly #transport: Transport;
  #api: Client<paths> | undefined;

  /**
   * Makes a client. Sends nothing.
   *
   * @param options - With `authUrl`, the URL of the service comes from the cloud's catalog; with `url` it is given.
   * @throws An `InvalidInputError` for options that cannot work.
   */
  constructor(options: ServiceClientOptions) {
    keepSelf(this);
    const transport = serviceTransport("image", options);
    this.images = new ImageManager(transport);
    this.#transport = transport;
  }

  /** Raw calls by path and method, typed by the contract, with this client's credentials, deadlines and retries. Only reads are retried. */
  get api(): Client<paths> {
    const self = selfOf(this);
    return (self.#api ??= createRawClient<paths>(self.#transport, {}, isSafe, true));
  }
}
