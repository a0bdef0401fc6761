import { InvalidInputError } from "../../core/errors/index.js";
import { pathTail } from "../../core/http/path-tail.js";
import { describeValue } from "../../core/text.js";

/** A path of a few parts: no address of another host, no parent folder, no query. */
const relativePath = /^(?!\.{1,2}(?:\/|$))[^/?#\\]+(?:\/(?!\.{1,2}(?:\/|$))[^/?#\\]+){0,3}$/;

/** Whether a link that the server sent leads to something below `/api/`. */
export function isLink(href: unknown): href is string {
  return typeof href === "string" && relativePath.test(href);
}

/** The links among the attributes of an entry point, by their names. */
export function linksIn(attributes: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    const href: unknown = typeof value === "object" && value !== null && "href" in value ? value.href : undefined;
    if (isLink(href)) links.set(name, href);
  }
  return links;
}

/** The path of a link that the server sent. */
export function pathOf(href: string): string {
  return `/api/${pathTail("href", href.split("/"))}`;
}

/**
 * The path of a resource.
 *
 * @throws An `InvalidInputError` for what is no id.
 */
export function resourcePath(id: string): string {
  const segments = id.split("/");
  if (segments.length === 2 || id === "cloud-entry-point") return `/api/${pathTail("id", segments)}`;
  throw new InvalidInputError(`id must be a type, a slash and a name, such as event/UUID, not ${describeValue(id)}`);
}

/** The type of a resource, by its id: `event`. */
export function typeOf(id: string): string {
  return id.split("/", 1)[0] ?? "";
}

/** The types whose resources have secrets in them. */
const secretTypes: ReadonlySet<string> = new Set(["credential", "configuration", "connector", "user"]);

/** Whether a resource can have secrets in it, so that no error shows it. */
export function isSecretType(type: string): boolean {
  return secretTypes.has(type);
}

/** Names of attributes whose values are secret. */
const secretName = /secret|passw|token|private|passphrase|^key$/i;

/** The secrets in data that a caller passed: no error shows them, even if the server quotes them. */
export function secretsIn(data: unknown, name = ""): string[] {
  if (typeof data === "string") return secretName.test(name) ? [data] : [];
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => secretsIn(value, Array.isArray(data) ? name : key));
}
