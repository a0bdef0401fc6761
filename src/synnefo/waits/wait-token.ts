import { InvalidInputError } from "../../core/errors/index.js";
import { describeValue } from "../../core/text.js";
import type { ResourceKind, StatusResource } from "./resource-kinds.js";
import { checkedGoal, type Goal } from "./wait-goal.js";

/** A wait, as another process can continue it. */
export interface WaitRecord {
  readonly id: string;
  readonly goal: Goal;
  /** When the wait began, in milliseconds since 1970. */
  readonly beganMs: number;
  /** Its deadline, in milliseconds since 1970; `Infinity` if there is none. */
  readonly deadlineMs: number;
}

/** What tokens of this version begin with. */
const version = "synnefo-wait-1";

/** Writes a wait as a string. It has no secret in it. */
export function encodeToken(noun: string, { id, goal, beganMs, deadlineMs }: WaitRecord): string {
  return [
    ...[version, noun, encodeURIComponent(id), goal.mode, goal.statuses.join(",")],
    ...[Math.round(beganMs), Math.round(deadlineMs)],
  ].join(":");
}

/**
 * Reads a string of {@link encodeToken}.
 *
 * @throws An `InvalidInputError` for any other string, and for a token of another kind of resource.
 */
export function decodeToken<Resource extends StatusResource>(kind: ResourceKind<Resource>, token: unknown): WaitRecord {
  if (typeof token !== "string") throw new InvalidInputError(`the token must be a string, not ${describeValue(token)}`);
  const parts = token.split(":");
  const [format = "", noun, id = "", mode, statuses = "", began = "", deadline = ""] = parts;
  const isOtherVersion = format !== version && /^synnefo-wait-\d+$/.test(format);
  if (isOtherVersion) throw new InvalidInputError("the token is of another version of this client");
  const beganMs = milliseconds(began);
  const deadlineMs = deadline === "Infinity" ? Infinity : milliseconds(deadline);
  const decodedId = decoded(id);
  const isToken =
    format === version && parts.length === 7 && decodedId !== "" && (mode === "until" || mode === "while");
  if (!isToken || beganMs === null || deadlineMs === null)
    throw new InvalidInputError(`the token must be that of a wait, not ${describeValue(token)}`);
  if (noun !== kind.noun)
    throw new InvalidInputError(
      `the token is of a wait for a ${String(noun)}, and ${kind.manager} wait for a ${kind.noun}`,
    );
  return { id: decodedId, goal: checkedGoal(kind, mode, statuses.split(",")), beganMs, deadlineMs };
}

/** A time of a token; null if it is none. */
function milliseconds(text: string): number | null {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

/** An id of a token; `""` if it is none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
