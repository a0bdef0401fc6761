import { raceAbort } from "../../core/async/abort.js";
import { checkOptions, milliseconds, requireSecret, requireString } from "../../core/data/checks.js";
import { checkSendable } from "../../core/data/json.js";
import { arrayOf, zodOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { formContent } from "../../core/http/contents.js";
import { nothing } from "../../core/http/formats.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { CachedValue, type CacheOptions, defaultMaxAgeMs } from "../cached-value.js";
import { type Catalog, type CatalogService, missingService, serviceCatalog } from "../catalog.js";
import { ServiceMissingError } from "../errors.js";
import { wireId } from "../models/cloud-shape.js";
import { toDate } from "../models/fields.js";
import { OAuthToken, type OAuthTokenInput, oauthTokenSpec } from "../oauth-token.js";
import { Project } from "../models/project.js";
import { idOf, type Reference } from "../references.js";

/** Who the token belongs to, and where the services are: `cloud.identity`. */
export class IdentityManager {
  readonly #transport: Transport;
  readonly #catalog: Catalog;
  readonly #account: Transport;
  readonly #oauth: Transport;
  readonly #user: CachedValue<CloudUser>;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, catalog: Catalog, account: Transport, oauth: Transport) {
    keepSelf(this);
    this.#transport = transport;
    this.#catalog = catalog;
    this.#account = account;
    this.#oauth = oauth;
    this.#user = new CachedValue(transport.settings.clock);
  }

  /**
   * Checks the client's token, and gets its user and the catalog of services. Both are kept: {@link user} and {@link services} return
   * them.
   *
   * @throws An `AuthenticationError` if the token is unknown or has expired, or its user is inactive or has not accepted the terms of use;
   *   a `BadRequestError` if `tenantName` is not the UUID of the user; an `InvalidInputError` if the credentials have no `X-Auth-Token`.
   */
  async authenticate(options: AuthenticateOptions = {}): Promise<Access> {
    const self = selfOf(this);
    const access = await self.#authenticate(options);
    self.#user.set(access.user);
    return access;
  }

  /**
   * Gets the user and the expiry of a token that came from OAuth 2. The token of a user account is not valid here.
   *
   * @param token - The token. No error, log line or hook shows it.
   * @throws A `NotFoundError` if the token is unknown or has expired, or is not for `belongsTo`.
   */
  async validateToken(token: string, options: ValidateTokenOptions = {}): Promise<CloudUser> {
    const self = selfOf(this);
    const id = requireSecret("token", token);
    checkOptions("options", options, { belongsTo: requireString });
    const { belongsTo, ...request } = options;
    if (belongsTo !== undefined) checkSendable(belongsTo, "options.belongsTo");
    const { access } = await self.#transport.call(
      {
        ...({ method: "GET", path: "/tokens/{token_id}", pathParams: { token_id: id } } as const),
        query: belongsTo === undefined ? {} : { belongsTo },
        ...{ secrets: [id], isResponseSecret: true, options: request },
      },
      tokenResponse,
      true,
    );
    return toUser(access);
  }

  /** Gets the services of the cloud. They are requested once, and kept for as long as the client. */
  async services(options?: RequestOptions): Promise<readonly CatalogService[]> {
    const self = selfOf(this);
    return self.#catalog.services(options);
  }

  /** Gets the endpoints of all services. See {@link services}. */
  async endpoints(options?: RequestOptions): Promise<ServiceEndpoint[]> {
    const self = selfOf(this);
    const services = await self.#catalog.services(options);
    return services.flatMap(({ name, type, endpoints }) =>
      endpoints.map((endpoint) => ({
        ...{ name, type, version: endpoint.versionId, url: endpoint.publicURL },
        uiUrl: endpoint["SNF:uiURL"] ?? null,
      })),
    );
  }

  /**
   * Gets a service. See {@link services}.
   *
   * @param type - The type, such as `compute`. Case does not matter.
   * @throws A `ServiceMissingError` if the cloud has none of this type.
   */
  async serviceDetails(type: string, options?: RequestOptions): Promise<CatalogService> {
    const self = selfOf(this);
    requireString("type", type);
    const services = await self.#catalog.services(options);
    const found = services.find((service) => service.type.toLowerCase() === type.toLowerCase());
    if (found === undefined) throw missingService(services, type);
    return found;
  }

  /**
   * Gets the URL of a service, as the catalog has it: some end with the version, others do not. See {@link services}.
   *
   * @param type - The type, such as `compute`. Case does not matter.
   * @param version - The version, such as `v2.0` or `2.0`. Default: that of the first endpoint.
   * @throws A `ServiceMissingError` if the cloud has none of this type and version.
   */
  async endpointUrl(type: string, version?: string, options?: RequestOptions): Promise<string> {
    const self = selfOf(this);
    if (version !== undefined) requireString("version", version);
    const { endpoints } = await self.serviceDetails(type, options);
    const wanted = version?.toLowerCase().replace(/^v/, "");
    const found = endpoints.find(
      ({ versionId }) => wanted === undefined || versionId.toLowerCase().replace(/^v/, "") === wanted,
    );
    if (found !== undefined) return found.publicURL;
    const versions = endpoints.map(({ versionId }) => versionId || '""').join(", ");
    throw new ServiceMissingError(
      type,
      `the cloud's catalog has no version ${String(version)} of the service ${type}; it has ${versions || "none"}`,
    );
  }

  /**
   * Gets the user of the client's token. The user is kept for a while; calls at the same time share one request.
   *
   * @throws What {@link authenticate} throws.
   */
  async user(options: UserOptions = {}): Promise<CloudUser> {
    const self = selfOf(this);
    checkOptions("options", options, { ...requestChecks, maxAgeMs: milliseconds(0) });
    const { maxAgeMs = defaultMaxAgeMs, signal, ...request } = options;
    return self.#user.get(
      async (canceled) => (await self.#authenticate({ ...request, signal: canceled })).user,
      maxAgeMs,
      signal,
    );
  }

  /**
   * Sets the project whose quotas count where a request names none. The user must be a member; to own the project is not enough. The
   * system project, whose id is the UUID of the user, resets it.
   *
   * @throws A `NotFoundError` if there is no such project, or the user has no membership in it; a `PermissionDeniedError` if the membership
   *   is not accepted, or the project is suspended.
   */
  async setDefaultProject(project: Reference<Project>, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const body = { project_id: idOf("project", project, Project) };
    try {
      await self.#account.call(
        {
          ...({ method: "POST", path: "/myaccount/default_project", body, changes: true } as const),
          // To set it a second time changes nothing.
          ...{ idempotent: true, accepts: nothing, options },
        },
        z.unknown(),
      );
    } finally {
      self.#user.forget();
    }
  }

  /**
   * Exchanges a code of OAuth 2 for a token of short life. A code can be used once, so it is never sent twice. Not every cloud has OAuth 2.
   *
   * @throws A `BadRequestError` if the code, the client or the address is not valid; a `ServiceMissingError` if the cloud has no OAuth 2; an
   *   `AmbiguousOutcomeError` if it is not known whether the code was used.
   */
  async oauthToken(input: OAuthTokenInput, options?: RequestOptions): Promise<OAuthToken> {
    const self = selfOf(this);
    const { form, headers, secrets } = oauthTokenSpec(input);
    checkOptions("options", options, requestChecks);
    return self.#oauth.call(
      {
        ...({ method: "POST", path: "/token", content: formContent(form), changes: true, secrets } as const),
        isResponseSecret: true,
        options: { ...options, headers: { ...options?.headers, ...headers } },
      },
      oauthResponse,
      true,
    );
  }

  /** Removes the user that was kept, so that the next call requests it. */
  forget(): void {
    selfOf(this).#user.forget();
  }

  async #authenticate(options: AuthenticateOptions): Promise<Access> {
    checkOptions("options", options, { ...requestChecks, tenantName: requireString });
    const { tenantName, ...request } = options;
    if (tenantName !== undefined) checkSendable(tenantName, "options.tenantName");
    const id = await this.#token(request.signal);
    const auth = { token: { id }, ...(tenantName !== undefined && { tenantName }) };
    const { access } = await this.#transport.call(
      {
        ...({ method: "POST", path: "/tokens", body: { auth }, idempotent: true } as const),
        ...{ secrets: [id], isResponseSecret: true, options: request },
      },
      accessResponse,
      true,
    );
    this.#catalog.remember(access.serviceCatalog);
    return { user: toUser(access), services: access.serviceCatalog };
  }

  /** The token of the client's credentials. */
  async #token(signal: AbortSignal | undefined): Promise<string> {
    const { credentials } = this.#transport.settings;
    signal?.throwIfAborted();
    const context = this.#transport.credentialsContext(signal);
    const work = Promise.resolve(credentials.authorization(context));
    // Credentials of a scheme of the caller's own may return anything.
    const authorization: unknown = await raceAbort(work, signal);
    const isHeaders = typeof authorization === "object" && authorization !== null;
    const entry = Object.entries(isHeaders ? authorization : {}).find(
      ([name]) => name.toLowerCase() === "x-auth-token",
    );
    if (entry === undefined)
      throw new InvalidInputError("the credentials have no X-Auth-Token, which the service requires here");
    return requireSecret("X-Auth-Token", entry[1]);
  }
}

/** How a token is checked. */
export interface AuthenticateOptions extends RequestOptions {
  /** The UUID of the user that the token must belong to. Default: any. */
  readonly tenantName?: string | undefined;
}

/** How a token of OAuth 2 is validated. */
export interface ValidateTokenOptions extends RequestOptions {
  /** An address that must begin with the token's scope. Without it, only a token for all addresses is valid. */
  readonly belongsTo?: string | undefined;
}

/** How the user is requested. */
export interface UserOptions extends RequestOptions, CacheOptions {}

/** What a token gives access to. */
export interface Access {
  /** The user of the token. */
  readonly user: CloudUser;
  /** The services of the cloud. */
  readonly services: readonly CatalogService[];
}

/** The user of a token. */
export interface CloudUser {
  /** The UUID. It is the id of the user's system project, too. */
  readonly id: string;
  /** The name in real life. */
  readonly name: string;
  /** The groups of the user. */
  readonly roles: readonly Role[];
  /** The ids of the projects whose quotas the user can use; null if the server does not say. */
  readonly projects: readonly string[] | null;
  /** The id of the project whose quotas count where a request names none. */
  readonly defaultProject: string;
  /** When the token expires; null if the server does not say. */
  readonly tokenExpires: Date | null;
}

/** A group of users. */
export interface Role {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly name: string;
}

/** Where a service is. */
export interface ServiceEndpoint {
  /** The name of the service, such as `cyclades_compute`. */
  readonly name: string;
  /** The type of the service, such as `compute`. */
  readonly type: string;
  /** The version of the API, such as `v2.0`; may be empty. */
  readonly version: string;
  /** The URL, with the version at its end or without. */
  readonly url: string;
  /** The URL of pages for people; null if there are none. */
  readonly uiUrl: string | null;
}

const accessFields = {
  token: z.looseObject({ expires: z.string(), tenant: z.looseObject({ id: z.string() }) }),
  user: z.looseObject({
    id: z.string(),
    name: z.string(),
    roles: arrayOf(z.looseObject({ id: wireId, name: z.string() })),
    projects: z.exactOptional(z.array(z.string())),
  }),
};
const tokenAccess = z.looseObject(accessFields);
const tokenResponse = z.looseObject({ access: tokenAccess });
const accessResponse = z.looseObject({
  access: z.looseObject({ ...accessFields, serviceCatalog: zodOf(serviceCatalog) }),
});

const oauthResponse = z.pipe(
  z.looseObject({
    access_token: z.string(),
    token_type: z.string(),
    expires_in: z.custom<number>((value) => typeof value === "number", "expected a number"),
  }),
  z.transform(({ access_token, token_type, expires_in }) => new OAuthToken(access_token, token_type, expires_in)),
);

function toUser({ token, user }: z.infer<typeof tokenAccess>): CloudUser {
  const { id, name, roles, projects = null } = user;
  return {
    ...{ id, name, projects, defaultProject: token.tenant.id },
    roles: roles.map((role) => ({ id: String(role.id), name: role.name })),
    tokenExpires: toDate(token.expires),
  };
}
