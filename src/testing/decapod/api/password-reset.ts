import { str } from "../json.js";
import type { Mail } from "../store/database.js";
import type { ResetToken } from "../store/reset-tokens.js";
import { methodDisabled, notFound, refusal } from "../web/errors.js";
import type { ApiRequest } from "../web/request.js";
import { type Handler, type Route, route } from "../web/route.js";
import { exactly, nonEmptyString } from "../web/schemas.js";
import type { Context } from "./context.js";
import { readBody } from "./resource.js";

const newReset = exactly({ login: nonEmptyString });
const newPassword = exactly({ password: nonEmptyString });

export function passwordResetRoutes({ database, settings }: Context): Route[] {
  const { users, tokens, resetTokens, mails } = database;
  const unlessReadOnly = (handler: Handler): Handler => {
    return (request, session) => {
      if (settings.isReadOnly) throw methodDisabled();
      return handler(request, session);
    };
  };
  const find = ({ parts }: ApiRequest): ResetToken => {
    const found = resetTokens.get(parts.text ?? "");
    if (found === undefined) throw notFound();
    return found;
  };
  const request: Handler = (sent) => {
    const { login } = readBody(sent, newReset);
    const user = users.alive().find(({ data }) => data.login === login);
    if (user === undefined) throw refusal("UnknownUserError", `Unknown user with ID ${str(login)}`);
    const { token } = resetTokens.create(user.id);
    mails.push(resetMail(str(user.data.email), token));
    return { message: "Password reset was requested." };
  };
  const peek: Handler = (sent) => {
    find(sent);
    return { message: "Password reset was requested" };
  };
  const reset: Handler = (sent) => {
    const { password } = readBody(sent, newPassword);
    const found = find(sent);
    resetTokens.delete(found);
    const user = users.latest(found.userId);
    if (user === undefined || user.timeDeleted > 0) throw refusal("BadRequest", `Invalid user ${found.userId}`);
    users.save(user, { ...user.data, password: str(password) }, user.initiatorId);
    tokens.revokeAll(user.id);
    return { message: "Password has been reset" };
  };
  return [
    route("password_reset", { POST: unlessReadOnly(request) }),
    route("password_reset/{text}", { GET: unlessReadOnly(peek), POST: unlessReadOnly(reset) }),
  ];
}

function resetMail(to: string, token: string): Mail {
  const text = `Hi,\n\nWe've got the request to reset your password.\n\nYour password reset token is "${token}".\n`;
  return { to, subject: "Password reset for Decapod", text, password: null, token };
}
