import type { Checks } from "../../core/data/checks.js";
import type { Model } from "../../core/data/model.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import { sameDigits } from "../../core/data/lossless-json.js";
import type { Schema } from "../../core/data/schema.js";
import type { Shape } from "../../core/data/shape.js";
import { arrayOf, issueWords, zodOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { jsonIfModified } from "../../core/http/fact-formats.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { isDate } from "../../core/platform.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import { idOf, type Reference } from "../references.js";
import { Creations, type DatedItems, datedJson } from "../settle-creation.js";
import { wholeList, type WholeListOptions } from "../whole-list.js";
import { checkFilters } from "./filters.js";
import { deleteOnce } from "../delete-once.js";

/** How the API of one kind of resource writes it. */
export interface ResourceNames {
  /** The path of the resources: `/servers`. */
  readonly path: string;
  /** The path of the list with all facts: `/servers/detail`. */
  readonly listPath: string;
  /** The field of a response with one resource: `server`. */
  readonly one: string;
  /** The field of a response with several: `servers`. */
  readonly many: string;
}

/** The API of one kind of resource of the cloud, with what all of them have: get, and a list that the server sends whole. */
export abstract class CloudManager<
  M extends Model<Wire> & { readonly id: string },
  Wire extends object,
> extends ResourceManager<M, Wire> {
  /** @internal The names of the kind of resource on the wire. */
  protected readonly names: ResourceNames;
  readonly #one: Schema<Wire>;
  readonly #many: Schema<Wire[] | null>;
  readonly #dated: Schema<{ readonly value: Wire[]; readonly sentMs: number | null }>;
  readonly #creations: Creations<M>;

  /** @internal Managers are made by the client. */
  protected constructor(transport: Transport, shape: Shape<Wire>, names: ResourceNames) {
    super(transport, shape);
    this.names = names;
    this.#one = inField(names.one, shape.schema);
    const many = zodOf(inField(names.many, arrayOf(shape.schema)));
    this.#many = z.nullable(many);
    this.#creations = new Creations(transport.settings.clock, ({ id }) => id);
    this.#dated = z.object({ value: many, sentMs: z.custom<number | null>() });
  }

  /**
   * Gets one.
   *
   * @throws A `NotFoundError` if there is none of this id.
   */
  async get(resource: Reference<M>, options?: RequestOptions): Promise<M> {
    const self = selfOf(this);
    return self.readOne({ ...self.item(resource), method: "GET", options });
  }

  /** The path of one resource, for a request. */
  protected item(resource: Reference<M>, tail = ""): Pick<RequestSpec, "path" | "pathParams"> {
    return { path: `${this.names.path}/{id}${tail}`, pathParams: { id: this.idOf(resource) } };
  }

  /** The id of a resource that a caller passed as an id or as a model. */
  protected idOf(resource: Reference<M>): string {
    return idOf(this.shape.noun, resource, this.model);
  }

  /** Sends a request whose response has one resource, and makes a model of it. */
  protected async readOne(spec: RequestSpec): Promise<M> {
    return this.make(await this.transport.call(spec, this.#one));
  }

  /** Sends a request whose response is empty, or of no use. */
  protected async send(spec: RequestSpec): Promise<void> {
    await this.transport.call({ accepts: nothing, ...spec }, z.unknown());
  }

  /** Makes the list of all resources. */
  protected listAll(query: Readonly<Record<string, string>>, options: WholeListOptions = {}): Listing<M> {
    return wholeList(
      (request) => this.readAll(query, request),
      options,
      ({ id }) => id,
    );
  }

  /** Creates a resource. If the response is lost, a request finds out whether it was created: see {@link Creations}. */
  protected async createOne(
    spec: Pick<RequestSpec, "path" | "body">,
    options: RequestOptions | undefined,
    search: CreationSearch<M>,
    // Most responses have the resource.
    read: (spec: RequestSpec, within: () => RequestOptions) => Promise<M> = (each) => this.readOne(each),
  ): Promise<M> {
    const within = shareDeadline(options, this.transport.settings);
    return this.#creations.run(
      search.name,
      within,
      (request) => read({ ...spec, method: "POST", changes: true, options: request }, within),
      (request) => this.#readDated(search, request),
    );
  }

  /**
   * Deletes a resource. The request is not sent twice. If the response is lost, another request finds out whether it was deleted.
   *
   * @param isDeleted - Whether a resource that is still there is deleted, or is being deleted.
   */
  protected async remove(
    resource: Reference<M>,
    options: RequestOptions | undefined,
    isDeleted: (resource: M) => boolean = () => false,
  ): Promise<void> {
    const spec = this.item(resource);
    await deleteOnce(
      this.transport,
      options,
      (request) => this.send({ ...spec, method: "DELETE", changes: true, options: request }),
      async (request) => isDeleted(await this.readOne({ ...spec, method: "GET", options: request })),
    );
  }

  async #readDated(search: CreationSearch<M>, options: RequestOptions): Promise<DatedItems<M>> {
    const { nameOf, createdAt, toleranceMs } = search;
    const spec = { method: "GET", path: this.names.listPath, accepts: datedJson, options } as const;
    const { value, sentMs } = await this.transport.call(spec, this.#dated);
    const items = value.map((wire) => {
      const item = this.make(wire);
      return { item, name: nameOf(item), createdMs: createdAt(item)?.getTime() ?? 0, toleranceMs };
    });
    return { items, sentMs };
  }

  /** Requests the list of all resources; none if the server says that none has changed. */
  protected async readAll(query: Readonly<Record<string, string>>, options: RequestOptions): Promise<M[]> {
    const spec = { method: "GET", path: this.names.listPath, query, accepts: jsonIfModified, options } as const;
    const found = await this.transport.call(spec, this.#many);
    return (found ?? []).map((wire) => this.make(wire));
  }
}

/** How a creation whose response was lost is found again. */
export interface CreationSearch<M> {
  /** The name that the resource was created with. Without one there is no search. */
  readonly name: string | null | undefined;
  readonly nameOf: (resource: M) => string | null;
  readonly createdAt: (resource: M) => Date | null;
  /** How much later it may have been created, in milliseconds: some times are whole seconds. Default 0. */
  readonly toleranceMs?: number | undefined;
}

/** A filter that most lists have. */
export interface ChangeFilters {
  /**
   * Only those that have changed since then, deleted ones too. At most an hour ago: the server refuses an earlier time, and one in the
   * future.
   */
  readonly changesSince?: Date | undefined;
}

/**
 * Makes the query of a list with the filter of {@link ChangeFilters}.
 *
 * @throws An `InvalidInputError` for any other filter: the server would ignore it.
 */
export function changeQuery(nouns: string, filters: ChangeFilters): Record<string, string> {
  checkFilters(nouns, filters, changeChecks);
  const { changesSince } = filters;
  return changesSince === undefined ? {} : { "changes-since": changesSince.toISOString() };
}

const changeChecks: Checks<ChangeFilters> = {
  changesSince: (name, value) => {
    if (isDate(value) && !Number.isNaN(value.getTime())) return;
    throw new InvalidInputError(`${name} must be a valid Date, not ${describeValue(value)}`);
  },
};

/** Reads an object as a schema does, and lets the result remember the digits of its large numbers: see `sameDigits`. */
function keepingDigits<T>(schema: Schema<T>) {
  return z.pipe(
    z.unknown(),
    z.transform((value, context): T => {
      const result = z.safeParse(zodOf(schema), value, { error: issueWords });
      if (result.success) return sameDigits(value, result.data);
      for (const { path, message } of result.error.issues) {
        context.issues.push({ code: "custom", input: value, path: [...path], message });
      }
      // What is invalid is not used.
      return value as T;
    }),
  );
}

/** Reads what is in one field of a response: most responses are objects with one. */
export function inField<T>(name: string, schema: Schema<T>): Schema<T> {
  return z.pipe(
    z.looseObject({ [name]: keepingDigits(schema) }),
    // The object's schema has checked it.
    z.transform((response) => response[name] as T),
  );
}
