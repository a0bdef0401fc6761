import type { Schema } from "../../core/data/schema.js";
import * as z from "../../core/data/zod.js";
import { NotFoundError, isNotFound } from "../../core/errors/index.js";
import { headerFields } from "../../core/http/fact-formats.js";
import { json, nothing, type ResponseFormat } from "../../core/http/formats.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import type { TagStatus } from "../models/server-facts.js";
import { requirePathText } from "../server-checks.js";
import { checkedTag, checkedTags } from "../server-input.js";
import { settle } from "../../core/http/settle.js";

/** The tags of a server, at most 50. A new tag is `PENDADD` until the cloud has stored it, then `ACTIVE`. */
export class ServerTags {
  readonly #transport: Transport;
  readonly #serverId: string;

  /** @internal Made by the manager. */
  constructor(transport: Transport, serverId: string) {
    keepSelf(this);
    this.#transport = transport;
    this.#serverId = serverId;
  }

  /** All tags, those too that are not stored yet. */
  async list(options?: RequestOptions): Promise<string[]> {
    return [...(await selfOf(this).statuses(options)).keys()];
  }

  /** All tags with their statuses. */
  async statuses(options?: RequestOptions): Promise<ReadonlyMap<string, TagStatus>> {
    const self = selfOf(this);
    return byTag(await self.#transport.call({ ...self.#all, method: "GET", options }, tagLists));
  }

  /** Whether the server has a tag, stored or not. */
  async has(tag: string, options?: RequestOptions): Promise<boolean> {
    return (await selfOf(this).#statusOf(tag, options)) !== null;
  }

  /**
   * The status of a tag; null if the server does not have it.
   *
   * @throws An `InvalidInputError` for a tag that ends with `json` or `xml`, as the server would look for another one: see
   *   {@link statuses}.
   */
  async status(tag: string, options?: RequestOptions): Promise<TagStatus | null> {
    return selfOf(this).#statusOf(tag, options);
  }

  /**
   * Adds a tag.
   *
   * @returns Whether it is new: false if the server had it already.
   * @throws An `InvalidInputError` for a tag that ends with `json` or `xml`: {@link replace} sets it.
   */
  async add(tag: string, options?: RequestOptions): Promise<boolean> {
    const self = selfOf(this);
    const spec = { ...self.#one(tag), method: "PUT", accepts: statusCode } as const;
    return (await self.#transport.call({ ...spec, changes: true, idempotent: true, options }, z.unknown())) === 201;
  }

  /** Replaces all tags by these, and returns their statuses. */
  async replace(tags: readonly string[], options?: RequestOptions): Promise<ReadonlyMap<string, TagStatus>> {
    const self = selfOf(this);
    const body = { tags: checkedTags("tags", tags) };
    const spec = { ...self.#all, method: "PUT", body, changes: true, idempotent: true, options } as const;
    return byTag(await self.#transport.call(spec, tagLists));
  }

  /**
   * Deletes a tag.
   *
   * @throws A `NotFoundError` if the server does not have it, or has not stored it yet; an `InvalidInputError` for a tag that ends with
   *   `json` or `xml`, as the server would delete another one.
   */
  async delete(tag: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const one = self.#one(tag);
    const within = shareDeadline(options, self.#transport.settings);
    try {
      const spec = { ...one, method: "DELETE", accepts: nothing, changes: true, options: within() } as const;
      await self.#transport.call(spec, z.unknown());
    } catch (error) {
      await settle(error, within, async (request) => ((await self.has(tag, request)) ? undefined : true));
    }
  }

  /** Deletes all tags that are stored. The others stay. */
  async clear(options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    try {
      const spec = {
        ...self.#all,
        method: "DELETE",
        accepts: nothing,
        changes: true,
        idempotent: true,
        options,
      } as const;
      await self.#transport.call(spec, z.unknown());
    } catch (error) {
      // There was none.
      if (!isTagMissing(error)) throw error;
    }
  }

  async #statusOf(tag: string, options: RequestOptions | undefined): Promise<TagStatus | null> {
    try {
      const spec = { ...this.#one(tag), method: "GET", accepts: headerFields, options } as const;
      const { "tag-status": status } = await this.#transport.call(spec, tagHeader);
      return status;
    } catch (error) {
      if (isTagMissing(error)) return null;
      throw error;
    }
  }

  get #all(): Pick<RequestSpec, "path" | "pathParams"> {
    return { path: "/servers/{id}/tags", pathParams: { id: this.#serverId } };
  }

  #one(given: unknown): Pick<RequestSpec, "path" | "pathParams"> {
    const tag = checkedTag("the tag", given);
    requirePathText("the tag", tag);
    return { path: "/servers/{id}/tags/{tag}", pathParams: { id: this.#serverId, tag } };
  }
}

/** Whether a 404 is about a tag: it has no body. That about the server has one. */
function isTagMissing(error: unknown): boolean {
  return error instanceof NotFoundError && !isNotFound(error) && error.body === "";
}

/** The status of a success of any kind: 201 or 204. */
const statusCode: ResponseFormat = { ...json, read: ({ status }) => ({ body: status }) };

const tagHeader: Schema<{ readonly "tag-status": string }> = z.looseObject({ "tag-status": z.string() });

const tagLists: Schema<{ readonly tags: string[]; readonly statuses: string[] }> = z.looseObject({
  tags: z.array(z.string()),
  statuses: z.array(z.string()),
});

/** The lists are parallel. */
function byTag({ tags, statuses }: { readonly tags: string[]; readonly statuses: string[] }): Map<string, TagStatus> {
  return new Map(tags.map((tag, index) => [tag, statuses[index] ?? ""]));
}
