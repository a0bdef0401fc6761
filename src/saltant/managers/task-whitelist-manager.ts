import { taskWhitelistFilters, type TaskWhitelistFilters } from "../../../generated/saltant/filters.js";
import type { Transport } from "../../core/http/transport.js";
import type { DetailPath, ListPath } from "../contract.js";
import {
  TaskWhitelist,
  taskWhitelistChanges,
  taskWhitelistInput,
  type TaskWhitelistInput,
  taskWhitelistShape,
  type TaskWhitelistWire,
} from "../models/task-whitelist.js";
import { PatchableManager } from "./named-manager.js";

/** The task whitelists: `client.taskWhitelists`. */
export class TaskWhitelistManager extends PatchableManager<
  TaskWhitelist,
  TaskWhitelistWire,
  TaskWhitelistInput,
  TaskWhitelistFilters
> {
  readonly model = TaskWhitelist;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, {
      shape: taskWhitelistShape,
      input: taskWhitelistInput,
      changes: taskWhitelistChanges,
      filters: taskWhitelistFilters,
      listUrl: "/taskwhitelists/" satisfies ListPath<TaskWhitelistWire>,
      detailUrl: "/taskwhitelists/{id}/" satisfies DetailPath<TaskWhitelistWire>,
    });
  }
}
