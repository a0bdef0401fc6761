import type { CommonConnectionOptions } from "../../../../src/core/http/connection.js";
import type { VirtualClock } from "saltant/testing";
import type { Fault } from "../faults.js";

/** A service whose client meets the faults. */
export interface MatrixService<Context> {
  /** Its name in the table of services. */
  readonly name: string;
  readonly operations: readonly Operation<Context>[];
  /** The faults that it can meet. */
  readonly faults: readonly Fault[];
  /** The columns of its tables: operations with the same results. */
  readonly columns: readonly (readonly string[])[];
  /** The expected results where each request meets the fault; see table.ts. */
  readonly persistent: string;
  /** The same where one request meets the fault, and the next does not. */
  readonly transient: string;
  /** The ways in which a client proves who it is; the first is that of operations that are about no other. */
  readonly credentialKinds: readonly string[];
  /** The one that logs in: operations with credentials of their own run with it only. */
  readonly loginKind: string;
  start(options: StartOptions): Started<Context> | Promise<Started<Context>>;
}

/** Something a client is asked to do. */
export interface Operation<Context> {
  /** Its name in the table. */
  readonly name: string;
  run(context: Context): PromiseLike<unknown>;
  /** The request that meets the fault, each time it is sent: its method and what its path and query begin with. */
  readonly faulty: `${"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE"} ${string}`;
  /** How many resources it makes on the server. Default none. */
  readonly creates?: number;
  /** Whether, after a crash of the server, the client looks up the resource. Default: no. */
  readonly checksAfterServerError?: boolean;
  /** How many requests come before or after it, when it succeeds and when it fails. Default: none. */
  readonly otherRequests?: { readonly ok: number; readonly failed: number };
  /** How many more requests the client sends to find out whether the server executed it, where that is not known. Default: none. */
  readonly looksAfterUnknown?: number;
  /** The credentials that it is about. Default: the first of the service's. */
  readonly credentials?: string;
}

/** What a service is started with. */
export interface StartOptions {
  readonly clock: VirtualClock;
  /** Where its server seems to be. */
  readonly origin: string;
  /** The secrets of the user of the client. */
  readonly authToken: string;
  readonly password: string;
}

/** A server of a service, and how to make a client of it. */
export interface Started<Context> {
  /** The root of the API, with a slash at its end. */
  readonly root: string;
  /** What stands in braces in the paths of operations. */
  readonly variables: Readonly<Record<string, string>>;
  handle(request: Request): Promise<Response>;
  /** Whether a response says that something was made. */
  creates(response: {
    readonly status: number;
    readonly request: { readonly method: string; readonly url: string };
  }): boolean;
  /** What is secret besides the secrets that the service was started with; it grows. */
  readonly secrets: readonly string[];
  /** The tokens that a response has issued. */
  tokensIn(url: string, text: string): string[];
  /** Makes what operations run with. */
  context(credentials: string, options: Partial<CommonConnectionOptions>): Promise<Context>;
}
