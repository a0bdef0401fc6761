import { createOptionalDeadline } from "../../core/async/abort.js";
import { SharedWork } from "../../core/async/concurrency.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { timeoutError } from "../../core/http/error-factories.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { describeValue } from "../../core/text.js";
import { nearestTo } from "../../core/nearest-name.js";
import type { CimiResourceWire } from "../models/cimi-resource.js";
import { entryPointShape } from "../models/entry-point.js";
import { linksIn } from "./links.js";

const entryPointPath = "/api/cloud-entry-point";

/**
 * The collections of a server. Its entry point, which names them, is requested when it is first needed, once for all calls that wait for
 * it. It is kept unless it failed.
 */
export class Collections {
  readonly #transport: Transport;
  readonly #work = new SharedWork();
  #entryPoint: Promise<CimiResourceWire> | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * The entry point. Its request has the client's own deadlines; those of the call bound the wait.
   *
   * @param within - Gives the options of the call's next request.
   */
  async entryPoint(within: () => RequestOptions): Promise<CimiResourceWire> {
    const { signal, totalTimeoutMs = Infinity } = within();
    const { clock, service, baseUrl } = this.#transport.settings;
    const total = createOptionalDeadline(clock, totalTimeoutMs, signal);
    try {
      return await this.#work.run((canceled) => this.#request(canceled), total.signal);
    } catch (error) {
      if (!total.passed || error !== total.signal?.reason) throw error;
      const info = { service, method: "GET", url: baseUrl + entryPointPath, path: entryPointPath, attempts: 1 };
      throw timeoutError(info, "totalTimeoutMs", totalTimeoutMs);
    } finally {
      total.end();
    }
  }

  /**
   * The type of the resources in a collection, which is the last part of its path: `service-offer` for `serviceOffers`.
   *
   * @throws An `InvalidInputError` for a collection that the server does not have.
   */
  async typeOf(collection: string, within: () => RequestOptions): Promise<string> {
    const found = linksIn(await this.entryPoint(within));
    const type = found.get(collection);
    if (type !== undefined) return type;
    const nearest = nearestTo(collection, [...found.keys()], mostSuggestions);
    throw new InvalidInputError(
      `the server has no collection ${describeValue(collection)}; the nearest are ${nearest.join(", ")}`,
    );
  }

  async #request(canceled: AbortSignal): Promise<CimiResourceWire> {
    this.#entryPoint ??= this.#transport.call(
      { method: "GET", path: entryPointPath, options: { signal: canceled } },
      entryPointShape.schema,
    );
    const requested = this.#entryPoint;
    try {
      return await requested;
    } catch (error) {
      if (this.#entryPoint === requested) this.#entryPoint = undefined;
      throw error;
    }
  }
}

/** How many names a message suggests. */
const mostSuggestions = 3;
