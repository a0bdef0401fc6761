import { ApiException, detailError } from "../errors.js";
import { dict, type PythonValue } from "../python/values.js";
import type { DjangoRequest } from "../request.js";
import type { DjangoResponse } from "../responses.js";
import type { UserRow } from "./authentication.js";
import { negotiate, renderJson } from "./renderer.js";

/** Responds to the requests for one path. `format` is the suffix of the path, if it has one. */
export type View = (request: DjangoRequest, format: string | undefined) => Promise<DjangoResponse>;

/** A view for authenticated users. The user is checked before the method. */
export function userView(authenticate: Authenticate, handlers: Handlers<UserRequest>, about?: string): View {
  const handle = async (request: RoutedRequest): Promise<ViewResponse> => {
    const user = await authenticate(request.headers);
    return handlerFor(request, handlers, about)({ ...request, user });
  };
  return view(handle, allowed(handlers, about), "Accept, Cookie");
}

/** A view without authentication. */
export function publicView(handlers: Handlers<RoutedRequest>, about?: string): View {
  return view((request) => handlerFor(request, handlers, about)(request), allowed(handlers, about), "Accept");
}

function view(
  handle: (request: RoutedRequest) => ViewResponse | Promise<ViewResponse>,
  allow: string,
  vary: string,
): View {
  return async (request, format) => {
    let render = renderJson;
    try {
      render = negotiate(request, format);
      const { status, data, rows } = await handle({ ...request, format });
      return { ...render(status, data, { vary, allow }), ...(rows !== undefined && { rows }) };
    } catch (error) {
      if (!(error instanceof ApiException)) throw error;
      return render(error.status, error.data, { vary, allow, ...error.headers });
    }
  };
}

/** A response before it is rendered in the requested format: DRF's `Response`. */
export interface ViewResponse {
  readonly status: number;
  readonly data: PythonValue;
  /** The number of rows that it lists. Default: 0. */
  readonly rows?: number;
}

/** A request that matches a route. */
export interface RoutedRequest extends DjangoRequest {
  /** The format in the suffix of the path, such as `json`. */
  readonly format: string | undefined;
}

/** A request of an authenticated user. */
export interface UserRequest extends RoutedRequest {
  readonly user: UserRow;
}

/** Responds to the requests of one method. */
export type Handler<Req extends RoutedRequest> = (request: Req) => ViewResponse | Promise<ViewResponse>;

/** Handlers by method, in the order of the Allow header. */
export type Handlers<Req extends RoutedRequest> = Readonly<Record<string, Handler<Req>>>;

/** Finds the user who sent a request; throws an `ApiException` if there is none, or if the user is not allowed to log in. */
export type Authenticate = (headers: Headers) => Promise<UserRow>;

/** Views with metadata also allow OPTIONS; the viewsets of saltant do not. */
function allowed(handlers: Handlers<never>, about: string | undefined): string {
  return [...Object.keys(handlers), ...(about === undefined ? [] : ["OPTIONS"])].join(", ");
}

function handlerFor<Req extends RoutedRequest>(
  request: RoutedRequest,
  handlers: Handlers<Req>,
  about: string | undefined,
): Handler<Req> {
  const { method } = request;
  if (Object.hasOwn(handlers, method) && handlers[method] !== undefined) return handlers[method];
  if (method === "OPTIONS" && about !== undefined) return () => ({ status: 200, data: description(about) });
  throw detailError(405, `Method "${method}" not allowed.`);
}

function description(name: string): PythonValue {
  return dict(
    ["name", name],
    ["description", ""],
    ["renders", ["application/json", "text/html"]],
    ["parses", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]],
  );
}
