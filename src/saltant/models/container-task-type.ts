import * as z from "zod/mini";
import { containerTypes, type ContainerType } from "../../../generated/saltant/filters.js";
import { defineInput } from "../../core/define-input.js";
import { defineShape } from "../../core/define-shape.js";
import type { Schemas, Wire } from "../contract.js";
import { nullableText, oneOf, optional, optionalText, requiredText } from "../wire.js";
import type { NamedSource } from "./named-model.js";
import { TaskType, type TaskTypeInput } from "./task-type.js";

import { taskTypeFields, taskTypeInputFields, taskTypeTraits } from "./task-type-fields.js";
/** A container task type as the API writes it. */
export interface ContainerTaskTypeWire extends Wire<"ContainerTaskType"> {}

export const containerTaskTypeShape = defineShape<ContainerTaskTypeWire>()({
  ...taskTypeTraits,
  noun: "container task type",
  fields: {
    ...taskTypeFields,
    logs_path: nullableText,
    results_path: nullableText,
    container_image: z.string(),
    container_type: oneOf(containerTypes),
  },
});

export const containerTaskTypeInput = defineInput<Schemas["ContainerTaskTypeCreate"]>()({
  ...taskTypeInputFields,
  logs_path: optional(z.nullable(optionalText(400))),
  results_path: optional(z.nullable(optionalText(400))),
  container_image: requiredText(200),
  container_type: oneOf(containerTypes),
});

/** What a new container task type may be given. In a PUT, what is left out keeps its value. */
export interface ContainerTaskTypeInput extends TaskTypeInput {
  /** The image, as the container's run time names it: `ubuntu:22.04`, or `docker://alpine:3` for Singularity. 1 to 200 characters. */
  containerImage: string;
  /** What runs the container. */
  containerType: ContainerType;
  /** The directory in the container where the command leaves its logs, at most 400 characters. Default null: none. */
  logsPath?: string | null | undefined;
  /** The directory in the container where the command leaves its results, at most 400 characters. Default null: none. */
  resultsPath?: string | null | undefined;
}

/** A task that runs in a container. */
export class ContainerTaskType extends TaskType<ContainerTaskTypeWire, ContainerTaskTypeInput> {
  /** The directory in the container where the command leaves its logs; null if none. */
  declare logsPath: string | null;
  /** The directory in the container where the command leaves its results; null if none. */
  declare resultsPath: string | null;
  /** The image, as the container's run time names it. */
  declare containerImage: string;
  /** What runs the container. */
  declare containerType: ContainerType;

  /** @internal Models are made by their managers. */
  constructor(manager: NamedSource<ContainerTaskTypeWire, ContainerTaskTypeInput>, wire: ContainerTaskTypeWire) {
    super(containerTaskTypeShape, manager, wire);
  }
}
