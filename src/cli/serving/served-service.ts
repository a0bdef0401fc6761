import type { Clock } from "saltant";
import { UsageError } from "../exit-codes.js";
import { readTextFile } from "../input/read-text.js";
import { parseRecords } from "../input/records.js";
import { messageOf } from "../report.js";

/** The options of `serve` that an embedded server gets. */
export interface ServeSettings {
  readonly users?: string;
  readonly workers?: "on" | "off";
  readonly errorPages?: "saltant" | "django";
  readonly control?: boolean;
}

/** A service whose embedded server can be served on a port. */
export interface ServedService {
  /** The settings that it has. */
  readonly settings: readonly (keyof ServeSettings)[];
  /** The path of its API on the server. */
  readonly apiPath: string;
  /** The lines for a terminal: how to log in, and how to end the server. */
  readonly hints: (apiUrl: string, hasUsers: boolean) => readonly string[];
  readonly start: (settings: ServeSettings, clock: Clock) => Promise<ServedServer>;
}

/** The part of an embedded server that `serve` needs. */
export interface ServedServer {
  readonly handle: (request: Request) => Promise<Response>;
  readonly reset: () => void;
}

/** The fields of a user in the file of `--users`. */
interface UserFields {
  readonly texts: readonly string[];
  readonly flags?: readonly string[];
}

/**
 * Reads the file of `--users`.
 *
 * @returns The users. The server checks the strings itself.
 * @throws UsageError if the file has no user, or a user has an unknown field or a flag that is not a boolean.
 */
export async function readUsers(path: string, { texts, flags = [] }: UserFields): Promise<object[]> {
  const fields = [...texts, ...flags];
  const users = parseRecords(await readTextFile(path, `--users ${path}`), `--users ${path}`);
  if (users.length === 0) throw new UsageError(`--users ${path}: the file contains no users`);
  for (const user of users) {
    const unknown = Object.keys(user).find((key) => !fields.includes(key));
    if (unknown !== undefined) {
      throw new UsageError(`--users ${path}: unknown field ${unknown}; valid fields: ${fields.join(", ")}`);
    }
    const wrong = flags.find((key) => !["boolean", "undefined"].includes(typeof user[key]));
    if (wrong !== undefined) throw new UsageError(`--users ${path}: ${wrong} must be true or false`);
  }
  return users;
}

/** Creates a server. Its errors are mistakes in the command line. */
export function construct<Server>(make: () => Server): Server {
  try {
    return make();
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}
