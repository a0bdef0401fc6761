import type { MockResponse } from "../../kit/response.js";
import type { CloudUser, Users } from "../cloud.js";
import { methodNotAllowed } from "../faults.js";
import type { CloudRequest } from "../request.js";

/** A request of a user. */
export interface Call {
  readonly user: CloudUser;
  readonly request: CloudRequest;
}

/** Responds to a request of a user. The parts are the groups of the pattern. */
export type CallHandler = (call: Call, ...parts: readonly string[]) => MockResponse;

/** A path below the root, and its methods in the order of the header `Allow`. */
export type CallRoute = readonly [pattern: RegExp, handlers: Readonly<Record<string, CallHandler>>];

/**
 * Responds with the first route that matches. The method is checked before the user.
 *
 * @returns The response; undefined if no route has the path.
 * @throws CloudFault.
 */
export function respond(
  routes: readonly CallRoute[],
  users: Users,
  request: CloudRequest,
  onWrongMethod: (allowed: readonly string[], path: string) => MockResponse = refuse,
): MockResponse | undefined {
  for (const [pattern, handlers] of routes) {
    const match = pattern.exec(request.path);
    if (match === null) continue;
    const handler = Object.hasOwn(handlers, request.method) ? handlers[request.method] : undefined;
    if (handler === undefined) return onWrongMethod(Object.keys(handlers), request.path);
    return handler({ user: users.userOf(request), request }, ...match.slice(1));
  }
  return undefined;
}

function refuse(allowed: readonly string[]): never {
  throw methodNotAllowed(allowed);
}

/** The pattern of a collection: `collection("/servers")`. As in the server, any character may stand before `json` and `xml`. */
export function collection(path: string): RegExp {
  return new RegExp(`^${path}(?:/|.json|.xml)?$`, "su");
}

/** The pattern of another path. Its groups should be lazy: a key that ends in `.json` loses that. */
export function item(path: string): RegExp {
  return new RegExp(`^${path}(?:.json|.xml)?$`, "su");
}
