import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandError } from "./command.js";
import type { ServiceAccess } from "./service-access.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Stands in for the access to a live server: the commands cannot send a cookie yet. */
export const access: ServiceAccess = {
  contractPath: join(root, "openapi/slipstream.yaml"),
  knownDifferencesPath: join(root, "openapi/slipstream-known-differences.yaml"),
  descriptionUrl: "https://host/openapi.yaml",
  loginPath: "/api/session",
  environment: { check: "none.", compare: "none." },
  downloadCredentials: () => ({ variable: "SLIPSTREAM_COOKIE" }),
  authorize: () => Promise.reject(new CommandError("contract:check cannot log in to SlipStream")),
};
