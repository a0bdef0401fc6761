import { requireMethods, requireObject } from "../../core/data/checks.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { describeValue } from "../../core/text.js";
import type { Transport } from "../../core/http/transport.js";
import type { ContainerTaskInstance, ExecutableTaskInstance, TaskInstance } from "../models/task-instance.js";
import {
  ContainerTaskType,
  containerTaskTypeInput,
  type ContainerTaskTypeInput,
  containerTaskTypeShape,
  type ContainerTaskTypeWire,
  ExecutableTaskType,
  executableTaskTypeInput,
  type ExecutableTaskTypeInput,
  executableTaskTypeShape,
  type ExecutableTaskTypeWire,
  type TaskType,
  type TaskTypeInput,
} from "../models/task-type.js";
import { DefinedTask, type TaskApi } from "../tasks/defined-task.js";
import { LookupCache } from "../../core/bulk/lookup-cache.js";
import type { InputOf, OutputOf, StandardSchema } from "../../core/data/standard-schema.js";
import { NamedManager, type NamedManagerDefinition, type NameFilter } from "./named-manager.js";
import {
  containerTaskTypeFilters,
  type ContainerTaskTypeFilters,
  executableTaskTypeFilters,
  type ExecutableTaskTypeFilters,
} from "../../../generated/saltant/filters.js";
import type { DetailPath, ListPath } from "../contract.js";

/** What launching takes besides a task type's own manager. */
export type LaunchApi<Instance, Type> = Omit<TaskApi<Instance, Type>, "types">;

/** How a task is defined here. */
export interface TaskDefinition<Schema extends StandardSchema<unknown, object>> {
  /** What its arguments are: a schema of zod, valibot, arktype or any other library with the Standard Schema interface. */
  readonly arguments: Schema;
}

/** The task types of one class. */
export abstract class TaskTypeManager<
  Type extends TaskType<Wire, Input>,
  Wire extends object,
  Input extends TaskTypeInput,
  Filters extends NameFilter,
  Instance extends TaskInstance,
> extends NamedManager<Type, Wire, Input, Filters> {
  readonly #source: TaskApi<Instance, Type>;

  /** @internal Managers are made by the client. */
  protected constructor(
    transport: Transport,
    definition: NamedManagerDefinition<Wire, Filters>,
    source: LaunchApi<Instance, Type>,
  ) {
    super(transport, definition);
    this.#source = { ...source, types: new LookupCache((name, signal) => this.get({ name }, { signal })) };
  }

  /**
   * Makes a function of a task type: its arguments are checked by the compiler, and by the schema before anything is sent. The
   * first launch looks the type up by its name and holds the definition against what the server requires and fills in.
   *
   * @param name - What the task type is called on the server.
   *
   * @example
   * ```ts
   * const align = client.containerTaskTypes.define("align", {
   *   arguments: z.object({ sample: z.string(), ref: z.string().default("hg38") }),
   * });
   * const run = await align.launch({ sample: "s1" }, { taskQueue: "main", name: "s1" });
   * ```
   */
  define<const Schema extends StandardSchema<unknown, object>>(
    name: string,
    definition: TaskDefinition<Schema>,
  ): DefinedTask<InputOf<Schema>, OutputOf<Schema> & object, Instance, Type> {
    if (typeof name !== "string" || name === "") {
      throw new InvalidInputError(
        `${this.shape.noun}: a definition needs the name of a task type, not ${describeValue(name)}`,
      );
    }
    requireObject("the definition", definition);
    requireSchema("arguments", definition.arguments);
    return new DefinedTask(this.#source, name, definition.arguments);
  }
}

const hasValidate = requireMethods("validate");

/** Schemas may be functions, too: those of arktype are. */
function requireSchema(name: string, schema: unknown): void {
  const isSchema = (typeof schema === "object" && schema !== null) || typeof schema === "function";
  hasValidate(
    `${name} must be a schema of zod, valibot or the like: its ~standard`,
    isSchema && Reflect.get(schema, "~standard"),
  );
}

/** The container task types: `client.containerTaskTypes`. */
export class ContainerTaskTypeManager extends TaskTypeManager<
  ContainerTaskType,
  ContainerTaskTypeWire,
  ContainerTaskTypeInput,
  ContainerTaskTypeFilters,
  ContainerTaskInstance
> {
  readonly model: typeof ContainerTaskType = ContainerTaskType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, source: LaunchApi<ContainerTaskInstance, ContainerTaskType>) {
    super(
      transport,
      {
        shape: containerTaskTypeShape,
        input: containerTaskTypeInput,
        filters: containerTaskTypeFilters,
        listUrl: "/containertasktypes/" satisfies ListPath<ContainerTaskTypeWire>,
        detailUrl: "/containertasktypes/{id}/" satisfies DetailPath<ContainerTaskTypeWire>,
      },
      source,
    );
  }

  protected override make(wire: ContainerTaskTypeWire): ContainerTaskType {
    return new ContainerTaskType(this, wire);
  }
}

/** The executable task types: `client.executableTaskTypes`. */
export class ExecutableTaskTypeManager extends TaskTypeManager<
  ExecutableTaskType,
  ExecutableTaskTypeWire,
  ExecutableTaskTypeInput,
  ExecutableTaskTypeFilters,
  ExecutableTaskInstance
> {
  readonly model: typeof ExecutableTaskType = ExecutableTaskType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, source: LaunchApi<ExecutableTaskInstance, ExecutableTaskType>) {
    super(
      transport,
      {
        shape: executableTaskTypeShape,
        input: executableTaskTypeInput,
        filters: executableTaskTypeFilters,
        listUrl: "/executabletasktypes/" satisfies ListPath<ExecutableTaskTypeWire>,
        detailUrl: "/executabletasktypes/{id}/" satisfies DetailPath<ExecutableTaskTypeWire>,
      },
      source,
    );
  }

  protected override make(wire: ExecutableTaskTypeWire): ExecutableTaskType {
    return new ExecutableTaskType(this, wire);
  }
}
