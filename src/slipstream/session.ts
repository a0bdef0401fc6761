import type { Clock } from "../core/async/clock.js";
import { requirePlainObject } from "../core/data/checks.js";
import { checkSendable } from "../core/data/json.js";
import {
  InvalidInputError,
  PermissionDeniedError,
  RequestError,
  ServerError,
  UnexpectedResponseError,
} from "../core/errors/index.js";
import type { Authorization, Credentials, CredentialsContext } from "../core/http/credentials.js";
import type { RequestOptions, RequestSpec } from "../core/http/request.js";
import { CookieJar } from "../core/sessions/cookie-jar.js";
import type { CookieStore } from "../core/sessions/cookie-store.js";
import { Renewal } from "../core/sessions/renewal.js";
import { messageOf } from "../core/text.js";
import { loginPath } from "./error-factory.js";

/** The parameters of a login: the id of a session template, and what that asks for. */
export interface LoginParameters {
  /** Such as `session-template/internal`. */
  readonly href: string;
  readonly [parameter: string]: unknown;
}

/** What a session is made of. */
export interface SessionSettings {
  /** The root of the server, without a slash at its end. */
  readonly baseUrl: string;
  readonly clock: Clock;
  /** Null for a client that cannot log in. */
  readonly login: LoginParameters | null;
  readonly cookieStore: CookieStore | null;
  readonly insecure: boolean;
  /** Whether the browser keeps the cookies, and shows them to no program. */
  readonly inBrowser: boolean;
}

/** How long a session is known to be alive after a look at the server, in milliseconds. */
const knownAliveMs = 30_000;

/**
 * Credentials with the cookie that a login sets. They log in when a cookie is first needed, and again when it has expired or was
 * refused. All waiting calls share one login.
 */
export class SessionCredentials implements Credentials {
  readonly #settings: SessionSettings;
  readonly #origin: string;
  /** The path of the endpoint, with a slash at its end. */
  readonly #path: string;
  readonly #jar: CookieJar;
  readonly #logins = new Renewal<Authorization>();
  readonly #looks = new Renewal<boolean>();
  readonly #reloads = new Renewal<boolean>();
  #login: LoginParameters | null;
  #loaded: Promise<void> | null = null;
  /** Whether the jar has cookies that the store does not. */
  #isSaved = true;
  /** In a browser: stands for the cookie of this client's last login; null before it. */
  #browserLogin: Authorization | null = null;
  /** A cookie that is of no use, even if the store still has it. */
  #refused: Authorization | null = null;
  /** How many responses have set cookies. */
  #received = 0;
  /** Until when the current session need not be looked at. */
  #aliveUntilMs = 0;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
    this.#login = settings.login;
    const { origin, pathname } = new URL(settings.baseUrl);
    this.#origin = origin;
    this.#path = pathname.replace(/\/?$/, "/");
    this.#jar = new CookieJar(settings.baseUrl, !settings.insecure);
  }

  /** The parameters with which the client logs in; null if it cannot. */
  get login(): LoginParameters | null {
    return this.#login;
  }

  async authorization(context: CredentialsContext): Promise<Authorization> {
    await (this.#loaded ??= this.#load(context));
    await this.#save(context);
    const current = this.#current();
    const login = this.#login;
    return current ?? (login === null ? {} : this.#logins.run(() => this.#obtain(login, context)));
  }

  mayHaveExpired(error: RequestError): boolean {
    // The CIMI API says 403 both to anonymous callers and to those who may not do this.
    return error instanceof PermissionDeniedError || isCrash(error);
  }

  async renew(refused: Authorization, context: CredentialsContext, error: RequestError): Promise<boolean> {
    const login = this.#login;
    // What changes something may have been executed before the server failed, and must not be sent again.
    const isUnknown = isCrash(error) && !isRead(error);
    // A cookie that came with the refusal is no better one.
    if (login === null) return (await this.#reloads.run(() => this.#reload(refused, context))) && !isUnknown;
    const current = this.#current();
    // Another call may have logged in while this one was in progress.
    const isReplaced = current !== null && !isSame(current, refused);
    if (isReplaced && !this.#settings.inBrowser) return !isUnknown;
    // The refusal may have deleted the browser's cookie, also a new one.
    if (isReplaced) this.#aliveUntilMs = 0;
    const mayBeAlive = isReplaced || this.mayHaveExpired(error);
    if (mayBeAlive && (await this.#looks.run(() => this.#isAlive(refused, context)))) return isReplaced && !isUnknown;
    const hasCookie = current !== null;
    this.#forget();
    this.#refused = refused;
    // Only the next call logs in.
    if (isUnknown) return false;
    await this.#logins.runAfterRefusal(hasCookie, () => this.#obtain(login, context));
    return true;
  }

  receive(headers: Headers, authorization: Authorization | undefined): void {
    // A refusal of an earlier cookie deletes the cookie: not the one that has replaced it.
    const current = this.#current();
    if (authorization !== undefined && current !== null && !isSame(current, authorization)) return;
    if (this.#settings.inBrowser || !this.#jar.receive(headers, this.#settings.clock.now())) return;
    this.#received += 1;
    // A refusal that deletes the cookie need not be stored: another process may have stored a better one.
    if (this.#current() !== null) this.#isSaved = false;
  }

  secrets(): string[] {
    const values = this.#login === null ? [] : secretsOf(this.#login);
    // A cookie's value without its own `token=`, too.
    const cookies = this.#jar.cookies.flatMap(({ value }) => [value, value.replace(/^token=/, "")]);
    return [...values, ...cookies];
  }

  /** Logs in now with these parameters, and keeps them for the next login. */
  async logIn(login: LoginParameters, context: CredentialsContext, options?: RequestOptions): Promise<void> {
    await this.#send(login, context, options);
    this.#login = login;
  }

  /** Whether there may be a session to end. In a browser that is not known. */
  async mayHaveSession(context: CredentialsContext): Promise<boolean> {
    await (this.#loaded ??= this.#load(context));
    return this.#settings.inBrowser || this.#current() !== null;
  }

  /** Forgets the cookies: the next call logs in. */
  async forget(context: CredentialsContext): Promise<void> {
    this.#forget();
    this.#isSaved = false;
    await this.#save(context);
  }

  /** The authorization of the current session; null if a login is needed. */
  #current(): Authorization | null {
    const { inBrowser, clock } = this.#settings;
    if (inBrowser) return this.#browserLogin;
    // A proxy in front of the server may set the path of its cookies to that of the endpoint.
    const cookie = this.#jar.headerFor(this.#path, clock.now());
    return cookie === null ? null : { Cookie: cookie };
  }

  #forget(): void {
    this.#browserLogin = null;
    this.#aliveUntilMs = 0;
    this.#jar.replace([]);
  }

  async #obtain(login: LoginParameters, context: CredentialsContext): Promise<Authorization> {
    // Another process may have logged in.
    await this.#load(context);
    const stored = this.#current();
    if (stored !== null && (this.#refused === null || !isSame(stored, this.#refused))) return stored;
    try {
      return await this.#send(login, context);
    } catch (error) {
      // The next call must use neither the refused cookie again, nor one that came with the failure.
      this.#forget();
      throw error;
    }
  }

  /** For a client that cannot log in: whether the store has a cookie that was not refused, which the jar then has. */
  async #reload(refused: Authorization, context: CredentialsContext): Promise<boolean> {
    const before = this.#jar.cookies;
    // Later requests may go without the cookie, as a refusal can delete it.
    const known = [refused, this.#refused ?? {}].flatMap((each) => Object.values(each)).join("; ");
    // An anonymous request had no cookie that could have been refused.
    if (JSON.stringify(refused) !== "{}") this.#refused = refused;
    await this.#load(context);
    if (this.#current() !== null && this.#jar.cookies.some(({ name, value }) => !known.includes(`${name}=${value}`)))
      return true;
    this.#jar.replace(before);
    return false;
  }

  async #send(login: LoginParameters, context: CredentialsContext, options?: RequestOptions): Promise<Authorization> {
    const received = this.#received;
    const response = await context.callAnonymously({ ...loginSpec(login), ...(options && { options }) });
    const { status, method, path, body } = response;
    const withoutSecrets = { ...response, headers: new Headers(), body: null };
    if (typeof body !== "object" || body === null || !("resource-id" in body)) {
      // A cookie of another site is none of the server's.
      this.#forget();
      throw new UnexpectedResponseError(
        `${status} ${method} ${path}: this is not the response to a login: is endpoint the root of the server?`,
        withoutSecrets,
      );
    }
    this.#browserLogin = {};
    this.#aliveUntilMs = this.#settings.clock.now() + knownAliveMs;
    await this.#save(context);
    const current = this.#current();
    // A cookie that was there before is that of another session.
    if (current !== null && (this.#settings.inBrowser || this.#received > received)) return current;
    const advice = this.#settings.baseUrl.startsWith("http:")
      ? ": the server's cookies are for HTTPS only; use HTTPS in endpoint, or set insecure: true"
      : "; is endpoint right?";
    throw new UnexpectedResponseError(
      `${status} ${method} ${path}: the login set no cookie that the client can send back${advice}`,
      withoutSecrets,
    );
  }

  /** Whether the server still knows the session: a search of the sessions shows the caller's own. */
  async #isAlive(authorization: Authorization, context: CredentialsContext): Promise<boolean> {
    if (this.#settings.clock.now() < this.#aliveUntilMs) return true;
    const headers = typeof authorization === "string" ? { Authorization: authorization } : authorization;
    let body: unknown;
    try {
      ({ body } = await context.callAnonymously({ ...currentSessionSpec, options: { headers, retry: false } }));
    } catch (error) {
      // Without a look it is not known: the refusal that led to it counts.
      if (error instanceof RequestError) return !isCrash(error);
      throw error;
    }
    const isAlive = typeof body === "object" && body !== null && "count" in body && body.count !== 0;
    if (isAlive) this.#aliveUntilMs = this.#settings.clock.now() + knownAliveMs;
    return isAlive;
  }

  async #load({ warn }: CredentialsContext): Promise<void> {
    const { cookieStore } = this.#settings;
    if (cookieStore === null) return;
    try {
      this.#jar.replace(await cookieStore.load(this.#origin, { warn }));
    } catch (error) {
      warn(`cannot read the stored cookies, continuing without them: ${messageOf(error)}`);
    }
  }

  async #save({ warn }: CredentialsContext): Promise<void> {
    const { cookieStore } = this.#settings;
    if (this.#isSaved || cookieStore === null) return;
    this.#isSaved = true;
    try {
      await cookieStore.save(this.#origin, this.#jar.cookies, { warn });
    } catch (error) {
      warn(`cannot store the cookies, continuing without them: ${messageOf(error)}`);
    }
  }
}

/** The request of a login. Each makes a session of its own, so that it may be repeated. */
function loginSpec(login: LoginParameters): RequestSpec {
  const body = { sessionTemplate: login };
  const secrets = secretsOf(login);
  return { method: "POST", path: loginPath, body, secrets, idempotent: true, isResponseSecret: true };
}

/** What is secret in the parameters of a login: all but what names the user. */
function secretsOf({ href: _, username: __, key: ___, ...parameters }: LoginParameters): string[] {
  const textsIn = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
  };
  return textsIn(parameters);
}

/** A search of the sessions, which shows that of the cookie only. */
const currentSessionSpec: RequestSpec = { method: "PUT", path: loginPath, idempotent: true };

/**
 * The parameters of a login with a user's name and password.
 *
 * @throws An `InvalidInputError` that names what is invalid.
 */
export function internalLogin(username: unknown, password: unknown): LoginParameters {
  return { href: "session-template/internal", ...checked({ username, password }) };
}

/**
 * The parameters of a login with an API key.
 *
 * @throws An `InvalidInputError` that names what is invalid.
 */
export function apiKeyLogin(key: unknown, secret: unknown): LoginParameters {
  return { href: "session-template/api-key", ...checked({ key, secret }) };
}

/**
 * Checks the parameters of a login.
 *
 * @throws An `InvalidInputError` that names what is invalid.
 */
export function checkLogin(login: unknown): LoginParameters {
  requirePlainObject("login", login);
  const { href, ...parameters } = login;
  if (typeof href !== "string" || href === "") {
    throw new InvalidInputError("login.href must be the id of a session template, such as session-template/internal");
  }
  for (const [name, value] of Object.entries(parameters)) checkSendable(value, `login.${name}`);
  return { ...parameters, href };
}

function checked(parameters: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== "string" || value === "")
      throw new InvalidInputError(`${name} must be a string that is not empty`);
    checkSendable(value, name);
  }
  return parameters;
}

/** Whether the server failed on the request, as one that was upgraded does on a cookie of the version before. */
function isCrash(error: RequestError): boolean {
  return error instanceof ServerError && error.status === 500;
}

/** Whether a request reads only: a GET, or a search of the CIMI API. */
function isRead({ method, path }: RequestError): boolean {
  return method === "GET" || (method === "PUT" && /^\/api\/[\w-]+(\?|$)/.test(path));
}

/** Whether two stand for the same session. Those of a browser have no content. */
function isSame(own: Authorization, other: Authorization): boolean {
  const content = JSON.stringify(own);
  return own === other || (content !== "{}" && content === JSON.stringify(other));
}
