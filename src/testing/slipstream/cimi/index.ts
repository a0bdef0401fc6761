import type { Clock } from "../../../core/async/clock.js";
import type { MockRequest } from "../../kit/request.js";
import type { MockResponse } from "../../kit/response.js";
import type { AccountDirectory } from "../account.js";
import type { Caller } from "../caller.js";
import type { Cookies } from "../cookies.js";
import type { RunEvent } from "../run-event.js";
import type { CimiSeed } from "./seed.js";

/** What the JSON part needs from the server. */
export interface CimiHost {
  readonly clock: Clock;
  readonly accounts: AccountDirectory;
  readonly cookies: Cookies;
  newUuid(): string;
}

/** The JSON part of the server. */
export class CimiApi {
  readonly #host: CimiHost;
  readonly #events: RunEvent[] = [];

  constructor(host: CimiHost, _seed: CimiSeed) {
    this.#host = host;
  }

  respond({ method, path }: MockRequest, caller: Caller | undefined): MockResponse {
    const known = `${this.#events.length} events, ${caller?.name ?? "nobody"}, ${this.#host.clock.now()}`;
    return { status: 405, headers: {}, body: `${method} ${path}: ${known}` };
  }

  /** Stores what happened to a run. */
  recordEvent(event: RunEvent): void {
    this.#events.push(event);
  }
}
