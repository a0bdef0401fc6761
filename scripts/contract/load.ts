import { readFile } from "node:fs/promises";
import { CommandError, firstLine, type CommandContext } from "./command.js";

/** In milliseconds, from sending the request to the last byte. */
const TIMEOUT_MS = 30_000;

/** The content of a file. Throws a {@link CommandError} if it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new CommandError(`cannot read ${path}: ${firstLine(error)}`);
  }
}

/** Whether a source is a URL, and not the path of a file. */
export function isUrl(source: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(source);
}

/** The credentials of a download. */
export interface DownloadCredentials {
  /** The headers that authenticate it, if there are any. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The environment variable that holds the credentials, if the command sends any. */
  readonly variable?: string;
}

/** The content at an http or https URL. Redirects are not followed.
 *
 * @throws {@link CommandError} if it cannot be read.
 */
export async function download(
  source: string,
  fetch: CommandContext["fetch"],
  credentials: DownloadCredentials,
): Promise<string> {
  const url = parseHttpUrl(source);
  const shown = displayUrl(url);
  const headers = { ...credentials.headers, Accept: "application/json, application/yaml;q=0.9, */*;q=0.1" };
  let response: Response;
  let text: string;
  try {
    // A redirect may lead to another origin, which must not get the token.
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    response = await fetch(url, { headers, redirect: "manual", cache: "no-store", signal });
    text = await response.text();
  } catch (error) {
    throw new CommandError(`cannot read ${shown}: ${failureText(error, TIMEOUT_MS)}`);
  }
  if (response.ok) return text;
  throw new CommandError(`cannot read ${shown}: ${refusal(response, url, credentials)}`);
}

function refusal({ status, headers: received }: Response, url: URL, credentials: DownloadCredentials): string {
  const location = received.get("location");
  if (status >= 300 && status < 400) {
    const target = location !== null && URL.canParse(location, url) ? ` to ${displayUrl(new URL(location, url))}` : "";
    return `it redirects (${status})${target}; redirects are not followed: use the URL of the target`;
  }
  if (status !== 401 && status !== 403) return `it responds with a ${status}`;
  const { headers, variable } = credentials;
  if (variable === undefined) return `it responds with a ${status}; no credentials are sent`;
  return headers === undefined
    ? `it responds with a ${status}: set ${variable} to a token that may read it`
    : `it responds with a ${status}: the token in ${variable} is not accepted`;
}

/** Parses an http or https URL. Throws a {@link CommandError} for another URL, and for one with a password in it. */
export function parseHttpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new CommandError("the address must begin with http:// or https:// and name a host");
  }
  if (url.username !== "" || url.password !== "") {
    throw new CommandError("the address must not hold a username or password: set environment variables instead");
  }
  return url;
}

/** A URL without its query, which may hold secrets. */
export function displayUrl(url: URL): string {
  return url.origin + url.pathname;
}

/** The reason why a request had no response, in a few words. */
export function failureText(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === "TimeoutError") return `no response within ${timeoutMs / 1000} s`;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  // A connection that was tried at several addresses fails with several errors and an empty message.
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return firstLine(first) || "the connection failed";
}
