import type { LoginParameters, RequestOptions, SlipStreamClient } from "saltant/slipstream";
import type { CookieFile } from "saltant/node";

type Arguments = Readonly<Record<string, unknown>>;

type Run = (
  slipstream: SlipStreamClient,
  args: Arguments,
  options: RequestOptions,
  cookies: CookieFile | undefined,
) => Promise<unknown>;

/** What each method of slipstream-api about sessions takes by position or by name. */
export const sessionSignatures = {
  login: ["login_params"],
  login_internal: ["username", "password"],
  login_apikey: ["key", "secret"],
  logout: [],
  current_session: [],
  is_authenticated: [],
  username: [],
  "SessionStore.clear": ["domain"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The facade's counterparts of these methods. */
export const sessionCalls: Readonly<Record<keyof typeof sessionSignatures, Run>> = {
  login: ({ session }, { login_params: parameters }, options) => session.login(parameters as LoginParameters, options),
  login_internal: ({ session }, { username, password }, options) =>
    session.loginInternal(text(username), text(password), options),
  login_apikey: ({ session }, { key, secret }, options) => session.loginApiKey(text(key), text(secret), options),
  async logout({ session }, _, options) {
    await session.logout(options);
    return null;
  },
  current_session: async ({ session }, _, options) => (await session.current(options))?.id ?? null,
  is_authenticated: ({ session }, _, options) => session.isAuthenticated(options),
  username: ({ session }, _, options) => session.username(options),
  async "SessionStore.clear"(_, { domain }, __, cookies) {
    await cookies?.clear(text(domain));
    return null;
  },
};

/** An argument, which the facade checks. */
function text(value: unknown): string {
  return value as string;
}
