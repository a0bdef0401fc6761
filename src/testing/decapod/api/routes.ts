import type { Clock } from "../../../core/async/clock.js";
import type { Route } from "../web/route.js";
import { authRoutes } from "./auth.js";
import { cinderRoutes } from "./cinder-integration.js";
import { clusterRoutes } from "./clusters.js";
import type { Context } from "./context.js";
import { executionRoutes } from "./executions.js";
import { infoRoutes } from "./info.js";
import { passwordResetRoutes } from "./password-reset.js";
import { configurationRoutes } from "./playbook-configurations.js";
import { roleRoutes } from "./roles.js";
import { serverRoutes } from "./servers.js";
import { userRoutes } from "./users.js";

/** All routes of Decapod's API. */
export function apiRoutes(context: Context, clock: Clock): Route[] {
  return [
    ...authRoutes(context),
    ...infoRoutes(context, clock),
    ...userRoutes(context),
    ...roleRoutes(context),
    ...serverRoutes(context),
    ...clusterRoutes(context),
    ...configurationRoutes(context),
    ...executionRoutes(context),
    ...passwordResetRoutes(context),
    ...cinderRoutes(context),
  ];
}
