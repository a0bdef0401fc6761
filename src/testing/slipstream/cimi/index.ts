import type { Clock } from "../../../core/async/clock.js";
import type { MockRequest } from "../../kit/request.js";
import type { MockResponse } from "../../kit/response.js";
import type { Account, AccountDirectory } from "../account.js";
import type { Caller } from "../caller.js";
import type { Cookies } from "../cookies.js";
import type { JsonObject } from "../json.js";
import type { RunEvent } from "../run-event.js";
import { MalformedBody } from "./body.js";
import { EntryPoint } from "./entry-point.js";
import { CimiError } from "./errors.js";
import { identityOf } from "./identity.js";
import { readParameters } from "./parameters.js";
import { errorReply, toResponse } from "./reply.js";
import type { Context, ResourceType } from "./resource-type.js";
import { type Call, route } from "./router.js";
import type { CimiSeed } from "./seed.js";
import { addSeed, type Seeding, seedStore } from "./seed-store.js";
import { Store } from "./store/store.js";
import { allTypes } from "./types/all.js";
import { ApiKeys } from "./types/api-keys.js";
import { toEvent } from "./types/events.js";
import { claimsOf, openSession } from "./types/sessions.js";

/** What the JSON part needs from the server. */
export interface CimiHost {
  readonly clock: Clock;
  readonly accounts: AccountDirectory;
  readonly cookies: Cookies;
  readonly newUuid: () => string;
}

/** The JSON part of the server: the entry point, the collections and their resources. */
export class CimiApi {
  readonly store = new Store();
  readonly #host: CimiHost;
  readonly #apiKeys = new ApiKeys();
  readonly #types: ReadonlyMap<string, ResourceType>;
  readonly #entryPoint: EntryPoint;

  constructor(host: CimiHost, seed: CimiSeed) {
    this.#host = host;
    const types = allTypes({ accounts: host.accounts, apiKeys: this.#apiKeys, cookies: host.cookies });
    this.#types = new Map(types.map((type) => [type.type, type]));
    this.#entryPoint = new EntryPoint(types, host.clock.now());
    seedStore(seed, this.#seeding());
  }

  respond(request: MockRequest, caller: Caller | undefined): MockResponse {
    try {
      const context = this.#context(request.headers, caller);
      const call: Call = { request, parameters: readParameters(request), context };
      return toResponse(route({ entryPoint: this.#entryPoint, types: this.#types }, call));
    } catch (error) {
      if (error instanceof CimiError) return toResponse(errorReply(error));
      if (error instanceof MalformedBody) return malformedBody;
      throw error;
    }
  }

  /** Stores what happened to a run. */
  recordEvent(event: RunEvent): void {
    this.store.add(toEvent(event, `event/${this.#host.newUuid()}`, this.#host.clock.now()));
  }

  /**
   * Stores a resource, with the attributes that each one has.
   *
   * @throws TypeError for an id without a type that exists.
   */
  addResource(document: JsonObject): void {
    addSeed(document, this.#seeding());
  }

  /**
   * Logs a user in.
   *
   * @returns The name and the value of the cookie.
   */
  logIn(account: Account): string {
    const type = this.#types.get("session");
    if (type === undefined) throw new TypeError("There are no sessions.");
    const template = { method: "internal", href: "session-template/internal" };
    const context = this.#context(new Headers(), undefined);
    return openSession(type, claimsOf(account), template, context, this.#host.cookies).cookie.pair;
  }

  #context(headers: Headers, caller: Caller | undefined): Context {
    const { clock, newUuid } = this.#host;
    return { store: this.store, identity: identityOf(caller), headers, now: clock.now(), newUuid };
  }

  #seeding(): Seeding {
    const { clock, newUuid } = this.#host;
    return { store: this.store, apiKeys: this.#apiKeys, types: this.#types, now: clock.now(), newUuid };
  }
}

const malformedBody: MockResponse = {
  status: 400,
  headers: { "content-type": "text/plain" },
  body: "Malformed JSON in request body.",
};
