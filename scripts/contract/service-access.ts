import type { ReadOnlyServer, ServerResponse } from "./check/read-only-server.js";
import type { CommandContext } from "./command.js";
import type { DownloadCredentials } from "./load.js";

/** The settings of a service for `contract:check` and `contract:compare`: its files, and how its users authenticate. */
export interface ServiceAccess {
  readonly contractPath: string;
  readonly knownDifferencesPath: string;
  /** The URL of a server's own description, for `--help`: `https://host/api/swagger/.json`. */
  readonly descriptionUrl: string;
  /** The path at which a password is exchanged for tokens or a cookie. */
  readonly loginPath: string;
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

/** The headers that authenticate a request, and the response to the login if one was needed. */
export interface Authorized {
  readonly headers: Readonly<Record<string, string>>;
  readonly login?: ServerResponse;
}
