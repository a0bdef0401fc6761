import type { MockResponse } from "../kit/response.js";
import { methodNotAllowed } from "./faults.js";
import type { CloudRequest } from "./request.js";

/** Responds to a request. @param parts The groups of the pattern, in their order. */
export type Handler = (request: CloudRequest, ...parts: readonly string[]) => MockResponse;

/**
 * A path and its methods. The pattern is matched with the whole path below the root, without the leading slash, and without a trailing
 * slash or the suffix `.json`: `/servers\/(\d+)/`. The order of the methods is that of the header `Allow`.
 */
export type Route = readonly [pattern: RegExp, handlers: Readonly<Record<string, Handler>>];

/**
 * Responds with the first route whose pattern matches.
 *
 * @param onWrongMethod Replaces the fault for a method that the path does not have.
 * @returns The response; undefined if no route has the path.
 * @throws CloudFault with 405 for a method that the path does not have.
 */
export function route(
  routes: readonly Route[],
  request: CloudRequest,
  onWrongMethod: (allowed: readonly string[]) => MockResponse = refuse,
): MockResponse | undefined {
  const path = request.path.replace(/^\//, "").replace(/(\/|\.json)$/, "");
  for (const [pattern, handlers] of routes) {
    const match = new RegExp(`^(?:${pattern.source})$`).exec(path);
    if (match === null) continue;
    const handler = Object.hasOwn(handlers, request.method) ? handlers[request.method] : undefined;
    if (handler === undefined) return onWrongMethod(Object.keys(handlers));
    return handler(request, ...match.slice(1));
  }
  return undefined;
}

function refuse(allowed: readonly string[]): never {
  throw methodNotAllowed(allowed);
}
