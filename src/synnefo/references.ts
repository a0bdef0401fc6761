import { Model } from "../core/data/model.js";
import { InvalidInputError } from "../core/errors/index.js";
import { describeValue } from "../core/text.js";

/** A resource, or its id. */
export type Reference<M extends Identified> = string | M;

/**
 * The id of a resource that a caller passed as an id or as a model.
 *
 * @param noun - What it is, for messages.
 * @throws An `InvalidInputError` for anything else.
 */
export function idOf(noun: string, resource: unknown, model: abstract new (...args: never) => Identified): string {
  if (resource instanceof model) return resource.id;
  if (resource instanceof Model) throw new InvalidInputError(`${resource.toString()} is not a ${noun}`);
  return plainId(noun, resource);
}

function plainId(noun: string, resource: unknown): string {
  if (isSegment(resource)) return resource;
  const hint = typeof resource === "number" ? `: pass "${resource}"` : "";
  throw new InvalidInputError(`${noun}: the id must be a string, not ${describeValue(resource)}${hint}`);
}

/**
 * Whether a value can stand for a resource in a path. The server takes a slash for the end of the id, also an encoded one, and cuts off
 * `json` and `xml` at the end together with the character before: each leads to another resource. So do one or two dots. Half a
 * surrogate pair fits no URL, and no database stores a null character.
 */
export function isSegment(value: unknown): value is string {
  return typeof value === "string" && !/^\s*\.{0,2}$|[\0\p{Cs}/]|(json|xml)$/u.test(value);
}

/**
 * A resource of another service, or its id. Which model it may be is checked by its kind, so that a program with one service contains no
 * model of another.
 */
export type AnyReference = string | Identified;

/** A model with an id. */
export interface Identified {
  /** The id. */
  readonly id: string;
}

/**
 * The id of a resource of any service that a caller passed as an id or as a model.
 *
 * @param place - Where it was passed, for messages: `server: flavor`.
 * @param nouns - What it may be. The last words of a kind count: a `server image` is an `image`.
 * @throws An `InvalidInputError` for anything else.
 */
export function idOfKind(place: string, value: unknown, ...nouns: readonly string[]): string {
  const id: unknown = value instanceof Model && "id" in value ? value.id : value;
  if (value instanceof Model) {
    const [kind = ""] = value.toString().split(` ${String(id)}`);
    if (!nouns.some((noun) => kind === noun || kind.endsWith(` ${noun}`)))
      throw new InvalidInputError(`${place}: ${value.toString()} is not a ${nouns.join(" or ")}`);
  }
  if (isSegment(id)) return id;
  const hint = typeof id === "number" ? `: pass "${id}"` : "";
  throw new InvalidInputError(
    `${place} must be the id of a ${nouns.join(" or ")}, or a model of it, not ${describeValue(value)}${hint}`,
  );
}
