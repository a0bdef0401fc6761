import type { Controller } from "../controller.js";
import type { JobQueue } from "../workers.js";
import type { Playbook } from "../playbooks/playbook.js";
import type { Database } from "../store/database.js";

/** What the handlers of the API use. */
export interface Context {
  readonly database: Database;
  readonly controller: Controller;
  readonly jobs: JobQueue;
  readonly playbooks: readonly Playbook[];
  readonly settings: Settings;
}

/** How the server behaves. */
export interface Settings {
  readonly version: "1.1" | "1.2";
  readonly discoveryToken: string;
  /** Whether another system, such as Keystone, manages the users. */
  isReadOnly: boolean;
}
