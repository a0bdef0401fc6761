import { bulkChecks, type BulkOptions } from "../../core/bulk/bulk.js";
import { type Check, checkOptions, requireBoolean, requireObject } from "../../core/data/checks.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import { describeValue } from "../../core/text.js";
import { isId } from "../django/field-schemas.js";
import { TaskQueue } from "../models/task-queue.js";
import { strip } from "../django/python-strip.js";

/** Where a defined task is to run. */
interface Placement {
  /** The queue to run it on: its name, which is looked up once, its id, or the model. */
  taskQueue: string | number | TaskQueue;
}

/** How to launch a defined task each time it is asked for. */
export interface LaunchEachTimeOptions extends Placement, RequestOptions {
  /** A name to find it by, at most 200 characters, not unique. Default `""`. */
  name?: string | undefined;
  /** Whether to launch it only if it is not there yet; see `create`. Default false. */
  once?: false | undefined;
}

/** How to launch a defined task unless it is there already. */
export interface LaunchOnceOptions extends Placement, RequestOptions {
  /** The name that there is to be one of. */
  name: string;
  /** Looks first, and again after a launch whose outcome is unknown; see `create`. */
  once: true;
}

/** Where a defined task is to run, and what else a launch takes. */
export type LaunchOptions = LaunchOnceOptions | LaunchEachTimeOptions;

/** Where many defined tasks are to run, and what else bulk work takes. */
export interface LaunchManyOptions<Args> extends Placement, BulkOptions {
  /** One name for all, or what makes one of each one's arguments and index. Default `""`. */
  name?: string | ((args: Args, index: number) => string) | undefined;
  /** Whether to launch only those that are not there yet; see `create`. Then each needs a name. Default false. */
  once?: boolean | undefined;
}

const requireQueue: Check = (name, value) => {
  if (typeof value === "string" ? strip(value) !== "" : value instanceof TaskQueue || isId(value)) return;
  throw new InvalidInputError(`${name} must be a queue's name, its id or the model, not ${describeValue(value)}`);
};

const requireName: Check = (name, value) => {
  if (typeof value !== "string") throw new InvalidInputError(`${name} must be a text, not ${describeValue(value)}`);
};

const launchChecks = { ...requestChecks, name: requireName, once: requireBoolean };
const launchManyChecks = {
  ...bulkChecks,
  name: (name: string, value: unknown) => {
    if (typeof value !== "function") requireName(name, value);
  },
  once: requireBoolean,
};

/** Refuses options of a launch that cannot be, before anything is looked up. */
export function checkLaunchOptions(options: unknown): void {
  check(options, launchChecks);
}

/** The same for many launches. */
export function checkLaunchManyOptions(options: unknown): void {
  check(options, launchManyChecks);
}

function check(options: unknown, checks: Readonly<Record<string, Check>>): void {
  requireObject("options", options);
  requireQueue("taskQueue", Reflect.get(options, "taskQueue"));
  checkOptions("options", options, checks);
}
