import { readFile } from "node:fs/promises";
import { InvalidInputError } from "../../src/core/errors/index.js";
import { TokenCredentials } from "../../src/saltant/credentials/token-credentials.js";
import type { Surroundings } from "./surroundings.js";
import { firstLine, UnusableError } from "./unusable.js";

/** From sending to the last byte. */
const TIMEOUT_MS = 30_000;

/**
 * The text of a description: from an http or https address, with the token from the environment if there is one, or from a file.
 *
 * @throws {@link UnusableError} if it cannot be had.
 */
export async function loadText(source: string, surroundings: Pick<Surroundings, "env" | "fetch">): Promise<string> {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(source) ? download(source, surroundings) : readText(source);
}

/** The text of a file; throws an {@link UnusableError} if it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UnusableError(`cannot read ${path}: ${firstLine(error)}`);
  }
}

/** An address as it may be shown: without what secrets may hide in. */
export function shownAddress(url: URL): string {
  return url.origin + url.pathname;
}

/** Reads an http or https address; throws an {@link UnusableError} for another, and for one with a password in it. */
export function httpAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new UnusableError("the address must begin with http:// or https:// and name a host");
  }
  if (url.username !== "" || url.password !== "") {
    throw new UnusableError(
      "the address must not hold a username or password: set the environment's SALTANT_… instead",
    );
  }
  return url;
}

/** Why a request had no answer, in a few words. */
export function failureText(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === "TimeoutError") return `no answer within ${timeoutMs / 1000} s`;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  // A connection that was tried at several addresses fails with several errors, and a message that is empty.
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return firstLine(first) || "the connection failed";
}

async function download(source: string, { env, fetch }: Pick<Surroundings, "env" | "fetch">): Promise<string> {
  const url = httpAddress(source);
  const shown = shownAddress(url);
  const headers = new Headers({ Accept: "application/json, application/yaml;q=0.9, */*;q=0.1" });
  const token = env.SALTANT_AUTH_TOKEN;
  if (token !== undefined && token !== "") headers.set("Authorization", authorization(token));
  let response: Response;
  let text: string;
  try {
    // A redirect may lead to another origin, which must not get the token.
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    response = await fetch(url, { headers, redirect: "manual", cache: "no-store", signal });
    text = await response.text();
  } catch (error) {
    throw new UnusableError(`cannot read ${shown}: ${failureText(error, TIMEOUT_MS)}`);
  }
  if (response.ok) return text;
  throw new UnusableError(`cannot read ${shown}: ${refusal(response, url, headers.has("Authorization"))}`);
}

function authorization(token: string): string {
  try {
    return new TokenCredentials(token).authorization();
  } catch (error) {
    if (error instanceof InvalidInputError) throw new UnusableError(`SALTANT_AUTH_TOKEN: ${error.message}`);
    throw error;
  }
}

function refusal({ status, headers }: Response, url: URL, hasToken: boolean): string {
  const location = headers.get("location");
  if (status >= 300 && status < 400) {
    const target =
      location !== null && URL.canParse(location, url) ? ` to ${shownAddress(new URL(location, url))}` : "";
    return `it redirects (${status})${target}; redirects are not followed: give the address that it leads to`;
  }
  if (status !== 401 && status !== 403) return `it answers ${status}`;
  return hasToken
    ? `it answers ${status}: the token in SALTANT_AUTH_TOKEN is not good for it`
    : `it answers ${status}: set SALTANT_AUTH_TOKEN to a token that may read it`;
}
