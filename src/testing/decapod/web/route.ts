import type { Json } from "../json.js";
import type { Version } from "../store/collection.js";
import type { UserData } from "../store/models.js";
import type { Token } from "../store/tokens.js";
import type { ApiRequest } from "./request.js";
import type { RawResponse } from "./response.js";

/** A path below `/v1/`, and the handlers of its methods. */
export interface Route {
  /** Matches the path without its closing slash; its groups are the path parameters. */
  readonly pattern: RegExp;
  readonly handlers: Readonly<Partial<Record<Method, Handler>>>;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Handles a request. It throws an ApiError if it refuses it. */
export type Handler = (request: ApiRequest, session: Session) => Json | RawResponse;

/** Handles a request of a user who has logged in. */
export type UserHandler = (request: ApiRequest, user: Version<UserData>) => Json | RawResponse;

/** The authentication of a request. */
export interface Session {
  /** The token whose expiry is in the response. */
  token: Token | undefined;
}

const uuid = "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";

/** A route whose path holds `{id}` for a UUID, `{version}` for a number, and `{text}` for any segment. */
export function route(path: string, handlers: Route["handlers"]): Route {
  const pattern = path
    .replace("{id}", `(?<id>${uuid})`)
    .replace("{version}", String.raw`(?<version>\d+)`)
    .replace("{text}", "(?<text>[^/]+)");
  return { pattern: new RegExp(`^${pattern}$`), handlers };
}
