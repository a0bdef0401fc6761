import type { ReadOnlyServer, ServerResponse } from "./check/read-only-server.js";
import type { ReadOperation } from "./check/read-operations.js";
import type { CommandContext } from "./command.js";
import type { DownloadCredentials } from "./load.js";

/** The settings of a service for `contract:check` and `contract:compare`: its files, and how its users authenticate. */
export interface ServiceAccess {
  /** In the order in which they are checked. */
  readonly contracts: readonly [ContractAccess, ...ContractAccess[]];
  /** The URL of a server's own description, for `--help`: `https://host/api/swagger/.json`. */
  readonly descriptionUrl: string;
  /** The path at which a password is exchanged for tokens or a cookie, or that has the catalog of the services. */
  readonly loginPath: string;
  /** The URL that the user passes and the requests of `contract:check`, for its `--help`. Default: the root of an API; GETs and a login. */
  readonly usage?: { readonly url: string; readonly requests: string };
  /** Completes the URL that the user passes, which has no trailing slash. Default: the URL is the root of the API. */
  readonly rootOf?: (url: string) => string;
  /**
   * Whether `contract:check` reads what is below the objects of lists, too: `/servers/{server_id}/metadata/{key}`. Then each operation has a
   * request for its success, and refusals that the contract lists (403 and 501) are no differences. Default: false.
   */
  readonly readsBelow?: boolean;
  /** The environment variables that each command reads, for its `--help`. */
  readonly environment: { readonly check: string; readonly compare: string };
  /** The credentials for a server's own description: the token from the environment, if there is one. */
  readonly downloadCredentials: (env: CommandContext["env"]) => DownloadCredentials;
  /**
   * Turns the user's credentials from the environment into headers, with a login if that is needed. Adds every secret
   * to `secrets`, including those that a login returns.
   *
   * @throws A `CommandError` for credentials that are missing or refused.
   */
  readonly authorize: (
    url: string,
    server: ReadOnlyServer,
    context: CommandContext,
    secrets: Set<string>,
  ) => Promise<Authorized>;
}

/** A contract of a service. */
export interface ContractAccess {
  /** Its name among the contracts of the service: `compute`. */
  readonly name: string;
  readonly path: string;
  readonly knownDifferencesPath: string;
}

/** The headers that authenticate a request, and the response to the login if one was needed. */
export interface Authorized {
  readonly headers: Readonly<Record<string, string>>;
  readonly login?: ServerResponse;
  /** Where an operation of a contract is, or the reason why it is not checked. Default: below the URL, with the `headers`. */
  readonly placeOf?: (contract: string, operation: ReadOperation) => Place | string;
}

/** The root of an operation's API, and the headers that authenticate its requests. */
export interface Place {
  /** Without a trailing slash. Default: that of the server. */
  readonly root?: string;
  readonly headers: Readonly<Record<string, string>>;
}
