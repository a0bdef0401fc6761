import type { Holdings } from "./holdings.js";
import type { ProjectTable } from "./projects.js";
import type { UserTable } from "./users.js";

/** What the endpoints of the identity service share. */
export interface Context {
  readonly users: UserTable;
  readonly projects: ProjectTable;
  readonly holdings: Holdings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
