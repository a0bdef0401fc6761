import { createOptionalDeadline } from "../../core/async/abort.js";
import { SharedWork } from "../../core/async/concurrency.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { timeoutError } from "../../core/http/error-factories.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { describeValue } from "../../core/text.js";
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
    const nearest = nearestTo(collection, [...found.keys()]);
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

/** The names that differ least from a given one, apart from case, hyphens and a plural. */
function nearestTo(name: string, known: readonly string[]): string[] {
  const plain = (text: string): string =>
    text
      .slice(0, longestName)
      .toLowerCase()
      .replace(/[^a-z0-9]|s\b/g, "");
  const wanted = plain(name);
  const ranked = known.map((each) => ({ each, distance: editDistance(wanted, plain(each)) }));
  return ranked
    .sort((one, other) => one.distance - other.distance || (one.each < other.each ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(({ each }) => each);
}

/** How much of a name is compared. */
const longestName = 50;

/** How many characters must be inserted, deleted or replaced to turn one string into the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const next = [index + 1];
    for (const [column, above] of row.slice(1).entries()) {
      const replaced = (row[column] ?? 0) + (other[column] === one[index] ? 0 : 1);
      next.push(Math.min(above + 1, (next[column] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
