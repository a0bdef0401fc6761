import type { BulkOptions } from "../../core/bulk.js";
import type { RequestOptions } from "../../core/request-options.js";
import type { TaskQueue } from "../models/task-queue.js";

/** Where a defined task is to run. */
interface Placement {
  /** The queue to run it on: its name, which is looked up once, its id, or the model. */
  taskQueue: string | number | TaskQueue;
}

/** How to launch a defined task each time it is asked for. */
interface LaunchEachTime extends Placement, RequestOptions {
  /** A name to find it by, at most 200 characters, not unique. Default `""`. */
  name?: string | undefined;
  /** Whether to launch it only if it is not there yet; see `create`. Default false. */
  once?: false | undefined;
}

/** How to launch a defined task unless it is there already. */
interface LaunchOnce extends Placement, RequestOptions {
  /** The name that there is to be one of. */
  name: string;
  /** Looks first, and again after a launch whose outcome is unknown; see `create`. */
  once: true;
}

/** Where a defined task is to run, and what else a launch takes. */
export type LaunchOptions = LaunchOnce | LaunchEachTime;

/** Where many defined tasks are to run, and what else bulk work takes. */
export interface LaunchManyOptions<Args> extends Placement, BulkOptions {
  /** One name for all, or what makes one of each one's arguments and index. Default `""`. */
  name?: string | ((args: Args, index: number) => string) | undefined;
  /** Whether to launch only those that are not there yet; see `create`. Then each needs a name. Default false. */
  once?: boolean | undefined;
}
