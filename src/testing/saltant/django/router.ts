import { ServerFault } from "./errors.js";
import { type ErrorPages, notFoundReply, serverErrorReply } from "../error-pages.js";
import { permanentRedirect, type Reply } from "./responses.js";
import type { ApiRequest } from "../../kit/request.js";
import type { View } from "./rest/view.js";

/** What a path leads to. */
export interface Route {
  /** Matches the path below the API's root; the group `key` is handed to `view`, the group `format` names a suffix. */
  readonly pattern: RegExp;
  /** The view for the part of the path that names a row; empty where there is none. */
  readonly view: (key: string) => View;
}

/** Below which every path of the API lies. */
export const apiRoot = "/api/";

/** A route as DRF's router makes it: the closing slash may be missing, and a suffix such as `.json` may name a format. */
export function optionalSlashRoute(path: string, view: Route["view"]): Route {
  return { pattern: new RegExp(String.raw`^${path}/?(?:\.(?<format>[a-z0-9]+)/?)?$`), view };
}

/** A route of Django's own, of which nothing may be missing. */
export function exactRoute(path: string, view: Route["view"]): Route {
  return { pattern: new RegExp(`^${path}$`), view };
}

/** The part of a path that names a row: no dot, as that would begin a format's suffix. */
export const keyPattern = "(?<key>[^/.]+)";

/** Answers requests by the first route that matches, and with an error page where there is none or where it fails. */
export async function dispatch(routes: readonly Route[], request: ApiRequest, pages: ErrorPages): Promise<Reply> {
  const found = find(routes, request.path);
  if (found === undefined) {
    const hasRoute = !request.path.endsWith("/") && find(routes, `${request.path}/`) !== undefined;
    if (!hasRoute) return notFoundReply(pages, request.method);
    return permanentRedirect(`${request.address.slice(request.origin.length)}/${request.search}`);
  }
  try {
    return await found.view(request, found.format);
  } catch (error) {
    if (error instanceof ServerFault) return serverErrorReply(pages, request.method);
    throw error;
  }
}

function find(routes: readonly Route[], path: string): { view: View; format: string | undefined } | undefined {
  if (!path.startsWith(apiRoot)) return undefined;
  const rest = path.slice(apiRoot.length);
  for (const route of routes) {
    const match = route.pattern.exec(rest);
    if (match !== null) return { view: route.view(match.groups?.key ?? ""), format: match.groups?.format };
  }
  return undefined;
}
