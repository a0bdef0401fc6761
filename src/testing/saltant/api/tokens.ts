import type { Database } from "../database/database.js";
import { ApiException } from "../django/errors.js";
import { dict } from "../django/python/values.js";
import { parseBody } from "../django/rest/body.js";
import { textField } from "../django/rest/fields.js";
import { type Jwt, TokenError } from "../django/rest/jwt.js";
import { accept, type Field } from "../django/rest/serializer.js";
import { type ViewResponse, publicView, type RoutedRequest } from "../django/rest/view.js";
import { exactRoute, type Route } from "../django/router.js";

interface Login {
  username: string;
  password: string;
}

interface Refresh {
  refresh: string;
}

const loginFields: readonly Field<Login>[] = [
  textField("username", { isRequired: true }),
  textField("password", { isRequired: true }),
];

const refreshFields: readonly Field<Refresh>[] = [textField("refresh", { isRequired: true })];

/** The routes that issue JWTs. */
export function tokenRoutes(database: Database, jwt: Jwt): Route[] {
  const obtain = async (request: RoutedRequest): Promise<ViewResponse> => {
    const { username = "", password } = accept(loginFields, await parseBody(request.body, request.headers), {});
    const user = database.userNamed(username);
    if (user?.password === undefined || user.password !== password || !user.isActive) {
      throw unauthorized(dict(["detail", "No active account found with the given credentials"]));
    }
    const { refresh, access } = await jwt.login(user.id);
    return { status: 200, data: dict(["refresh", refresh], ["access", access]) };
  };
  const refresh = async (request: RoutedRequest): Promise<ViewResponse> => {
    const sent = accept(refreshFields, await parseBody(request.body, request.headers), {});
    try {
      return { status: 200, data: dict(["access", await jwt.refresh(sent.refresh ?? "")]) };
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      throw unauthorized(dict(["detail", error.message], ["code", "token_not_valid"]));
    }
  };
  return [
    exactRoute("token/", () => publicView({ POST: obtain }, "Token Obtain Pair Permissive")),
    exactRoute("token/refresh/", () => publicView({ POST: refresh }, "Token Refresh")),
  ];
}

/** The only responses with the status 401. */
function unauthorized(data: ReturnType<typeof dict>): ApiException {
  return new ApiException(401, data, { "www-authenticate": 'Bearer realm="api"' });
}
