import { requirePlainObject, requireSecret } from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/index.js";
import { type CommonConnectionOptions, connectionSettings, normalizeBaseUrl } from "../core/http/connection.js";
import { type Credentials, requireCredentials } from "../core/http/credentials.js";
import { Transport } from "../core/http/transport.js";
import { describeValue } from "../core/text.js";
import { Catalog } from "./catalog.js";
import { toError } from "./error-factory.js";
import { services, type ServiceType, withVersion } from "./services.js";

/** What a {@link SynnefoClient} is made with. */
export type SynnefoClientOptions = ConnectionOptions & CredentialOptions;

/** Where the cloud is, and how the client sends its requests. */
export interface ConnectionOptions extends CommonConnectionOptions {
  /**
   * The URL of the identity service, such as `https://accounts.example.org/identity/v2.0`. The version is added where it is missing. The
   * catalog there has the URLs of the other services.
   */
  readonly authUrl: string;
  /** URLs of services that go before those of the catalog, by the type of the service. The version is added where it is missing. */
  readonly endpoints?: Endpoints | undefined;
}

/** URLs of services by their types. */
export type Endpoints = Readonly<Partial<Record<ServiceType, string | undefined>>>;

/** What the client of one service is made with: where the cloud is, or where the service is. */
export type ServiceClientOptions = (CloudConnectionOptions | ServiceConnectionOptions) & CredentialOptions;

/** Where the cloud is, and so its catalog, which has the URL of the service. */
export interface CloudConnectionOptions extends ConnectionOptions {
  readonly url?: undefined;
}

/** Where one service is: no catalog is requested. */
export interface ServiceConnectionOptions extends CommonConnectionOptions {
  /** The URL of the service, such as `https://cyclades.example.org/compute/v2.0`. The version is added where it is missing. */
  readonly url: string;
  readonly authUrl?: undefined;
  readonly endpoints?: undefined;
}

// The most common way is the last one: the compiler's message for options that fit none is about that.
/** How the client proves who it is. */
export type CredentialOptions = OwnCredentialsOptions | TokenOptions;

/** The token of a user, or of a service. Once it has expired, calls fail with an `AuthenticationError`. */
export interface TokenOptions {
  /** The token. It is sent to the services that the catalog names. */
  readonly token: string;
  readonly credentials?: undefined;
}

/** Credentials of a scheme of your own. */
export interface OwnCredentialsOptions {
  /** Supplies the headers of each request: `X-Auth-Token`. */
  readonly credentials: Credentials;
  readonly token?: undefined;
}

/** A cloud: makes the transports of its services, which share the options, the credentials and the catalog. */
export class Cloud {
  /** The transport of the identity service. */
  readonly identity: Transport;
  readonly catalog: Catalog;
  readonly #endpoints: Endpoints;

  /**
   * @throws An `InvalidInputError` for options that cannot work.
   */
  constructor(options: SynnefoClientOptions) {
    const settings = connectionSettings("synnefo", options, "authUrl");
    this.#endpoints = checkedEndpoints(options.endpoints);
    this.identity = newTransport({ ...settings, baseUrl: withVersion(settings.baseUrl, "2.0") }, options);
    this.catalog = new Catalog(this.identity);
  }

  /** Makes the transport of a service. */
  transport(type: ServiceType): Transport {
    const url = this.#endpoints[type];
    const { settings } = this.identity;
    if (url === undefined) return this.locatedBy((signal) => this.catalog.rootOf(type, signal));
    const baseUrlOption = `endpoints.${type}`;
    const baseUrl = withVersion(normalizeBaseUrl(baseUrlOption, url), services[type].version);
    return newTransport({ ...settings, baseUrl, baseUrlOption }, settings);
  }

  /** Makes a transport whose root the catalog knows. */
  locatedBy(locate: (signal: AbortSignal | undefined) => Promise<string>): Transport {
    const { settings } = this.identity;
    return new Transport({ ...settings, locate });
  }
}

/**
 * Makes the transport of a client for one service.
 *
 * @throws An `InvalidInputError` for options that cannot work.
 */
export function serviceTransport(type: ServiceType, options: ServiceClientOptions): Transport {
  // Not every caller uses the compiler.
  const given: { readonly authUrl?: unknown; readonly endpoints?: unknown } = options;
  if (!isServiceConnection(options)) return new Cloud(options).transport(type);
  if (given.authUrl !== undefined) throw new InvalidInputError("the client needs authUrl or url, not both");
  if (given.endpoints !== undefined)
    throw new InvalidInputError("endpoints needs authUrl; url is the endpoint already");
  const settings = connectionSettings("synnefo", options, "url");
  return newTransport({ ...settings, baseUrl: withVersion(settings.baseUrl, services[type].version) }, options);
}

function isServiceConnection(options: ServiceClientOptions): options is ServiceConnectionOptions & CredentialOptions {
  const given: unknown = options;
  return typeof given === "object" && given !== null && "url" in given && given.url !== undefined;
}

function newTransport(settings: ReturnType<typeof connectionSettings>, options: CredentialOptions): Transport {
  const { clock, baseUrlOption } = settings;
  return new Transport({
    ...settings,
    credentials: readCredentials(options),
    toError: (response) => toError(response, baseUrlOption, clock.now()),
  });
}

/** @throws An `InvalidInputError` for an unknown service and for a URL that is none. */
function checkedEndpoints(endpoints: unknown): Endpoints {
  if (endpoints === undefined) return {};
  requirePlainObject("endpoints", endpoints);
  for (const [type, url] of Object.entries(endpoints)) {
    if (!Object.hasOwn(services, type)) {
      const known = Object.keys(services).join(", ");
      throw new InvalidInputError(`endpoints: there is no service ${describeValue(type)}; the services are ${known}`);
    }
    if (url !== undefined) normalizeBaseUrl(`endpoints.${type}`, url);
  }
  return { ...endpoints };
}

function readCredentials(options: CredentialOptions): Credentials {
  // Not every caller uses the compiler.
  const { token, credentials }: { readonly token?: unknown; readonly credentials?: unknown } = options;
  if ((token === undefined) === (credentials === undefined)) {
    throw new InvalidInputError("the client needs one kind of credentials: token, or credentials");
  }
  if (options.credentials !== undefined) return requireCredentials(options.credentials);
  const secret = requireSecret("token", token);
  return { authorization: () => ({ "X-Auth-Token": secret }), secrets: () => [secret] };
}
