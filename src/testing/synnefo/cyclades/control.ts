import { checkCount, checkType } from "../../kit/checks.js";
import type { ServerRow } from "./rows.js";
import { fail } from "./server-lifecycle.js";
import {
  checkDiagnostic,
  type ServerDiagnostic,
  type ServerRun,
  type ServerScripts,
  type ServerTarget,
} from "./server-scripts.js";
import { abandonTask } from "./server-tasks.js";
import { statusOf } from "./server-view.js";
import type { CycladesState } from "./state.js";

/** A server of an `EmbeddedServer`. */
export interface EmbeddedCloudServer {
  /** The id. */
  readonly id: number;
  /** The name. */
  readonly name: string;
  /** As in the API: `"ACTIVE"`. */
  readonly status: string;
  /** The pending task, by the name that is used in messages: `"STOP"`; null if there is none. */
  readonly task: string | null;
  /** The UUID of the user who owns it. */
  readonly userId: string;
  /** The id of the project for which it is counted. */
  readonly project: string;
  /** Whether an administrator has suspended it. */
  readonly isSuspended: boolean;
}

/** What a test can do with the machines of a cloud besides its API. */
export class CycladesControl {
  readonly #state: CycladesState;
  readonly #scripts: ServerScripts;

  constructor(state: CycladesState, scripts: ServerScripts) {
    this.#state = state;
    this.#scripts = scripts;
  }

  /** Sets how servers are built. @returns A function that removes the script. */
  script(target: ServerTarget, run: ServerRun): () => void {
    return this.#scripts.add(target, run);
  }

  /** The server with that id, also if it is deleted; undefined if it has never been there. */
  server(id: number): EmbeddedCloudServer | undefined {
    checkCount("The id of a server", id, 1);
    const server = this.#state.servers.get(id);
    return server === undefined ? undefined : describe(server);
  }

  /** All servers, the oldest first. */
  servers(): EmbeddedCloudServer[] {
    return this.#state.servers.all().map(describe);
  }

  /** Makes a server fail now. */
  fail(id: number, diagnostic: ServerDiagnostic = {}): void {
    checkDiagnostic(diagnostic);
    const server = this.#require(id);
    abandonTask(server);
    fail(this.#state, server, diagnostic);
  }

  /** Suspends a server, or ends that. */
  suspend(id: number, isSuspended: boolean): void {
    checkType("isSuspended", isSuspended, "boolean");
    this.#require(id).isSuspended = isSuspended;
  }

  /** Ends all asynchronous work now. */
  tick(): void {
    this.#state.tick();
  }

  #require(id: number): ServerRow {
    checkCount("The id of a server", id, 1);
    const server = this.#state.servers.get(id);
    if (server === undefined || server.isDeleted) throw new TypeError(`The server has no machine ${id}.`);
    return server;
  }
}

function describe(server: ServerRow): EmbeddedCloudServer {
  const { id, name, task, userId, project, isSuspended } = server;
  return { id, name, status: statusOf(server), task, userId, project, isSuspended };
}
