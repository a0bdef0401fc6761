import { bulkChecks, type BulkOptions } from "../../core/bulk/bulk.js";
import { type Check, checkOptions, requireBoolean, requireObject, requireString } from "../../core/data/checks.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import { describeValue } from "../../core/text.js";
import { isId } from "../django/field-schemas.js";
import { strip } from "../django/python-strip.js";
import { TaskQueue } from "../models/task-queue.js";

/** Where to run a defined task. */
interface Placement {
  /** The queue: its name, which is looked up once, its id, or the model. */
  taskQueue: string | number | TaskQueue;
}

/** How to launch a defined task with each call. */
export interface LaunchEachTimeOptions extends Placement, RequestOptions {
  /** A name to find it by, at most 200 characters, not unique. Default `""`. */
  name?: string | undefined;
  /** Whether to launch it only if it does not exist yet; see `create`. Default false. */
  once?: false | undefined;
}

/** How to launch a defined task unless it exists. */
export interface LaunchOnceOptions extends Placement, RequestOptions {
  /** The name that identifies it. */
  name: string;
  /** Looks for it first, and again after a launch whose outcome is unknown; see `create`. */
  once: true;
}

/** Where to run a defined task, and the other options of a launch. */
export type LaunchOptions = LaunchOnceOptions | LaunchEachTimeOptions;

/** Where to run many defined tasks, and the other options of bulk work. */
export interface LaunchManyOptions<Args, Result = unknown> extends Placement, BulkOptions<Result> {
  /** One name for all, or a function that makes a name from arguments and index. Default `""`. */
  name?: string | ((args: Args, index: number) => string) | undefined;
  /** Whether to launch only those that do not exist yet; see `create`. Then each needs a name. Default false. */
  once?: boolean | undefined;
}

const requireQueue: Check = (name, value) => {
  if (typeof value === "string" ? strip(value) !== "" : value instanceof TaskQueue || isId(value)) return;
  throw new InvalidInputError(`${name} must be a queue's name, its id or the model, not ${describeValue(value)}`);
};

const launchChecks = { ...requestChecks, name: requireString, once: requireBoolean };
const launchManyChecks = {
  ...bulkChecks,
  name: (name: string, value: unknown) => {
    if (typeof value !== "function") requireString(name, value);
  },
  once: requireBoolean,
};

/** Checks the options of a launch before anything is sent. */
export function checkLaunchOptions(options: unknown): void {
  check(options, launchChecks);
}

/** Checks the options of many launches before anything is sent. */
export function checkLaunchManyOptions(options: unknown): void {
  check(options, launchManyChecks);
}

function check(options: unknown, checks: Readonly<Record<string, Check>>): void {
  requireObject("options", options);
  requireQueue("taskQueue", Reflect.get(options, "taskQueue"));
  checkOptions("options", options, checks);
}
