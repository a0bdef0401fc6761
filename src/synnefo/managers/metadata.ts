import { requirePlainObject } from "../../core/data/checks.js";
import { checkSendable } from "../../core/data/json.js";
import type { Schema } from "../../core/data/schema.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import { settle } from "../../core/http/settle.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import * as z from "../../core/data/zod.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import { requirePathText } from "../server-checks.js";
import { stringMap } from "../models/cloud-shape.js";
import { inField } from "./cloud-manager.js";

/** Metadata by their keys. */
export type Metadata = Readonly<Record<string, string>>;

/** The metadata of a volume or a snapshot: at most 10 items. */
export class VolumeMetadata {
  readonly #transport: Transport;
  readonly #item: Pick<RequestSpec, "path" | "pathParams">;

  /** @internal Made by managers. */
  constructor(transport: Transport, item: Pick<RequestSpec, "path" | "pathParams">) {
    keepSelf(this);
    this.#transport = transport;
    this.#item = item;
  }

  /** Gets all. */
  async get(options?: RequestOptions): Promise<Metadata> {
    return selfOf(this).#call({ method: "GET", options });
  }

  /**
   * Sets some, and keeps the others.
   *
   * @returns All of them.
   */
  async update(metadata: Metadata, options?: RequestOptions): Promise<Metadata> {
    const body = { metadata: checkedMetadata(metadata) };
    return selfOf(this).#call({ method: "POST", body, changes: true, idempotent: true, options });
  }

  /**
   * Replaces all.
   *
   * @returns All of them.
   */
  async replace(metadata: Metadata, options?: RequestOptions): Promise<Metadata> {
    const body = { metadata: checkedMetadata(metadata) };
    return selfOf(this).#call({ method: "PUT", body, changes: true, idempotent: true, options });
  }

  /**
   * Deletes one.
   *
   * @throws A `BadRequestError` if there is none of this key; an `AmbiguousOutcomeError` if it is not known whether it was deleted.
   */
  async delete(key: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const { path, pathParams } = self.#item;
    const params = { ...pathParams, key: metadataKey(key) };
    const spec = { method: "DELETE", path: `${path}/{key}`, pathParams: params, changes: true } as const;
    const within = shareDeadline(options, self.#transport.settings);
    try {
      await self.#transport.call({ accepts: nothing, ...spec, options: within() }, z.unknown());
    } catch (error) {
      await settle(error, within, async (request) => {
        const left = await self.#call({ method: "GET", options: request });
        return Object.hasOwn(left, key) ? undefined : true;
      });
    }
  }

  #call(spec: Omit<RequestSpec, "path">): Promise<Metadata> {
    return this.#transport.call({ ...spec, ...this.#item }, metadataResponse);
  }
}

const metadataResponse: Schema<Metadata> = inField("metadata", stringMap);

/** @throws An `InvalidInputError` for anything but strings by their keys. */
export function checkedMetadata(metadata: unknown): Metadata {
  requirePlainObject("metadata", metadata);
  const entries = Object.entries(metadata).map(([key, value]): [string, string] => {
    checkSendable(key, "metadata: the key");
    if (typeof value === "string") {
      checkSendable(value, `metadata[${describeValue(key)}]`);
      return [key, value];
    }
    throw new InvalidInputError(`metadata[${describeValue(key)}] must be a string, not ${describeValue(value)}`);
  });
  return Object.fromEntries(entries);
}

/**
 * Checks a key that becomes a part of a path.
 *
 * @throws An `InvalidInputError` for one that the server cannot be asked for: it takes `json` and `xml` at the end of a path, after any
 *   character, for the format of the response.
 */
export function metadataKey(key: unknown): string {
  if (typeof key !== "string" || key === "") {
    throw new InvalidInputError(`key must be a string that is not empty, not ${describeValue(key)}`);
  }
  checkSendable(key, "key");
  if (key === "." || key === "..") throw new InvalidInputError(`key must not be ${key}`);
  requirePathText("key", key);
  return key;
}
