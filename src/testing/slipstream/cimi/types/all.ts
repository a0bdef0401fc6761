import type { ResourceType } from "../resource-type.js";
import { credentials } from "./credentials.js";
import { events } from "./events.js";
import { jobs } from "./jobs.js";
import { plainTypes } from "./plain.js";
import { quotas } from "./quotas.js";
import { serviceCatalog } from "./service-catalog.js";
import { type LoginHost, sessions } from "./sessions.js";
import { templates } from "./templates.js";

/** All types of resources. */
export function allTypes(host: LoginHost): readonly ResourceType[] {
  return [
    sessions(host),
    credentials(host.apiKeys),
    events,
    jobs,
    quotas,
    ...serviceCatalog,
    ...plainTypes,
    ...templates,
  ];
}
