import { requireArray, requireObject } from "../core/data/checks.js";
import { checkSendable } from "../core/data/json.js";
import { InvalidInputError } from "../core/errors/index.js";
import { describeValue } from "../core/text.js";
import type { Schemas } from "./contract.js";

/** A change of what a user uses in a project, which is charged to the project as well. */
export interface UserProvision {
  /** The id of the project. */
  readonly project: string;
  /** The name of the resource, such as `cyclades.vm`. */
  readonly resource: string;
  /** How much is used more, in the unit of the resource; negative if it is released. */
  readonly quantity: number;
}

/** A change of one usage: that of a user in a project, or that of a project. */
export interface Provision extends UserProvision {
  /** The UUID of the user; null for the usage of the project. Default null. */
  readonly user?: string | null;
}

/** What is moved from one project to another. */
export interface Move {
  /** The id of the project that it is moved from. */
  readonly from: string;
  /** The id of the project that it is moved to. */
  readonly to: string;
  /** The name of the resource, such as `cyclades.vm`. */
  readonly resource: string;
  /** How much is moved, in the unit of the resource. */
  readonly quantity: number;
}

/** A provision as the API writes it. */
export type ProvisionWire = Schemas["identity"]["Provision"];

/** Provisions as the API writes them. */
export function toWires(provisions: readonly Required<Provision>[]): ProvisionWire[] {
  return provisions.map(({ user, project, resource, quantity }) => {
    const ref = `project:${project}`;
    return user === null
      ? { holder: ref, source: null, resource, quantity }
      : { holder: `user:${user}`, source: ref, resource, quantity };
  });
}

/** A provision as callers see it. */
export function toProvision({ holder, source, resource, quantity }: ProvisionWire): Required<Provision> {
  const [, user = null] = /^user:(.*)$/.exec(holder) ?? [];
  const project = (user === null ? holder : (source ?? "")).replace(/^project:/, "");
  return { user, project, resource, quantity };
}

/**
 * Checks provisions.
 *
 * @param hasUser - Whether each may have a user.
 * @throws An `InvalidInputError` that names what is invalid.
 */
export function readProvisions(what: string, values: unknown, hasUser = true): Required<Provision>[] {
  const names = ["project", "resource", "quantity"];
  return readAll(what, values, hasUser ? ["user", ...names] : names, (name, { user = null, ...value }) => ({
    user: user === null ? null : requireId(`${name}.user`, user),
    project: requireId(`${name}.project`, value.project),
    resource: requireName(`${name}.resource`, value.resource),
    quantity: requireQuantity(`${name}.quantity`, value.quantity),
  }));
}

/**
 * Checks moves.
 *
 * @throws An `InvalidInputError` that names what is invalid.
 */
export function readMoves(what: string, values: unknown): Move[] {
  return readAll(what, values, ["from", "to", "resource", "quantity"], (name, { from, to, resource, quantity }) => ({
    from: requireId(`${name}.from`, from),
    to: requireId(`${name}.to`, to),
    resource: requireName(`${name}.resource`, resource),
    quantity: requireQuantity(`${name}.quantity`, quantity),
  }));
}

/**
 * Checks the id of a user or of a project.
 *
 * @throws An `InvalidInputError` with the name.
 */
export function requireId(name: string, value: unknown): string {
  // The prefixes of the wire are added by the client.
  if (typeof value === "string" && /^[^\s:\0\p{Cs}]+$/u.test(value)) return value;
  throw new InvalidInputError(`${name} must be an id without a prefix, not ${describeValue(value)}`);
}

function readAll<T>(
  what: string,
  values: unknown,
  names: readonly string[],
  read: (name: string, value: Readonly<Record<string, unknown>>) => T,
): T[] {
  requireArray(what, values);
  // The server would issue a commission without provisions, which stays pending.
  if (values.length === 0) throw new InvalidInputError(`${what} must not be empty`);
  return Array.from(values, (value, index) => {
    const name = `${what}[${index}]`;
    requireObject(name, value);
    const unknown = Object.keys(value).find((key) => !names.includes(key));
    if (unknown !== undefined)
      throw new InvalidInputError(`${name}: unknown property ${unknown}; the properties are ${names.join(", ")}`);
    return read(name, { ...value });
  });
}

function requireName(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "")
    throw new InvalidInputError(`${name} must be the name of a resource, not ${describeValue(value)}`);
  checkSendable(value, name);
  return value;
}

function requireQuantity(name: string, value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new InvalidInputError(`${name} must be a whole number, not ${describeValue(value)}`);
}
