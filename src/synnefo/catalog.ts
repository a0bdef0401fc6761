import { SharedWork } from "../core/async/concurrency.js";
import type { Schema } from "../core/data/schema.js";
import { checkOptions } from "../core/data/checks.js";
import { arrayOf, zodOf } from "../core/data/zod-schemas.js";
import * as z from "../core/data/zod.js";
import { InvalidInputError } from "../core/errors/index.js";
import { normalizeBaseUrl } from "../core/http/connection.js";
import { requestChecks, type RequestOptions, type RequestSpec } from "../core/http/request.js";
import type { Transport } from "../core/http/transport.js";
import { Renewal } from "../core/sessions/renewal.js";
import { describeValue } from "../core/text.js";
import { ServiceMissingError } from "./errors.js";
import { services, type ServiceType, withVersion } from "./services.js";

/**
 * The catalog of a cloud: where each of its services is. It is requested when it is first needed, once for all calls that wait for it,
 * and kept for as long as the client.
 */
export class Catalog {
  readonly #transport: Transport;
  readonly #work = new SharedWork();
  readonly #requests = new Renewal<readonly CatalogService[]>();
  #known: readonly CatalogService[] | null = null;

  /** @param transport - That of the identity service. */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The services, from the last response or from a new one. */
  async services(options: RequestOptions = {}): Promise<readonly CatalogService[]> {
    checkOptions("options", options, requestChecks);
    const { signal, ...request } = options;
    return (
      this.#known ??
      this.#work.run((canceled) => this.#requests.run(() => this.#request({ ...request, signal: canceled })), signal)
    );
  }

  /** Takes over a catalog that came with another response. */
  remember(known: readonly CatalogService[]): void {
    this.#known = known;
  }

  /**
   * The root of a service's API, with the version.
   *
   * @throws A `ServiceMissingError` if the catalog has none.
   */
  async rootOf(type: ServiceType, signal: AbortSignal | undefined): Promise<string> {
    const { version } = services[type];
    const { publicURL } = endpointOf(await this.services({ signal }), type, version);
    return withVersion(publicUrl(type, publicURL), version);
  }

  /**
   * A URL that only an endpoint's own fields have: the pages' root of the identity service.
   *
   * @throws A `ServiceMissingError` if the catalog has none.
   */
  async pagesRoot(signal: AbortSignal | undefined): Promise<string> {
    const endpoint = endpointOf(await this.services({ signal }), "account", services.account.version);
    return publicUrl("account", endpoint["SNF:uiURL"]);
  }

  /**
   * The root of OAuth 2, which not every cloud has.
   *
   * @throws A `ServiceMissingError` if the catalog has none.
   */
  async oauthRoot(signal: AbortSignal | undefined): Promise<string> {
    return publicUrl("astakos_auth", endpointOf(await this.services({ signal }), "astakos_auth", "").publicURL);
  }

  async #request(options: RequestOptions): Promise<readonly CatalogService[]> {
    const { access } = await this.#transport.call({ ...catalogSpec, options }, catalogResponse, true);
    return (this.#known = access.serviceCatalog);
  }
}

/** A service of a cloud, as the catalog describes it. */
export interface CatalogService {
  /** The name of the service, such as `cyclades_compute`. */
  readonly name: string;
  /** The type of the service, such as `compute`. */
  readonly type: string;
  /** Where it is. */
  readonly endpoints: readonly CatalogEndpoint[];
}

/** Where a service is. */
export interface CatalogEndpoint {
  /** The version of the API, such as `v2.0`; may be empty. */
  readonly versionId: string;
  /** The URL, with the version at its end or without. */
  readonly publicURL: string;
  /** The URL of pages for people. */
  readonly "SNF:uiURL"?: string;
}

/** Without a body the response is the catalog alone, and needs no token. */
const catalogSpec: RequestSpec = { method: "POST", path: "/tokens", idempotent: true };

/** The services in a response. */
export const serviceCatalog: Schema<CatalogService[]> = arrayOf<CatalogService>(
  z.looseObject({
    name: z.string(),
    type: z.string(),
    endpoints: z.array(
      z.looseObject({
        versionId: z.string(),
        publicURL: z.string(),
        "SNF:uiURL": z.exactOptional(z.string()),
      }),
    ),
  }),
);

const catalogResponse: Schema<{ access: { serviceCatalog: CatalogService[] } }> = z.looseObject({
  access: z.looseObject({ serviceCatalog: zodOf(serviceCatalog) }),
});

/**
 * The endpoint of a service. Where there are several, the one of this version, else the first.
 *
 * @throws A `ServiceMissingError` if there is none.
 */
export function endpointOf(known: readonly CatalogService[], type: string, version: string): CatalogEndpoint {
  const endpoints = known.filter((service) => service.type === type).flatMap((service) => service.endpoints);
  const found = endpoints.find(({ versionId }) => versionId === `v${version}`) ?? endpoints[0];
  if (found !== undefined) return found;
  throw missingService(known, type);
}

/** The error for a service that the catalog does not have. */
export function missingService(known: readonly CatalogService[], type: string): ServiceMissingError {
  const types = [...new Set(known.map((service) => service.type))].join(", ");
  return new ServiceMissingError(
    type,
    `the cloud's catalog has no service of the type ${type}; it has ${types || "none"}`,
  );
}

/** Checks a URL of the catalog. */
function publicUrl(type: string, url: unknown): string {
  try {
    // In a page, a relative one would lead to the page's own server.
    if (typeof url === "string" && /^https?:\/\//i.test(url)) return normalizeBaseUrl("the URL", url);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
  }
  throw new ServiceMissingError(
    type,
    `the cloud's catalog has no valid URL for the type ${type}: ${describeValue(url)}`,
  );
}
