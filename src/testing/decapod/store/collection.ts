import { randomUuid } from "../../kit/random-uuid.js";
import type { Json, JsonObject } from "../json.js";

/** A document as MongoDB stores it, with the field names of the database. */
export type Document = Readonly<Record<string, Json>>;

/** A version of a model. Versions are added and not overwritten. */
export interface Version<Data> {
  readonly id: string;
  readonly version: number;
  /** When this version was made, in seconds since 1970. */
  readonly timeCreated: number;
  /** When the model was deleted, in seconds since 1970; 0 while it is alive. */
  readonly timeDeleted: number;
  readonly initiatorId: string | null;
  readonly data: Data;
  readonly document: Document;
}

/** The versions of all models of one kind, in the order in which they were made. */
export class Collection<Data> {
  /** The kind's name: `user`. */
  readonly model: string;
  readonly #now: () => number;
  readonly #fields: (data: Data) => JsonObject;
  readonly #describe: (data: Data) => JsonObject;
  readonly #versions: MutableVersion<Data>[] = [];
  readonly #byId = new Map<string, MutableVersion<Data>[]>();

  /**
   * @param now The time, in seconds since 1970.
   * @param fields The fields of the storage, which filters and sorting can name.
   * @param describe The `data` of the API.
   */
  constructor(
    model: string,
    now: () => number,
    fields: (data: Data) => JsonObject,
    describe: (data: Data) => JsonObject = fields,
  ) {
    this.model = model;
    this.#now = now;
    this.#fields = fields;
    this.#describe = describe;
  }

  /** A version as the API shows it. */
  show({ id, version, timeCreated, timeDeleted, initiatorId, data }: Version<Data>): JsonObject {
    return {
      id,
      model: this.model,
      version,
      time_updated: timeCreated,
      time_deleted: timeDeleted,
      initiator_id: initiatorId,
      data: this.#describe(data),
    };
  }

  /** All versions, the oldest first. */
  get versions(): readonly Version<Data>[] {
    return this.#versions;
  }

  /** The latest versions, also of deleted models, in the order in which they were made. */
  latestVersions(): Version<Data>[] {
    return this.#versions.filter(({ document }) => document.is_latest === true);
  }

  /** The latest versions of the models that are alive. */
  alive(): Version<Data>[] {
    return this.latestVersions().filter(({ timeDeleted }) => timeDeleted === 0);
  }

  latest(id: string): Version<Data> | undefined {
    return this.#byId.get(id)?.at(-1);
  }

  versionsOf(id: string): readonly Version<Data>[] {
    return this.#byId.get(id) ?? [];
  }

  versionOf(id: string, version: number): Version<Data> | undefined {
    return this.versionsOf(id).find((each) => each.version === version);
  }

  create(data: Data, initiatorId: string | null, id = randomUuid()): Version<Data> {
    return this.#add(id, data, initiatorId, 0);
  }

  /** Adds a version to a model. */
  save({ id }: Version<Data>, data: Data, initiatorId: string | null): Version<Data> {
    return this.#add(id, data, initiatorId, 0);
  }

  /** Adds the version that marks the model as deleted. It has the initiator of the version before. */
  delete({ id, initiatorId, data: last }: Version<Data>, data = last): Version<Data> {
    return this.#add(id, data, initiatorId, this.#now());
  }

  /** Changes a version in place: for changes that make no new version, such as locks. */
  mark({ id, version }: Version<Data>, data: Data): void {
    const marked = this.#byId.get(id)?.find((each) => each.version === version);
    if (marked === undefined) return;
    marked.data = data;
    Object.assign(marked.document, this.#fields(data));
  }

  #add(id: string, data: Data, initiatorId: string | null, timeDeleted: number): Version<Data> {
    const versions = this.#byId.get(id) ?? [];
    this.#byId.set(id, versions);
    const previous = versions.at(-1);
    if (previous !== undefined) previous.document.is_latest = false;
    const version = (previous?.version ?? 0) + 1;
    const timeCreated = this.#now();
    const document = {
      ...this.#fields(data),
      model_id: id,
      version,
      time_created: timeCreated,
      time_deleted: timeDeleted,
      initiator_id: initiatorId,
      is_latest: true,
    };
    const added = { id, version, timeCreated, timeDeleted, initiatorId, data, document };
    versions.push(added);
    this.#versions.push(added);
    return added;
  }
}

interface MutableVersion<Data> extends Version<Data> {
  data: Data;
  readonly document: Record<string, Json>;
}
