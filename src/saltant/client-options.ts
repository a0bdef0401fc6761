import { type CommonConnectionOptions, connectionSettings } from "../core/http/connection.js";
import type { TransportSettings } from "../core/http/transport.js";
import { createCredentials } from "./credentials/create-credentials.js";
import type { CredentialOptions } from "./credentials/credential-options.js";
import { toError } from "./django/error-factory.js";

/** What a {@link SaltantClient} is made with. */
export type SaltantClientOptions = ConnectionOptions & CredentialOptions;

/** Where the server is, and how the client sends its requests. */
export interface ConnectionOptions extends CommonConnectionOptions {
  /** The root of the API, such as `https://host/api/`. In a web page it may be relative, as for `fetch`. */
  readonly baseApiUrl: string;
}

/** Checks the options, fills in the defaults, and adds what is saltant's: its credentials and its errors. */
export function transportSettings(options: SaltantClientOptions): TransportSettings {
  const connection = connectionSettings("saltant", options, "baseApiUrl");
  return {
    ...connection,
    credentials: createCredentials(options, connection.baseUrl),
    toError: (response, isApiKnown) => toError(response, connection.clock.now(), isApiKnown),
  };
}
