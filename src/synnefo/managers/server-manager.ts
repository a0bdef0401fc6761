import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { checkOptions, requireArray, requireObject } from "../../core/data/checks.js";
import { bulkChecks, type BulkOptions, inBulk } from "../../core/bulk/bulk.js";
import { LookupCache } from "../../core/bulk/lookup-cache.js";
import { InvalidInputError } from "../../core/errors/index.js";
import type { RequestOptions } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { joinClauses } from "../../core/text.js";
import { wireId } from "../models/cloud-shape.js";
import { CreatedServer, Server, type ServerWire } from "../models/server.js";
import type { ServerSummary } from "../models/server-facts.js";
import type { ServerInput } from "../models/server-inputs.js";
import { serverShape } from "../models/server-shape.js";
import type { Reference } from "../references.js";
import { encodeServer, withImageMetadata } from "../server-input.js";
import { ServerCreator } from "../server-creator.js";
import { settle } from "../../core/http/settle.js";
import { serverKind, type ServerStatus } from "../waits/resource-kinds.js";
import { byId, StatusWaits } from "../waits/status-waits.js";
import type { Reached, StatusWait, StatusWaitOptions } from "../waits/wait-options.js";
import { wholeList, type WholeListOptions } from "../whole-list.js";
import { changeQuery, type ChangeFilters, inField } from "./cloud-manager.js";
import { ServerDetails } from "./server-details.js";

/** Virtual servers: `cloud.servers`. */
export class ServerManager extends ServerDetails {
  readonly model = Server;
  readonly #waits: StatusWaits<Server>;
  readonly #creator: ServerCreator;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, serverShape, { path: "/servers", listPath: "/servers/detail", one: "server", many: "servers" });
    this.#waits = new StatusWaits(transport, serverKind, {
      checkId: (id) => this.idOf(id),
      get: (id, options) => this.get(id, options),
      listPath: "/servers/detail",
      listKey: "servers",
      parse: (row) => {
        const read = this.shape.schema.safeParse(row);
        return read.success ? this.make(read.data) : undefined;
      },
      explain: (server, options) => this.#explain(server, options),
    });
    this.#creator = new ServerCreator(transport);
  }

  protected override make(wire: ServerWire): Server {
    return new Server(this.shape, this, this.#waits, wire);
  }

  /** Lists the servers, by id; deleted ones only with the filter `changesSince`. Nothing is sent until the list is used. */
  list(filters: ChangeFilters = {}, options?: WholeListOptions): Listing<Server> {
    const self = selfOf(this);
    return self.listAll(changeQuery("servers", filters), options);
  }

  /** Lists the ids and names of the servers: a response of a few bytes each. */
  summaries(options: WholeListOptions = {}): Listing<ServerSummary> {
    const self = selfOf(this);
    const read = async (request: RequestOptions): Promise<ServerSummary[]> => {
      const spec = { method: "GET", path: "/servers", options: request } as const;
      return (await self.transport.call(spec, summaryList)).map(({ id, name }) => ({ id: String(id), name }));
    };
    return wholeList(read, options, ({ id }) => id);
  }

  /**
   * Creates a server. The response comes before it is built: see {@link waitUntil}. If the response is lost, a look for a server of that
   * name that was created since settles whether there is one. Its password is read then, if the cloud still has it.
   *
   * @throws An `InvalidInputError` for an input that the server would refuse; a `QuotaError` if there is no room; a `NotFoundError` if
   *   there is no such image, flavor or key pair; an `AmbiguousOutcomeError` if it is not known whether the server was created.
   *
   * @example
   * ```ts
   * const server = await cloud.servers.create({ name: "web", flavor, image, networks: [network], keyName: "laptop" });
   * await server.waitUntil("ACTIVE");
   * ```
   */
  async create(input: ServerInput, options?: RequestOptions): Promise<CreatedServer> {
    const self = selfOf(this);
    return self.#create(input, options, (image, request) => self.#imageMetadata(image, request));
  }

  /**
   * Creates many servers, a few at a time, and returns them in the order given. The metadata of an image are requested once.
   *
   * @throws A `BulkError` if any could not be created. It contains those that were created.
   *
   * @example
   * ```ts
   * const servers = await cloud.servers.createMany(["web1", "web2"], { flavor, image });
   * ```
   */
  createMany(inputs: readonly ServerInput[], options?: BulkOptions<CreatedServer>): Promise<CreatedServer[]>;
  createMany(
    names: readonly string[],
    input: Omit<ServerInput, "name">,
    options?: BulkOptions<CreatedServer>,
  ): Promise<CreatedServer[]>;
  async createMany(
    given: readonly (string | ServerInput)[],
    ...rest: readonly (object | undefined)[]
  ): Promise<CreatedServer[]> {
    const self = selfOf(this);
    requireArray("the servers", given);
    const names = given.filter((each) => typeof each === "string");
    const hasNames = names.length > 0;
    if (hasNames && names.length < given.length)
      throw new InvalidInputError("the servers must be names with a common input, or inputs, not both");
    const [common, options] = hasNames ? rest : [undefined, rest[0]];
    if (hasNames) {
      requireObject("the common input", common);
      if ("name" in common)
        throw new InvalidInputError("the common input must not have a name, as the names are given separately");
    }
    checkOptions("options", options, bulkChecks);
    const bulk: BulkOptions<CreatedServer> = options ?? {};
    const images = new LookupCache((image, signal) => self.#imageMetadata(image, { ...bulk.request, signal }));
    const lookUp: ImageLookup = (image, { signal }) => images.get(image, signal);
    const createOne = (each: string | ServerInput, request: RequestOptions): Promise<CreatedServer> => {
      // Checked like any other input: the types allow names only with a common one.
      const input = typeof each === "string" ? ({ ...common, name: each } as ServerInput) : each;
      return self.#create(input, request, lookUp);
    };
    return inBulk(given, createOne, bulk, self.transport.settings.clock);
  }

  /**
   * Deletes a server. The response comes before it is gone: `waitUntil(server, "DELETED")` waits for that. If the response is lost, a
   * look at the server settles whether it is being deleted.
   *
   * @throws A `BadRequestError` if it is deleted already; a `ConflictError` while it is being built.
   */
  async delete(server: Reference<Server>, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const item = self.item(server);
    const within = shareDeadline(options, self.transport.settings);
    try {
      await self.send({ ...item, method: "DELETE", changes: true, options: within() });
    } catch (error) {
      await settle(error, within, async (request) => {
        const { status, taskState } = await self.get(server, request);
        return status === "DELETED" || taskState === "DESTROYING" ? true : undefined;
      });
    }
  }

  /**
   * Waits until a server is in one of these statuses and no task is pending.
   *
   * @returns The server; null if `DELETED` is a goal and the cloud does not know the id.
   * @throws A `ResourceFailedError` with the cloud's latest message about the server as soon as it fails or is deleted, unless that is the
   *   goal; a `WaitTimeoutError` at the deadline; an `InvalidInputError` for a status that servers do not have.
   */
  waitUntil<Status extends ServerStatus>(
    server: Reference<Server>,
    status: Status | readonly Status[],
    options?: StatusWaitOptions<Server>,
  ): StatusWait<Reached<Server, Status, "DELETED">> {
    const self = selfOf(this);
    // It is null only where the type says so.
    return self.#waits.begin(() => byId<Server>(self.idOf(server)), "until", status, options) as StatusWait<
      Reached<Server, Status, "DELETED">
    >;
  }

  /**
   * Waits while a server is in one of these statuses, or a task is pending.
   *
   * @throws What {@link waitUntil} throws.
   */
  waitWhile(
    server: Reference<Server>,
    status: ServerStatus | readonly ServerStatus[],
    options?: StatusWaitOptions<Server>,
  ): StatusWait<Server> {
    const self = selfOf(this);
    // No server that is gone is a goal.
    return self.#waits.begin(() => byId<Server>(self.idOf(server)), "while", status, options) as StatusWait<Server>;
  }

  /**
   * Continues a wait that another process has begun.
   *
   * @param token - The `token` of that wait.
   * @param options - `timeoutMs` is a new deadline, from now. Default: that of the token.
   * @throws What {@link waitUntil} throws; an `InvalidInputError` for a token that is none of a server.
   */
  resumeWait(token: string, options?: StatusWaitOptions<Server>): StatusWait<Server | null> {
    return selfOf(this).#waits.resume(token, options);
  }

  async #create(input: ServerInput, options: RequestOptions | undefined, lookUp: ImageLookup): Promise<CreatedServer> {
    const encoded = encodeServer(input);
    const within = shareDeadline(options, this.transport.settings);
    const { copiedImage, secrets } = encoded;
    const ofImage = copiedImage === null ? {} : await lookUp(copiedImage, within());
    const body = withImageMetadata(encoded.body, ofImage);
    const { wire, adminPass } = await this.#creator.create(body, secrets, within);
    return new CreatedServer(this.shape, this, this.#waits, wire, adminPass);
  }

  /** `os` and `users` of an image. */
  async #imageMetadata(image: string, options: RequestOptions): Promise<Record<string, string>> {
    const spec = { method: "GET", path: "/images/{id}", pathParams: { id: image }, options } as const;
    const metadata = await this.transport.call(spec, imageMetadata);
    const { os, users } = { ...metadata, ...metadata.values };
    return { ...(typeof os === "string" && { os }), ...(typeof users === "string" && { users }) };
  }

  async #explain(server: Server, options: RequestOptions): Promise<string | null> {
    const latest = server.latestDiagnostic ?? (await this.diagnostics(server, options))[0];
    if (latest === undefined) return null;
    return joinClauses([latest.message, latest.details ?? ""].filter((each) => each !== ""));
  }
}

/** Finds `os` and `users` of an image. */
type ImageLookup = (image: string, options: RequestOptions) => Promise<Record<string, string>>;

const summaryList = inField(
  "servers",
  arrayOf<{ id: number | string; name: string }>(z.looseObject({ id: wireId, name: z.string() })),
);

interface ImageMetadata {
  readonly os?: unknown;
  readonly users?: unknown;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Older servers had the metadata of an image in `values`. */
const imageMetadata = inField(
  "image",
  inField<ImageMetadata>("metadata", z.looseObject({ values: z.exactOptional(z.looseObject({})) })),
);
