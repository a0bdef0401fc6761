import type { UserRow } from "../../database/rows.js";
import { detailError, ErrorReply } from "../errors.js";
import { dict, type PythonValue } from "../python/values.js";
import { negotiate, renderJson } from "./renderer.js";
import type { Reply } from "../responses.js";
import type { ApiRequest } from "../../../kit/request.js";

/** What a handler has to say. */
export interface Answer {
  readonly status: number;
  readonly data: PythonValue;
  /** How many rows were gone through for it. Default: none to speak of. */
  readonly rows?: number;
}

/** A request that has been found to lead somewhere. */
export interface RoutedRequest extends ApiRequest {
  /** The suffix of the path that asks for a form of the answer, such as `json`. */
  readonly format: string | undefined;
}

/** A request to an endpoint that wants to know who asks. */
export interface UserRequest extends RoutedRequest {
  readonly user: UserRow;
}

/** Something that happens to a request of one method. */
export type Handler<Asked extends RoutedRequest> = (request: Asked) => Answer | Promise<Answer>;

/** Handlers by method, in the order in which the Allow header names them. */
export type Handlers<Asked extends RoutedRequest> = Readonly<Record<string, Handler<Asked>>>;

/** What is at a path, for the values that the path gave to the route's blanks. */
export type View = (request: ApiRequest, format: string | undefined) => Promise<Reply>;

/** Finds out who asks; throws an `ErrorReply` for whom it does not let in. */
export type Authenticate = (headers: Headers) => Promise<UserRow>;

/** A view for users. Who asks is settled before whether the method is known. */
export function userView(authenticate: Authenticate, handlers: Handlers<UserRequest>, about?: string): View {
  const handle = async (request: RoutedRequest): Promise<Answer> => {
    const user = await authenticate(request.headers);
    return handlerFor(request, handlers, about)({ ...request, user });
  };
  return view(handle, allowed(handlers, about), "Accept, Cookie");
}

/** A view for everybody. */
export function openView(handlers: Handlers<RoutedRequest>, about?: string): View {
  return view((request) => handlerFor(request, handlers, about)(request), allowed(handlers, about), "Accept");
}

function view(handle: (request: RoutedRequest) => Answer | Promise<Answer>, allow: string, vary: string): View {
  return async (request, format) => {
    let render = renderJson;
    try {
      render = negotiate(request, format);
      const { status, data, rows } = await handle({ ...request, format });
      return { ...render(status, data, { vary, allow }), ...(rows !== undefined && { rows }) };
    } catch (error) {
      if (!(error instanceof ErrorReply)) throw error;
      return render(error.status, error.data, { vary, allow, ...error.headers });
    }
  };
}

/** Views that describe themselves answer OPTIONS, too; the viewsets of saltant do not. */
function allowed(handlers: Handlers<never>, about: string | undefined): string {
  return [...Object.keys(handlers), ...(about === undefined ? [] : ["OPTIONS"])].join(", ");
}

function handlerFor<Asked extends RoutedRequest>(
  request: RoutedRequest,
  handlers: Handlers<Asked>,
  about: string | undefined,
): Handler<Asked> {
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
