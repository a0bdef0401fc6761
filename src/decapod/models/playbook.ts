import { openString } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { defineShape } from "../../core/data/define-shape.js";
import { Model } from "../../core/data/model.js";
import type { Schemas, Wire } from "../contract.js";
import { checkedAs } from "./fields.js";

/** A playbook: what can be executed on a cluster. */
export class Playbook extends Model<PlaybookWire> {
  /** One of the known ones, or of a plugin. */
  declare readonly id: PlaybookWire["id"];
  /** The name, for people. */
  declare readonly name: string;
  /** What it does, for people. */
  declare readonly description: string;
  /** Whether a configuration must name servers. If not, the servers of the cluster are used. */
  declare readonly requiredServerList: boolean;
  /** Which servers it accepts. */
  declare readonly serverListPolicy: PlaybookWire["server_list_policy"];
  /** The hints that it takes, with the API's names. The server refuses others. */
  declare readonly hints: readonly PlaybookHint[];
}

/** A playbook as the API writes it. */
export interface PlaybookWire extends Wire<"Playbook"> {}

/** A hint that a playbook takes, with the API's names. */
export interface PlaybookHint extends Wire<"PlaybookHint"> {}

export const playbookShape = defineShape<PlaybookWire>()({
  noun: "playbook",
  key: "id",
  fields: {
    id: openString<Schemas["PlaybookId"] | (string & {})>(),
    name: z.string(),
    description: z.string(),
    required_server_list: z.boolean(),
    server_list_policy: openString<Schemas["ServerListPolicyName"] | (string & {})>(),
    hints: checkedAs<Wire<"PlaybookHint">[]>(
      z.array(z.looseObject({ id: z.string(), type: z.string(), values: z.array(z.unknown()) })),
      "expected objects with id, type and values",
    ),
  },
});
