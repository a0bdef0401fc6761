import { UncaughtException } from "./errors.js";
import type { DjangoRequest } from "./request.js";
import { type DjangoResponse, type ErrorPages, permanentRedirect } from "./responses.js";
import type { View } from "./rest/view.js";

/** Django's URLconf: the routes of its paths. */
export interface UrlConf {
  /** The root path of all routes, with a slash at both ends. */
  readonly rootPath: string;
  readonly routes: readonly Route[];
  readonly errorPages: ErrorPages;
}

export interface Route {
  /** Matches the path below the root. The group `key` is passed to `view`, the group `format` is a suffix. */
  readonly pattern: RegExp;
  /** Returns the view for the key of a row in the path; the key is empty if there is none. */
  readonly view: (key: string) => View;
}

/** Responds with the first route that matches; with an error page if there is none, or if it fails. */
export async function dispatch(urls: UrlConf, request: DjangoRequest): Promise<DjangoResponse> {
  const { errorPages } = urls;
  const found = find(urls, request.path);
  if (found === undefined) {
    const hasRoute = !request.path.endsWith("/") && find(urls, `${request.path}/`) !== undefined;
    if (!hasRoute) return errorPages.notFound(request.method);
    return permanentRedirect(`${request.address.slice(request.origin.length)}/${request.search}`);
  }
  try {
    return await found.view(request, found.format);
  } catch (error) {
    if (error instanceof UncaughtException) return errorPages.serverError(request.method);
    throw error;
  }
}

function find({ rootPath, routes }: UrlConf, path: string): { view: View; format: string | undefined } | undefined {
  if (!path.startsWith(rootPath)) return undefined;
  const rest = path.slice(rootPath.length);
  for (const route of routes) {
    const match = route.pattern.exec(rest);
    if (match !== null) return { view: route.view(match.groups?.key ?? ""), format: match.groups?.format };
  }
  return undefined;
}

/** A route as in DRF's router: the trailing slash is optional, and so is a suffix for the format, such as `.json`. */
export function optionalSlashRoute(path: string, view: Route["view"]): Route {
  return { pattern: new RegExp(String.raw`^${path}/?(?:\.(?<format>[a-z0-9]+)/?)?$`), view };
}

/** A route as in Django itself, which must match exactly. */
export function exactRoute(path: string, view: Route["view"]): Route {
  return { pattern: new RegExp(`^${path}$`), view };
}

/** The part of a path that identifies a row. It has no dot, which would begin the suffix of a format. */
export const keyPattern = "(?<key>[^/.]+)";
