import type { Database } from "../database/database.js";
import { dict } from "../django/python/values.js";
import { authenticate as authenticateWith } from "../django/rest/authentication.js";
import type { Jwt } from "../django/rest/jwt.js";
import { type Resource, routesOf } from "../django/rest/resource.js";
import { type ViewResponse, type Authenticate, type UserRequest, userView } from "../django/rest/view.js";
import type { Route } from "../django/router.js";
import type { Launcher } from "../launcher.js";
import { stateUpdateRoute, taskInstances } from "./task-instances.js";
import { taskQueues, taskWhitelists } from "./task-queues.js";
import { containerTaskTypes, executableTaskTypes } from "./task-types.js";
import { tokenRoutes } from "./tokens.js";
import { users } from "./users.js";

/** The root path of the API. */
export const apiRoot = "/api/";

/** All routes of saltant's API. */
export function apiRoutes(database: Database, launcher: Launcher, jwt: Jwt): Route[] {
  const authenticate: Authenticate = (headers) => authenticateWith(headers, database.users, jwt);
  const paths: string[] = [];
  const routes = <Row>(resource: Resource<Row>): Route[] => {
    paths.push(resource.path);
    return routesOf(resource, authenticate);
  };
  return [
    ...routes(users(database)),
    ...routes(taskInstances(database, database.container, launcher)),
    ...routes(containerTaskTypes(database)),
    ...routes(taskInstances(database, database.executable, launcher)),
    ...routes(executableTaskTypes(database)),
    ...routes(taskQueues(database)),
    ...routes(taskWhitelists(database)),
    rootRoute(paths, authenticate),
    stateUpdateRoute(database, launcher, authenticate),
    ...tokenRoutes(database, jwt),
  ];
}

/** The API root lists the collections. A format in its path is added to their paths. */
function rootRoute(paths: readonly string[], authenticate: Authenticate): Route {
  const list = ({ origin, format }: UserRequest): ViewResponse => {
    const suffix = format === undefined ? "" : `.${format}`;
    const links = paths.map((path) => [path, origin + apiRoot + path + suffix] as const);
    return { status: 200, data: dict(...links) };
  };
  const view = userView(authenticate, { GET: list, HEAD: list }, "Api Root");
  return { pattern: /^(?:\.(?<format>[a-z0-9]+)\/?)?$/, view: () => view };
}
