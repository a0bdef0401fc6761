import { fromEnv, type TokenPair, type TokenStore } from "saltant";
import {
  type MockResponse,
  baseApiUrl,
  client,
  json,
  type LoggedScenario,
  type Options,
  page,
  type Scenario,
} from "./mock-client.js";

const login = { authToken: undefined, username: "alice", password: "x" };
const pair = { accessToken: "an-access-token", refreshToken: "a-refresh-token" };
const expiredToken = json({ detail: "Token is invalid or expired", code: "token_not_valid" }, 401);

function createStore(kept: TokenPair | null): TokenStore {
  return { load: () => kept, save: () => undefined };
}

/** A store whose methods reject. */
const locked: TokenStore = {
  load: () => Promise.reject(new Error("the key ring is locked")),
  save: () => Promise.reject(new Error("the key ring is locked")),
};

/** A call with tokens from a store. */
function request(responses: readonly MockResponse[], tokenStore: unknown, options: Options = {}): Promise<unknown> {
  return client(responses, { authToken: undefined, tokenStore, ...options }).users.get("bob");
}

/** Invalid options of credentials, and their failures. */
export const credentials: readonly Scenario[] = [
  () => request([], {}),
  () => request([], createStore(pair), { accessToken: "access" }),
  () => request([], createStore(pair), { username: " " }),
  () => client([], { username: 5 }),
  () =>
    client([], { authToken: undefined, credentials: { authorization: () => "Token x", secrets: () => "x" } }).users.get(
      "bob",
    ),
  () => client([json({ detail: "Not found." }, 404)], login).users.get("bob"),
  () => client([page("<html><title>Not Found</title></html>", 404)], login).users.get("bob"),
  () => client([page('{"access": "ey', 200, { "Content-Type": "application/json" })], login).users.get("bob"),
  () => client([expiredToken], { authToken: undefined, refreshToken: "a-refresh-token" }).users.get("bob"),
  () => request([], createStore(null)),
  () => request([], createStore(null), { username: "alice" }),
  () => request([], locked),
  () => request([expiredToken], createStore(pair)),
  () => request([expiredToken], createStore(pair), { username: "alice" }),
  () => fromEnv({ env: { SALTANT_API_URL: baseApiUrl, SALTANT_PASSWORD: "x" }, tokenStore: locked }),
  () => fromEnv({ env: { SALTANT_API_URL: baseApiUrl, SALTANT_USERNAME: " " }, tokenStore: locked }),
];

/** Failures of a store, which do not fail a call. */
export const loggedCredentials: readonly LoggedScenario[] = [
  (logger) => request([json({ access: "a", refresh: "b" }), json({})], locked, { ...login, logger }),
  (logger) => request([], createStore({ accessToken: "", refreshToken: "" }), { logger }),
];
