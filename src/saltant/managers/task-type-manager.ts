import { selfOf } from "../../core/self.js";
import {
  containerTaskTypeFilters,
  type ContainerTaskTypeFilters,
  executableTaskTypeFilters,
  type ExecutableTaskTypeFilters,
} from "../../../generated/saltant/filters.js";
import { LookupCache } from "../../core/bulk/lookup-cache.js";
import { requireObject } from "../../core/data/checks.js";
import type { ModelClass } from "../../core/data/model.js";
import { type InputOf, type OutputOf, requireSchema, type StandardSchema } from "../../core/data/standard-schema.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { Transport } from "../../core/http/transport.js";
import { describeValue } from "../../core/text.js";
import type { DetailPath, ListPath } from "../contract.js";
import type { NamedApi } from "../models/named-model.js";
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
import { NamedManager, type NamedManagerDefinition, type NameFilter } from "./named-manager.js";

/** The API of the task types of one class. */
export abstract class TaskTypeManager<
  Type extends TaskType<Wire, Input>,
  Wire extends object,
  Input extends TaskTypeInput,
  Filters extends NameFilter,
  Instance extends TaskInstance,
> extends NamedManager<Type, Wire, Input, Filters> {
  abstract override readonly model: ModelClass<Type, Wire, NamedApi<Wire, Input>>;
  readonly #api: TaskApi<Instance, Type>;

  /** @internal Managers are made by the client. */
  protected constructor(
    transport: Transport,
    definition: NamedManagerDefinition<Wire, Filters>,
    api: LaunchApi<Instance, Type>,
  ) {
    super(transport, definition);
    this.#api = { ...api, types: new LookupCache((name, signal) => this.get({ name }, { signal })) };
  }

  /**
   * Makes a function of a task type: its arguments are checked by the compiler, and by the schema before anything is sent. The
   * first launch looks the type up by its name and validates the definition against the server's.
   *
   * @param name - The name of the task type on the server.
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
    const self = selfOf(this);
    if (typeof name !== "string" || name === "") {
      throw new InvalidInputError(
        `${self.shape.noun}: a definition needs the name of a task type, not ${describeValue(name)}`,
      );
    }
    requireObject("the definition", definition);
    requireSchema("arguments", definition.arguments);
    return new DefinedTask(self.#api, name, definition.arguments);
  }

  protected override make(wire: Wire): Type {
    return new this.model(this.shape, this, wire);
  }
}

/** The container task types: `client.containerTaskTypes`. */
export class ContainerTaskTypeManager extends TaskTypeManager<
  ContainerTaskType,
  ContainerTaskTypeWire,
  ContainerTaskTypeInput,
  ContainerTaskTypeFilters,
  ContainerTaskInstance
> {
  readonly model = ContainerTaskType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, api: LaunchApi<ContainerTaskInstance, ContainerTaskType>) {
    const definition = {
      shape: containerTaskTypeShape,
      input: containerTaskTypeInput,
      filters: containerTaskTypeFilters,
      listUrl: "/containertasktypes/" satisfies ListPath<ContainerTaskTypeWire>,
      detailUrl: "/containertasktypes/{id}/" satisfies DetailPath<ContainerTaskTypeWire>,
    };
    super(transport, definition, api);
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
  readonly model = ExecutableTaskType;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, api: LaunchApi<ExecutableTaskInstance, ExecutableTaskType>) {
    const definition = {
      shape: executableTaskTypeShape,
      input: executableTaskTypeInput,
      filters: executableTaskTypeFilters,
      listUrl: "/executabletasktypes/" satisfies ListPath<ExecutableTaskTypeWire>,
      detailUrl: "/executabletasktypes/{id}/" satisfies DetailPath<ExecutableTaskTypeWire>,
    };
    super(transport, definition, api);
  }
}

/** The part of the client that launches tasks, without the task types' own manager. */
export type LaunchApi<Instance, Type> = Omit<TaskApi<Instance, Type>, "types">;

/** The definition of a task in the program. */
export interface TaskDefinition<Schema extends StandardSchema<unknown, object>> {
  /** The schema of its arguments: from zod, valibot, arktype or any other library with the Standard Schema interface. */
  readonly arguments: Schema;
}
