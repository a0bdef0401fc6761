import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { requireSecret } from "../../src/core/data/checks.js";
import { checkVariable, isSet } from "../../src/core/environment.js";
import { BadEnvironmentError, InvalidInputError } from "../../src/core/errors/index.js";
import { normalizeBaseUrl } from "../../src/core/http/connection.js";
import { type CatalogService, endpointOf, serviceCatalog } from "../../src/synnefo/catalog.js";
import { readEnvironment } from "../../src/synnefo/environment.js";
import { ServiceMissingError } from "../../src/synnefo/errors.js";
import { services, withVersion } from "../../src/synnefo/services.js";
import { NoResponseError, type ReadOnlyServer } from "./check/read-only-server.js";
import type { ReadOperation } from "./check/read-operations.js";
import { CommandError, type CommandContext } from "./command.js";
import type { Authorized, ContractAccess, Place, ServiceAccess } from "./service-access.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const access: ServiceAccess = {
  contracts: [
    contractOf("identity"),
    contractOf("compute"),
    contractOf("network"),
    contractOf("volume"),
    contractOf("image"),
  ],
  descriptionUrl: "https://host/openapi.yaml",
  loginPath: "/tokens",
  usage: {
    url: "the identity service, such as https://host/identity/v2.0",
    requests:
      "only GETs and HEADs are sent, one after another, and a POST to /tokens without a body,\nwhich returns the catalog of the services",
  },
  environment: {
    check:
      "SYNNEFO_TOKEN, of any user. It is sent to the services that the catalog names.\n" +
      "SYNNEFO_SERVICE_TOKEN, the token of a service: without it, the operations for services are not checked.",
    compare: "none; no credentials are sent to SOURCE. Redirects are not followed.",
  },
  downloadCredentials: () => ({}),
  rootOf: (url) => withVersion(url, "2.0"),
  readsBelow: true,
  authorize,
};

function contractOf(name: string): ContractAccess {
  return {
    name,
    path: join(root, `openapi/synnefo-${name}.yaml`),
    knownDifferencesPath: join(root, "openapi/synnefo-known-differences.yaml"),
  };
}

async function authorize(
  url: string,
  server: ReadOnlyServer,
  { env }: CommandContext,
  secrets: Set<string>,
): Promise<Authorized> {
  const { token, serviceToken } = readTokens(url, env);
  for (const secret of [token, serviceToken]) if (secret !== undefined) secrets.add(secret);
  const login = await server.login().catch((error: unknown) => {
    if (error instanceof NoResponseError) throw new CommandError(`the catalog cannot be read: ${error.message}`);
    throw error;
  });
  const catalog = readCatalog(login.text);
  if (catalog === undefined) {
    throw new CommandError(
      `the catalog cannot be read: tokens responds with a ${login.status} without one; is the URL that of the identity service?`,
    );
  }
  const headers = { "X-Auth-Token": token };
  const placeOf = (contract: string, operation: ReadOperation): Place | string => {
    const why = skipped.get(operation.name);
    if (why !== undefined) return why;
    const isForServices = operation.schemes.includes("ServiceToken");
    if (isForServices && serviceToken === undefined)
      return "it needs the token of a service: set SYNNEFO_SERVICE_TOKEN";
    const place = rootOf(catalog, contract, operation);
    if ("missing" in place) return place.missing;
    if (isForServices && serviceToken !== undefined) return { ...place, headers: { "X-Auth-Token": serviceToken } };
    return { ...place, headers: operation.needsCredentials ? headers : {} };
  };
  return { headers, login, placeOf };
}

/** The reads whose requests or responses are secret. */
const skipped: ReadonlyMap<string, string> = new Map([
  ["GET /tokens/{token_id}", "its path has a token of OAuth 2"],
  ["GET /servers/{server_id}/password", "its response has a password"],
]);

/** The tokens of the user and, if there is one, of a service. */
function readTokens(url: string, env: CommandContext["env"]): { token: string; serviceToken: string | undefined } {
  const { SYNNEFO_SERVICE_TOKEN: serviceToken } = env;
  try {
    const { token } = readEnvironment({ ...env, SYNNEFO_AUTH_URL: url });
    if (!isSet(serviceToken)) return { token, serviceToken: undefined };
    checkVariable("SYNNEFO_SERVICE_TOKEN", () => requireSecret("token", serviceToken));
    return { token, serviceToken };
  } catch (error) {
    if (error instanceof BadEnvironmentError) throw new CommandError(error.message);
    throw error;
  }
}

function readCatalog(text: string): readonly CatalogService[] | undefined {
  try {
    const shape = z.object({ access: z.object({ serviceCatalog: z.unknown() }) });
    return serviceCatalog.safeParse(shape.parse(JSON.parse(text)).access.serviceCatalog).data;
  } catch {
    return undefined;
  }
}

/** The root of an operation's API; of the identity service, which has several, the one that the contract states for the path. */
function rootOf(
  catalog: readonly CatalogService[],
  contract: string,
  { server = "" }: ReadOperation,
): { readonly root?: string } | { readonly missing: string } {
  try {
    if (contract !== "identity") return { root: endpointRoot(catalog, contract) };
    if (server.endsWith("/identity/v2.0")) return {};
    if (server.endsWith("/account/v1.0")) return { root: endpointRoot(catalog, "account") };
    if (server.endsWith("/ui")) return { root: checkedRoot(endpointOf(catalog, "account", "1.0")["SNF:uiURL"]) };
    return { missing: "this command does not know the root of its API" };
  } catch (error) {
    if (error instanceof ServiceMissingError) return { missing: error.message };
    if (error instanceof InvalidInputError) return { missing: `the catalog has no valid URL for it: ${error.message}` };
    throw error;
  }
}

function endpointRoot(catalog: readonly CatalogService[], type: string): string {
  const found = Object.entries(services).find(([each]) => each === type);
  const version = found?.[1].version ?? "";
  return checkedRoot(withVersion(endpointOf(catalog, type, version).publicURL.replace(/\/+$/, ""), version));
}

function checkedRoot(url: unknown): string {
  return normalizeBaseUrl("the URL", url);
}
