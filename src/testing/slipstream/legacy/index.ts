import type { Clock } from "../../../core/async/clock.js";
import { checkArray } from "../../kit/checks.js";
import type { MockRequest } from "../../kit/request.js";
import type { MockResponse } from "../../kit/response.js";
import type { Account, AccountDirectory } from "../account.js";
import type { Caller } from "../caller.js";
import type { RunEvent } from "../run-event.js";

/** What the XML part needs from the server. */
export interface LegacyHost {
  readonly clock: Clock;
  /** Scheme and host by which the client knows the server, for absolute links. */
  origin(request: MockRequest): string;
  /** Stores an event, which the JSON part lists. */
  recordEvent(event: RunEvent): void;
  newUuid(): string;
}

/** A user of the embedded server. */
export interface UserSeed {
  /** The name with which the user logs in; unique. */
  readonly name: string;
  /** The password with which the user logs in. */
  readonly password: string;
  /** Whether the user is an administrator. Default: `false`. */
  readonly privileged?: boolean;
}

/** The data with which the XML part starts. */
export interface LegacySeed {
  readonly users?: readonly UserSeed[];
}

/** The names of the properties of a `LegacySeed`. */
export const legacySeedNames: readonly string[] = ["users"];

/** @throws TypeError or RangeError for invalid data. */
export function checkLegacySeed({ users = defaultUsers }: LegacySeed): void {
  checkArray("users", users);
}

/** The XML part of the server. */
export class LegacyApi {
  readonly accounts: AccountDirectory;

  constructor(_host: LegacyHost, { users = defaultUsers }: LegacySeed) {
    const accounts = new Map<string, Account>(
      users.map((user) => [user.name, { privileged: false, roles: [], ...user }]),
    );
    this.accounts = { find: (name) => accounts.get(name) };
  }

  respond(_request: MockRequest, _caller: Caller | undefined): MockResponse {
    return { status: 404, headers: {}, body: "" };
  }
}

/** The default users of an `EmbeddedServer`. */
export const defaultUsers: readonly UserSeed[] = [
  { name: "joe", password: "joe-password" },
  { name: "mary", password: "mary-password" },
  { name: "root", password: "root-password", privileged: true },
];
