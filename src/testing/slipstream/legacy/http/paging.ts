import type { Caller } from "../../caller.js";
import { LegacyError } from "../errors.js";
import { parseInteger } from "../java.js";
import type { Form } from "./form.js";

/** The window of a list. */
export interface Paging {
  readonly offset: number;
  readonly limit: number;
}

/** Reads `limit` and `offset`; they are checked in this order. */
export function readPaging(query: Form): Paging {
  const limit = readNumber(query, "limit") ?? 20;
  if (limit < 1 || limit > mostItems)
    throw new LegacyError(400, `The value for the limit attribute should be between 1 and ${mostItems}`);
  const offset = readNumber(query, "offset") ?? 0;
  if (offset < 0) throw new LegacyError(400, "The value for the offset attribute should be positive");
  return { offset, limit };
}

const mostItems = 500;

function readNumber(query: Form, name: string): number | undefined {
  const text = query.get(name);
  if (text === undefined) return undefined;
  const value = parseInteger(text);
  if (value === undefined) throw new LegacyError(400, `Invalid format for the ${name} attribute`);
  return value;
}

/** The user whose items are listed: only administrators may ask for others. */
export function readUserFilter(query: Form, { privileged }: Caller): string | undefined {
  const user = query.get("user");
  if (user === undefined || privileged) return user;
  throw new LegacyError(403, "You don't have the permission to use the query parameter 'user'");
}
