import { Pacer } from "../../core/async/pacer.js";
import { OnceCreator } from "../../core/bulk/once-creator.js";
import {
  checkOptions,
  requireBoolean,
  requireCount,
  requireObject,
  requirePlainObject,
  requireString,
} from "../../core/data/checks.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import { childrenOf, type XmlElement } from "../../core/data/xml.js";
import { wholeNumber } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { ConflictError, InvalidInputError, NotFoundError } from "../../core/errors/index.js";
import { formContent } from "../../core/http/contents.js";
import { plainText } from "../../core/http/formats.js";
import { pathTail } from "../../core/http/path-tail.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing, ListOptions } from "../../core/lists/listing.js";
import type { PageReader } from "../../core/lists/pages.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { appendSentence, describeValue } from "../../core/text.js";
import { type DeployInput, encodeRunForm } from "../deployments/run-form.js";
import { newDeployment } from "../deployments/new-deployment.js";
import { createdRun, namesOfInstances } from "../deployments/run-formats.js";
import type { Event, EventType } from "../models/event.js";
import {
  Deployment,
  type DeploymentWire,
  type InstanceIds,
  type ParameterOptions,
  type ParameterWaitOptions,
} from "../models/deployment.js";
import { deploymentShape, list, readDeployment, readDeploymentItem } from "../models/deployment-shape.js";
import { settle } from "../../core/http/settle.js";
import { modulePath, type ModulePathParts, moduleUri } from "../module-path.js";
import { isReady, isScaled, waitForDeployment } from "../waits/wait-for-deployment.js";
import { checkWaitOptions, type WaitOptions } from "../waits/wait-options.js";
import { documentFormat, written } from "../xml/elements.js";
import type { CimiManager } from "./cimi-manager.js";

/** The deployments: `slipstream.deployments`. */
export class DeploymentManager extends ResourceManager<Deployment, DeploymentWire> {
  readonly model = Deployment;
  readonly #cimi: CimiManager;
  readonly #pacer: Pacer;
  readonly #once: OnceCreator;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport, cimi: CimiManager) {
    super(transport, deploymentShape);
    keepSelf(this);
    this.#cimi = cimi;
    this.#pacer = new Pacer(transport.settings.clock);
    this.#once = new OnceCreator(transport);
  }

  protected override make(wire: DeploymentWire): Deployment {
    return new Deployment(this.shape, this, wire);
  }

  /**
   * Deploys a module: an application, or a component.
   *
   * @param module - Its path, such as `apps/WordPress/wordpress`, with or without a version, or a model. Default version: the latest.
   * @returns The deployment, with its id and without what the server has not said yet: {@link Deployment.sync} reads that.
   * @throws A `ConflictError` if the server refuses it, for example as a parameter or a cloud is unknown or a quota exceeded; an
   *   `AmbiguousOutcomeError` if it is not known whether it was created: it is never sent twice, except with `once`.
   *
   * @example
   * ```ts
   * const deployment = await slipstream.deployments.deploy("apps/WordPress/wordpress", {
   *   cloud: "exoscale-ch-gva",
   *   parameters: { wordpress_title: "Hi" },
   *   tags: ["blog"],
   * });
   * ```
   */
  async deploy(
    module: string | ModulePathParts,
    input: DeployInput = {},
    options?: RequestOptions,
  ): Promise<Deployment> {
    const self = selfOf(this);
    const uri = moduleUri(modulePath(module));
    const path = uri.replace(/^module\//, "");
    requireObject("deploy: the input", input);
    const content = formContent(encodeRunForm(uri, input));
    const create = async (request: RequestOptions | undefined): Promise<Deployment> => {
      try {
        const spec = { method: "POST", path: "/run", content, accepts: createdRun, changes: true } as const;
        const id = await self.transport.call({ ...spec, options: request }, z.string());
        return self.make(newDeployment(id, path, input));
      } catch (error) {
        throw withAdvice(error);
      }
    };
    const { once } = input; // encodeRunForm has checked it.
    if (once === undefined) return create(options);
    return self.#once.run(
      {
        key: JSON.stringify([path, once]),
        path: "/run",
        look: (request) => self.#findTagged(path, once, request),
        create,
        brokeDown: () => false,
        advice: `deployments.list({ active: false }) shows it by the tag ${once}, if it was created`,
      },
      options ?? {},
    );
  }

  /**
   * The deployments of the user, the latest first; those of all users for a superuser. Items that are created meanwhile shift the pages:
   * none is listed twice, but one may be missed.
   */
  list(filters: DeploymentFilters = {}, options: ListOptions = {}): Listing<Deployment> {
    const self = selfOf(this);
    const query = encodeFilters(filters);
    requireObject("options", options);
    if (options.pageSize !== undefined && requireCount("pageSize", options.pageSize, 1, false) > largestPage) {
      throw new InvalidInputError(`pageSize must be at most ${largestPage}, not ${options.pageSize}`);
    }
    const readPage: PageReader<DeploymentWire> = async ({ number, size }, request) => {
      const page = new URLSearchParams({ ...query, offset: String((number - 1) * size), limit: String(size) });
      return self.transport.call({ ...listSpec, query: page, options: request }, pageSchema);
    };
    return self.listing(readPage, options);
  }

  /**
   * Gets a deployment.
   *
   * @throws A `NotFoundError` if it does not exist; a `PermissionDeniedError` if it is another user's.
   */
  async get(id: string, options?: RequestOptions): Promise<Deployment> {
    const self = selfOf(this);
    return self.requestOne({ method: "GET", path: runPath(id), accepts: runFormat, options });
  }

  /**
   * Terminates a deployment: a ready one is then done, or aborted if it was aborted before; others are canceled. Its machines are removed
   * afterwards. One that has ended stays as it is. If the response is lost, a look at the server settles whether it was terminated, where
   * it can.
   *
   * @throws An `AmbiguousOutcomeError` if it is not known whether it was terminated.
   */
  async terminate(deployment: string | Deployment, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const id = idOf(deployment);
    const remaining = shareDeadline(options, self.transport.settings);
    // A second DELETE would cancel a deployment that is being finalized.
    const spec = { method: "DELETE", path: runPath(id), accepts: written, changes: true } as const;
    await self.transport.call({ ...spec, options: remaining() }, z.unknown()).catch((error: unknown) =>
      settle(error, remaining, async (request) => {
        const { isFinished, state } = await self.get(id, request);
        return isFinished || state === "finalizing" ? true : undefined;
      }),
    );
  }

  /**
   * The value of a runtime parameter, such as `ss:state`, `machine:hostname` or `apache.1:url.service`.
   *
   * The server aborts a deployment when an unknown key is read. So the client first looks whether the key exists, unless the model that is
   * passed has it already, or `force` is set.
   *
   * @returns The value; it may be empty.
   * @throws A `NotFoundError` if there is no such parameter; a `PreconditionFailedError` if it has no value yet; a `ConflictError` if the
   *   deployment is aborted, unless `ignoreAbort` is set.
   */
  async parameter(deployment: string | Deployment, key: string, options: ParameterOptions = {}): Promise<string> {
    const self = selfOf(this);
    const id = idOf(deployment);
    checkKey(key);
    checkOptions("options", options, parameterChecks);
    const { force = false, ignoreAbort = false, ...request } = options;
    const remaining = shareDeadline(request, self.transport.settings);
    if (!force && !globalKeys.has(key)) await self.#requireKey(deployment, key, remaining);
    const query = { ignoreabort: String(ignoreAbort) };
    const spec = { method: "GET", path: runPath(id, key), query, accepts: plainText } as const;
    return self.transport.call({ ...spec, options: remaining() }, z.string());
  }

  /** The keys of the runtime parameters, which can be read without aborting the deployment. */
  async parameterKeys(deployment: string | Deployment, options?: RequestOptions): Promise<string[]> {
    const { parameters } = await selfOf(this).get(idOf(deployment), options);
    return Object.keys(parameters ?? {});
  }

  /** The names of a node's instances, such as `apache.1`, also of those that were removed. */
  async nodeInstances(deployment: string | Deployment, node: string, options?: RequestOptions): Promise<string[]> {
    const self = selfOf(this);
    const path = runPath(idOf(deployment), checkNode(node));
    return list(await self.transport.call({ method: "GET", path, accepts: namesOfInstances, options }, z.string()));
  }

  /**
   * Adds instances of a node of a scalable deployment that is ready. It is provisioning then; {@link waitUntilScaled} waits for the end.
   *
   * @param quantity - How many. Default 1.
   * @returns The names of the new instances.
   * @throws A `ConflictError` if the deployment cannot be scaled now; an `AmbiguousOutcomeError` if it is not known whether the instances
   *   were added: it is never sent twice.
   */
  async addNodeInstances(
    deployment: string | Deployment,
    node: string,
    quantity?: number,
    options?: RequestOptions,
  ): Promise<string[]> {
    const self = selfOf(this);
    const path = runPath(idOf(deployment), checkNode(node));
    const count = quantity === undefined ? undefined : String(requireCount("quantity", quantity, 0, false));
    const content = count === undefined ? {} : { content: formContent(new URLSearchParams({ n: count })) };
    const spec = { method: "POST", path, ...content, accepts: namesOfInstances, changes: true } as const;
    return list(await self.transport.call({ ...spec, options }, z.string()));
  }

  /**
   * Removes instances of a node of a scalable deployment that is ready. It is provisioning then; {@link waitUntilScaled} waits for the end.
   * If the response is lost, a look at the server settles whether they were removed, where it can.
   *
   * @param ids - The numbers of the instances.
   * @throws A `ConflictError` if the deployment cannot be scaled now or an instance does not exist; an `AmbiguousOutcomeError` if it is not
   *   known whether the instances were removed.
   */
  async removeNodeInstances(
    deployment: string | Deployment,
    node: string,
    ids: InstanceIds,
    options?: RequestOptions,
  ): Promise<void> {
    const self = selfOf(this);
    const id = idOf(deployment);
    const path = runPath(id, checkNode(node));
    const numbers = instanceNumbers(ids);
    const remaining = shareDeadline(options, self.transport.settings);
    const content = formContent(new URLSearchParams({ ids: numbers.join(",") }));
    const spec = { method: "DELETE", path, content, accepts: written, changes: true } as const;
    await self.transport.call({ ...spec, options: remaining() }, z.unknown()).catch((error: unknown) =>
      settle(error, remaining, async (request) => {
        const { parameters } = await self.get(id, request);
        const isRemoved = (number: number): boolean => removed.has(parameters?.[`${node}.${number}:scale.state`] ?? "");
        return numbers.every(isRemoved) ? true : undefined;
      }),
    );
  }

  /** What has happened to a deployment, the latest first: changes of its state, aborts. */
  events(
    deployment: string | Deployment,
    types?: EventType | readonly EventType[],
    options?: ListOptions,
  ): Listing<Event> {
    const self = selfOf(this);
    return self.#cimi.deploymentEvents(idOf(deployment), types, options);
  }

  /**
   * Waits until a deployment is ready. One that was ready and has ended by itself, as its profile may say, counts as well.
   *
   * @throws A `DeploymentFailedError` with the deployment's own message if it is aborted, or if it ends otherwise; a `WaitTimeoutError` at
   *   the deadline.
   */
  async waitUntilReady(deployment: string | Deployment, options: WaitOptions<Deployment> = {}): Promise<Deployment> {
    return selfOf(this).#wait(deployment, { goal: "ready", isReached: isReady, failsEarly: true }, options);
  }

  /**
   * Waits until a deployment is done, canceled or aborted.
   *
   * @throws A `WaitTimeoutError` at the deadline.
   */
  async waitUntilTerminated(
    deployment: string | Deployment,
    options: WaitOptions<Deployment> = {},
  ): Promise<Deployment> {
    const isReached = ({ isFinished }: Deployment): boolean => isFinished;
    return selfOf(this).#wait(deployment, { goal: "terminated", isReached, failsEarly: false }, options);
  }

  /**
   * Waits until a deployment is ready again after instances were added or removed.
   *
   * @throws A `DeploymentFailedError` if it is aborted or ends; a `WaitTimeoutError` at the deadline.
   */
  async waitUntilScaled(deployment: string | Deployment, options: WaitOptions<Deployment> = {}): Promise<Deployment> {
    return selfOf(this).#wait(deployment, { goal: "scaled", isReached: isScaled, failsEarly: true }, options);
  }

  /**
   * Waits until a runtime parameter has a value, or the value that `until` accepts.
   *
   * @returns The value.
   * @throws A `NotFoundError` if there is no such parameter and `force` is not set; a `DeploymentFailedError` if the deployment is aborted
   *   or ends before; a `WaitTimeoutError` at the deadline.
   */
  async waitForParameter(
    deployment: string | Deployment,
    key: string,
    options: ParameterWaitOptions = {},
  ): Promise<string> {
    const self = selfOf(this);
    checkKey(key);
    checkWaitOptions(options);
    const { until = () => true, force = false, ...polling } = options;
    const id = idOf(deployment);
    const isReached = ({ parameters }: Deployment): boolean => {
      const value = parameters?.[key];
      if (value === undefined && !force) throw unknownKey(self.transport, id, key);
      return typeof value === "string" && until(value);
    };
    const found = await self.#wait(id, { goal: `given a value for ${key}`, isReached, failsEarly: true }, polling);
    return found.parameters?.[key] ?? "";
  }

  async #wait(
    deployment: string | Deployment,
    goal: Pick<Parameters<typeof waitForDeployment>[0], "goal" | "isReached" | "failsEarly">,
    options: WaitOptions<Deployment>,
  ): Promise<Deployment> {
    checkWaitOptions(options);
    const id = idOf(deployment);
    const get = (request: RequestOptions): Promise<Deployment> => this.get(id, request);
    return waitForDeployment({ transport: this.transport, pacer: this.#pacer, id, get, ...goal }, options);
  }

  async #findTagged(path: string, tag: string, options: RequestOptions): Promise<Deployment | undefined> {
    for await (const deployment of this.list({ active: false }, { ...options, pageSize: largestPage })) {
      const { module, tags } = deployment;
      if (tags.includes(tag) && (module === path || module.replace(/\/\d+$/, "") === path)) return deployment;
    }
    return undefined;
  }

  /** Throws if a deployment has no such runtime parameter. */
  async #requireKey(deployment: string | Deployment, key: string, remaining: () => RequestOptions): Promise<void> {
    if (deployment instanceof Deployment && Object.hasOwn(deployment.parameters ?? {}, key)) return;
    const { id, parameters } = await this.get(idOf(deployment), remaining());
    if (!Object.hasOwn(parameters ?? {}, key)) throw unknownKey(this.transport, id, key);
  }
}

/** Which deployments to list. */
export interface DeploymentFilters {
  /** Whether only those that have not ended. Default true. */
  readonly active?: boolean | undefined;
  /** A part of the name of a cloud. */
  readonly cloud?: string | undefined;
  /** A module with its version: its path, such as `apps/WordPress/wordpress/478`. */
  readonly module?: string | ModulePathParts | undefined;
  /** The name of the owner. Only superusers may send it. */
  readonly username?: string | undefined;
}

/** The server refuses more deployments in one response. */
const largestPage = 500;

const runFormat = documentFormat(["run"], readDeployment);

const listSpec = {
  method: "GET",
  path: "/run",
  accepts: documentFormat(["runs"], (runs: XmlElement) => ({
    items: childrenOf(runs, "item").map(readDeploymentItem),
    count: Number(runs.attributes.totalCount),
  })),
} as const;

const pageSchema = z.looseObject({
  items: z.array(
    z.custom<DeploymentWire>((item) => deploymentShape.schema.safeParse(item).success, "expected a deployment"),
  ),
  count: wholeNumber(0),
});

/** Runtime parameters that every deployment has. */
const globalKeys: ReadonlySet<string> = new Set(
  ["state", "abort", "category", "complete", "groups", "tags", "url.service", "recovery.mode"].map(
    (name) => `ss:${name}`,
  ),
);

/** States of an instance that is being removed, or was. */
const removed: ReadonlySet<string> = new Set(["removing", "removed", "gone"]);

const parameterChecks = { ...requestChecks, force: requireBoolean, ignoreAbort: requireBoolean };

function encodeFilters(filters: DeploymentFilters): Record<string, string> {
  const given: object = filters;
  requirePlainObject("filters", given);
  const known = ["active", "cloud", "module", "username"];
  const unknown = Object.keys(filters).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new InvalidInputError(`unknown filter ${unknown}; those of deployments are ${known.join(", ")}`);
  }
  const { active = true, cloud, module, username } = filters;
  requireBoolean("active", active);
  for (const [name, value] of Object.entries({ cloud, username })) {
    if (value !== undefined) requireString(name, value);
  }
  return {
    activeOnly: String(active),
    ...(cloud !== undefined && { cloud }),
    ...(module !== undefined && { moduleResourceUri: moduleUri(modulePath(module)) }),
    ...(username !== undefined && { user: username }),
  };
}

function idOf(deployment: string | Deployment): string {
  if (deployment instanceof Deployment) return deployment.id;
  if (typeof deployment === "string" && deployment.trim() !== "") return deployment.replace(/^run\//, "");
  throw new InvalidInputError(`a deployment must be an id or a Deployment, not ${describeValue(deployment)}`);
}

function runPath(deployment: string, ...tail: readonly string[]): string {
  return `/run/${pathTail("the id of a deployment", [idOf(deployment), ...tail])}`;
}

/** Refuses what is no key of a runtime parameter: the server would take it for a node, or abort the deployment. */
function checkKey(key: unknown): void {
  if (typeof key === "string" && /^[^:\s]+:\S+$/.test(key)) return;
  throw new InvalidInputError(
    `the key of a runtime parameter must have the form ss:NAME, machine:NAME, NODE:NAME or NODE.1:NAME, not ${describeValue(key)}`,
  );
}

function checkNode(node: unknown): string {
  if (typeof node === "string" && node.trim() !== "" && !node.includes(":")) return node;
  throw new InvalidInputError(`node must be the name of a node, such as apache, not ${describeValue(node)}`);
}

function instanceNumbers(ids: InstanceIds): number[] {
  const parts = Array.isArray(ids) ? [...(ids as readonly unknown[])] : String(ids).split(",");
  const numbers = parts.map((part) => (/^\s*\d+\s*$/.test(String(part)) ? Number(part) : Number.NaN));
  if (numbers.length > 0 && numbers.every(Number.isSafeInteger)) return [...new Set(numbers)];
  throw new InvalidInputError(`ids must be the numbers of instances, such as [1, 12], not ${describeValue(ids)}`);
}

/** The server's sentence for a form that fits another kind of module does not say so. */
function withAdvice(error: unknown): unknown {
  if (!(error instanceof ConflictError) || !error.message.includes("Invalid key format")) return error;
  const advice = "a component takes cloud and parameters by name, an application takes them by node: { NODE: … }";
  return new ConflictError(appendSentence(error.message, advice), error);
}

function unknownKey({ settings }: Transport, id: string, key: string): NotFoundError {
  const path = runPath(id, key);
  const { baseUrl, service } = settings;
  const request = { service, method: "GET", url: baseUrl + path, path, attempts: 0 };
  const message = `GET ${path}: there is no runtime parameter ${describeValue(key)}, and reading it would abort the deployment`;
  return new NotFoundError(message, { ...request, status: 404, headers: new Headers(), body: null });
}
