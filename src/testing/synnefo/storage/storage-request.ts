import type { CloudUser } from "../cloud.js";
import { fault } from "../faults.js";
import type { CloudRequest } from "../request.js";
import type { Format } from "./formats.js";
import { decode } from "./percent.js";

/** A request to the object store. Names and values of its headers with a percent sign are percent-decoded. */
export class StorageRequest {
  readonly method: string;
  /** Scheme and host of the cloud, without a trailing slash. */
  readonly origin: string;
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
  /** The format that the response has where it can have several. */
  readonly format: Format;
  readonly #caller: CloudUser | undefined;
  /** The headers by their names in lower case. */
  readonly #headers: ReadonlyMap<string, string>;

  /**
   * @param caller Undefined for a public link.
   * @throws CloudFault with 400 for a header that is not UTF-8.
   */
  constructor({ method, origin, query, body, headers }: CloudRequest, format: Format, caller?: CloudUser) {
    this.method = method;
    this.origin = origin;
    this.query = query;
    this.body = body;
    this.format = format;
    this.#caller = caller;
    this.#headers = new Map(Array.from(headers, ([name, value]) => decodeHeader(name, value)));
  }

  /** The user of the request. @throws CloudFault with 401 for a public link. */
  get user(): CloudUser {
    if (this.#caller === undefined) throw fault("unauthorized", "Access denied. No authentication token");
    return this.#caller;
  }

  /** A header, decoded; undefined without it. */
  header(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  /** A header, decoded; undefined without it, and for an empty one. */
  value(name: string): string | undefined {
    const value = this.header(name);
    return value === "" ? undefined : value;
  }

  /** Whether a query parameter is there; its value does not matter. */
  has(parameter: string): boolean {
    return this.query.has(parameter);
  }

  /** The time of the parameter `until`, in milliseconds since 1970. One that is no whole number does not count. */
  get untilMs(): number | undefined {
    const seconds = this.#wholeNumber("until");
    return seconds === undefined ? undefined : seconds * 1000;
  }

  /** The length of a list. One that is no whole number does not count. */
  get limit(): number {
    const limit = this.#wholeNumber("limit") ?? 0;
    return limit === 0 ? longestList : Math.min(limit, longestList);
  }

  #wholeNumber(parameter: string): number | undefined {
    const text = this.query.get(parameter)?.trim() ?? "";
    return /^\+?\d+$/.test(text) ? Number(text) : undefined;
  }

  /** The headers whose names begin with a prefix, by the rest of their names, normalized as `Foo-Bar`. Values lose `~`. */
  headersBelow(prefix: string): Map<string, string> {
    const start = prefix.toLowerCase();
    return new Map(
      [...this.#headers]
        .filter(([name]) => name.startsWith(start) && name.length > start.length)
        .map(([name, value]) => [normalizeKey(name.slice(start.length)), value.replaceAll("~", "")]),
    );
  }

  /**
   * The metadata that the request sets.
   *
   * @param prefix `X-Object-Meta-`, or that of a container or an account.
   * @throws CloudFault with 400 for too many, and for a name or a value that is too long.
   */
  metadata(prefix: string): Map<string, string> {
    const metadata = this.headersBelow(prefix);
    if (metadata.size > 90) throw fault("badRequest", "Too many headers.");
    for (const [key, value] of metadata) {
      if (Array.from(prefix + key).length > 128) throw fault("badRequest", "Header name too large.");
      if (Array.from(value).length > 256) throw fault("badRequest", "Header value too large.");
    }
    return metadata;
  }
}

/** The most items that a list has. */
const longestList = 10_000;

/** The form in which names of metadata are stored: `foo_BAR` becomes `Foo-Bar`. */
export function normalizeKey(key: string): string {
  const parts = key.replaceAll("_", "-").split("-");
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()).join("-");
}

/** These two are taken as they are. */
const literal = new Set(["content-type", "content-length"]);

function decodeHeader(name: string, value: string): [string, string] {
  const message = "Bad character in headers.";
  if (/[^\0-\x7f]/.test(name + value)) throw fault("badRequest", message);
  if (literal.has(name) || !(name + value).includes("%")) return [name, value];
  return [decode(name, message).toLowerCase(), decode(value, message)];
}
