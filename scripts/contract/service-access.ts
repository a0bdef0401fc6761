import type { ReadOnlyServer, ServerResponse } from "./check/read-only-server.js";
import type { CommandContext } from "./command.js";
import type { DownloadCredentials } from "./load.js";

/** What `contract:check` and `contract:compare` have to know of a service: where its files are, and how its users authenticate. */
export interface ServiceAccess {
  readonly contractPath: string;
  readonly knownDifferencesPath: string;
  /** Where a server of the service describes itself, for `--help`: `https://host/api/swagger/.json`. */
  readonly descriptionUrl: string;
  /** The path at which a password is exchanged for tokens. */
  readonly loginPath: string;
  /** The environment variables that each command reads, for its `--help`. */
  readonly environment: { readonly check: string; readonly compare: string };
  /** The credentials for a server's description of itself: the token from the environment, if there is one. */
  readonly downloadCredentials: (env: CommandContext["env"]) => DownloadCredentials;
  /**
   * Turns the user's own credentials from the environment into a header, by a login where that is needed. Adds every secret to
   * `secrets`, those that a login returns as well.
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

/** The `Authorization` header, and the response to the login if one was needed. */
export interface Authorized {
  readonly authorization: string;
  readonly login?: ServerResponse;
}
