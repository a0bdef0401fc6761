import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { defineInput } from "../../core/data/input.js";
import type { Schemas, Wire } from "../contract.js";
import type { Cluster } from "./cluster.js";
import { anyObjectAs, name } from "./fields.js";
import type { Playbook } from "./playbook.js";
import type { Server } from "./server.js";
import { ChangeableModel } from "./versioned-model.js";
import { defineVersionedShape } from "./versioned-shape.js";

/** A playbook with the servers and the variables for one cluster, ready to be executed. */
export class PlaybookConfiguration extends ChangeableModel<PlaybookConfigurationWire, PlaybookConfigurationChanges> {
  /** The name. Not unique. */
  declare readonly name: string;
  /** The id of the playbook, one of the known ones or of a plugin. */
  declare readonly playbookId: Schemas["PlaybookId"] | (string & {});
  /** The id of the cluster. */
  declare readonly clusterId: string;
  /** The variables and the inventory of Ansible, with its names. */
  declare readonly configuration: Schemas["Configuration"];
  /** The id of the execution that `create` started with `run`; null if none was. Only the response to a create has it, from Decapod 1.2 on. */
  declare readonly createdExecutionId: string | null | undefined;
}

/** A playbook configuration as the API writes it. */
export interface PlaybookConfigurationWire extends Wire<"PlaybookConfiguration"> {}

/** What a playbook configuration is created with. */
export interface PlaybookConfigurationInput {
  /** The name: 1 to 1,024 characters. */
  name: string;
  /** The cluster or its id. */
  cluster: string | Cluster;
  /** The playbook or its id. */
  playbook: Schemas["PlaybookId"] | (string & {}) | Playbook;
  /** The servers or their ids, each once. A playbook that needs no list uses those of the cluster. Default: none. */
  servers?: readonly (string | Server)[] | undefined;
  /**
   * Values of hints by their ids. They are checked against the playbook's description, which is read once per client if `playbook` is an
   * id. Hints that are left out or undefined have their defaults.
   */
  hints?: Readonly<Record<string, HintValue | undefined>> | undefined;
  /** Whether to execute it as well. Only servers from 1.2 on know it, older ones refuse it. Default: it is not sent. */
  run?: boolean | undefined;
}

/** A value of a hint, of the type that its playbook says. */
export type HintValue = boolean | number | string | readonly unknown[];

/** What can be changed of a playbook configuration. */
export interface PlaybookConfigurationChanges {
  /** The name: 1 to 1,024 characters. */
  name: string;
  /** The variables and the inventory, which replace all of before. The server does not check them. */
  configuration: Schemas["Configuration"];
}

export const playbookConfigurationShape = defineVersionedShape<PlaybookConfigurationWire>()({
  noun: "playbook configuration",
  fields: {
    name: z.string(),
    playbook_id: openString<Schemas["PlaybookId"] | (string & {})>(),
    cluster_id: z.string(),
    configuration: anyObjectAs<Schemas["Configuration"]>(),
    created_execution_id: z.exactOptional(z.nullable(z.string())),
  },
});

export const playbookConfigurationChanges = defineInput<{ name?: string; configuration?: Schemas["Configuration"] }>()({
  name: z.exactOptional(name),
  configuration: z.exactOptional(anyObjectAs<Schemas["Configuration"]>()),
});
