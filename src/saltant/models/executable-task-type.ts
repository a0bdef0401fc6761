import { defineInput } from "../../core/define-input.js";
import { defineShape } from "../../core/define-shape.js";
import * as z from "zod/mini";
import type { Schemas, Wire } from "../contract.js";
import { nullableText, optional, optionalText } from "../wire.js";
import type { NamedSource } from "./named-model.js";
import { TaskType, type TaskTypeInput } from "./task-type.js";

import { taskTypeFields, taskTypeInputFields, taskTypeTraits } from "./task-type-fields.js";
/** An executable task type as the API writes it. */
export interface ExecutableTaskTypeWire extends Wire<"ExecutableTaskType"> {}

export const executableTaskTypeShape = defineShape<ExecutableTaskTypeWire>()({
  ...taskTypeTraits,
  noun: "executable task type",
  fields: { ...taskTypeFields, json_file_option: nullableText },
});

export const executableTaskTypeInput = defineInput<Schemas["ExecutableTaskTypeCreate"]>()({
  ...taskTypeInputFields,
  json_file_option: optional(z.nullable(optionalText(50))),
});

/** What a new executable task type may be given. In a PUT, what is left out keeps its value. */
export interface ExecutableTaskTypeInput extends TaskTypeInput {
  /**
   * The command's option that takes the path of a JSON file, such as `--json-file`, at most 50 characters. Default null: the
   * arguments come as JSON text at the end of the command.
   */
  jsonFileOption?: string | null | undefined;
}

/** A task that runs a command on the worker itself. */
export class ExecutableTaskType extends TaskType<ExecutableTaskTypeWire, ExecutableTaskTypeInput> {
  /** The command's option that takes the arguments as the path of a JSON file; null if they come as JSON text. */
  declare jsonFileOption: string | null;

  /** @internal Models are made by their managers. */
  constructor(manager: NamedSource<ExecutableTaskTypeWire, ExecutableTaskTypeInput>, wire: ExecutableTaskTypeWire) {
    super(executableTaskTypeShape, manager, wire);
  }
}
