import { taskWhitelistFilters, type TaskWhitelistFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/transport.js";
import type { DetailPath, ListPath, Schemas } from "../contract.js";
import {
  TaskWhitelist,
  taskWhitelistChanges,
  taskWhitelistInput,
  taskWhitelistShape,
  type TaskWhitelistInput,
} from "../models/task-whitelist.js";
import { PatchableManager } from "./patchable-manager.js";

type Wire = Schemas["TaskWhitelist"];

/** The task whitelists: `client.taskWhitelists`. */
export class TaskWhitelistManager extends PatchableManager<
  TaskWhitelist,
  Wire,
  TaskWhitelistInput,
  TaskWhitelistFilters
> {
  readonly model: typeof TaskWhitelist = TaskWhitelist;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: taskWhitelistShape,
      input: taskWhitelistInput,
      changes: taskWhitelistChanges,
      filters: taskWhitelistFilters,
      listUrl: "/taskwhitelists/" satisfies ListPath<Wire>,
      detailUrl: "/taskwhitelists/{id}/" satisfies DetailPath<Wire>,
    });
  }

  protected override make(wire: Wire): TaskWhitelist {
    return new TaskWhitelist(this, wire);
  }
}
