import {
  type PlaybookConfigurationFilters,
  playbookConfigurationFilters,
  type PlaybookConfigurationSortBy,
  playbookConfigurationSortFields,
} from "../../../generated/decapod/filters.js";
import { LookupCache } from "../../core/bulk/lookup-cache.js";
import { requireArray, requireBoolean, requireObject, requirePlainObject } from "../../core/data/checks.js";
import { defineInput, encodeInput } from "../../core/data/input.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { selfOf } from "../../core/self.js";
import { Cluster } from "../models/cluster.js";
import { idOf, name } from "../models/fields.js";
import { Playbook } from "../models/playbook.js";
import {
  PlaybookConfiguration,
  type PlaybookConfigurationChanges,
  playbookConfigurationChanges,
  type PlaybookConfigurationInput,
  playbookConfigurationShape,
  type PlaybookConfigurationWire,
} from "../models/playbook-configuration.js";
import { Server } from "../models/server.js";
import { checkHints } from "./hints.js";
import type { PlaybookManager } from "./playbook-manager.js";
import { ChangeableManager } from "./versioned-manager.js";

/** The playbook configurations: `decapod.playbookConfigurations`. */
export class PlaybookConfigurationManager extends ChangeableManager<
  PlaybookConfiguration,
  PlaybookConfigurationWire,
  PlaybookConfigurationChanges,
  PlaybookConfigurationFilters,
  PlaybookConfigurationSortBy
> {
  readonly model = PlaybookConfiguration;
  readonly #playbooks: LookupCache<Playbook>;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, playbooks: PlaybookManager) {
    super(transport, {
      shape: playbookConfigurationShape,
      changes: playbookConfigurationChanges,
      path: "/v1/playbook_configuration/",
      list: "playbook configurations",
      filters: playbookConfigurationFilters,
      sortFields: playbookConfigurationSortFields,
    });
    this.#playbooks = new LookupCache((id, signal) => playbooks.get(id, { signal }));
  }

  /**
   * Creates a playbook configuration. The server makes its variables and inventory of the servers and hints.
   *
   * @throws An `InvalidInputError` for an invalid input, also for a hint that the playbook does not take or a value that it cannot have;
   *   a `BadRequestError` for what only the server knows, such as its policy for servers, or `run` before 1.2; a `ConflictError` if the
   *   cluster must be deployed first; an `AmbiguousOutcomeError` if it is not known whether the configuration was created.
   *
   * @example
   * ```ts
   * const config = await decapod.playbookConfigurations.create({ name: "deploy", cluster, playbook: "cluster_deploy", servers, hints: { dmcrypt: true } });
   * ```
   */
  async create(input: PlaybookConfigurationInput, options?: RequestOptions): Promise<PlaybookConfiguration> {
    const self = selfOf(this);
    const noun = "playbook configuration";
    requireObject(`${noun}: the input`, input);
    const { cluster, playbook, servers = [], hints = {}, run, ...named } = input;
    requireArray(`${noun}: servers`, servers);
    requirePlainObject(`${noun}: hints`, hints);
    if (run !== undefined) requireBoolean(`${noun}: run`, run);
    const given = {
      ...encodeInput(nameInput, named, noun),
      cluster_id: idOf(cluster, Cluster, "cluster"),
      playbook_id: idOf(playbook, Playbook, "playbook"),
      // From a copy without holes, which `map` would skip.
      server_ids: [...new Set(Array.from(servers, (server) => idOf(server, Server, "server")))],
    };
    const values = Object.entries(hints).filter(([, value]) => value !== undefined);
    if (values.length > 0) {
      const described =
        playbook instanceof Playbook ? playbook : await self.#playbooks.get(given.playbook_id, options?.signal);
      checkHints(described, values);
    }
    const body = {
      ...given,
      hints: values.map(([id, value]) => ({ id, value })),
      ...(run !== undefined && { run }),
    };
    return self.createOne(body, options);
  }

  protected override make(wire: PlaybookConfigurationWire): PlaybookConfiguration {
    return new PlaybookConfiguration(this.shape, this, wire);
  }
}

const nameInput = defineInput<{ name: string }>()({ name: z.pipe(name, z.string()) });
