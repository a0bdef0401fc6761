import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { LegacyError } from "../errors.js";
import { dispatch, type LegacyRequest } from "../http/request.js";
import { documentResponse, emptyResponse } from "../http/respond.js";
import { element } from "../xml/element.js";
import { putUser } from "./put.js";
import { userDocument, userItem } from "./views.js";

/** Responds to a request below `/user`. Any other path that begins with it lists the users: `/users` works, too. */
export function respondUser(context: Context, request: LegacyRequest): MockResponse {
  const name = /^\/user\/([^/]+)/.exec(request.path)?.[1];
  return name === undefined ? listUsers(context, request) : respondOne(context, request, name);
}

function listUsers({ users, host }: Context, request: LegacyRequest): MockResponse {
  if (!request.caller.privileged) throw new LegacyError(403);
  return dispatch(request, {
    GET: () => {
      const items = users.all().map((user) => userItem(user, host.clock.now()));
      return documentResponse(element("list", {}, items), request.accept);
    },
  });
}

function respondOne(context: Context, request: LegacyRequest, name: string): MockResponse {
  const user = context.users.get(name);
  const { caller } = request;
  const isSelf = caller.name === name && user !== undefined;
  return dispatch(request, {
    GET: () => {
      if (user === undefined) throw new LegacyError(404);
      if (!caller.privileged && !isSelf) throw new LegacyError(403, `Not allowed to access: ${name}`);
      return documentResponse(userDocument(user), request.accept);
    },
    PUT: () => putUser(context, request, name),
    DELETE: () => {
      if (!caller.privileged && !isSelf) throw new LegacyError(403, "Forbidden");
      // The server does not expect an administrator to delete a user who does not exist, and fails.
      if (user === undefined) throw new LegacyError(500);
      user.setState("DELETED");
      return emptyResponse(204);
    },
  });
}
