import type { Schema } from "../../core/data/schema.js";
import * as z from "../../core/data/zod.js";
import type { RequestOptions, RequestSpec } from "../../core/http/request.js";
import { nothing } from "../../core/http/formats.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import { InvalidInputError, isNotFound } from "../../core/errors/index.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { stringMap } from "../models/cloud-shape.js";
import { requireMetadata, requireMetadataValue, requirePathText, requireText } from "../server-checks.js";
import { settle } from "../../core/http/settle.js";
import { inField } from "./cloud-manager.js";

/** The metadata of a server: pairs of strings, at most 10. */
export class ServerMetadata {
  readonly #transport: Transport;
  readonly #serverId: string;

  /** @internal Made by the manager. */
  constructor(transport: Transport, serverId: string) {
    keepSelf(this);
    this.#transport = transport;
    this.#serverId = serverId;
  }

  /** All of them. */
  async list(options?: RequestOptions): Promise<Record<string, string>> {
    const self = selfOf(this);
    return self.#transport.call({ ...self.#all, method: "GET", options }, allMetadata);
  }

  /**
   * The value of one key.
   *
   * @throws A `NotFoundError` if there is no such key; an `InvalidInputError` for a key that ends with `json` or `xml`: the server would
   *   take another one, see {@link list}.
   */
  async get(key: string, options?: RequestOptions): Promise<string> {
    const self = selfOf(this);
    const spec = { ...self.#one(key), method: "GET", options } as const;
    const meta = await self.#transport.call(spec, oneItem);
    // It has this one pair.
    return Object.values(meta)[0] ?? "";
  }

  /**
   * Sets the value of one key, and leaves the others.
   *
   * @throws An `InvalidInputError` for a key that ends with `json` or `xml`: {@link update} sets it.
   */
  async set(key: string, value: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const one = self.#one(key);
    requireText("metadata: the key", key, 50);
    requireMetadataValue(`metadata[${JSON.stringify(key)}]`, value);
    const body = { meta: { [key]: value } };
    await self.#transport.call({ ...one, method: "PUT", body, changes: true, idempotent: true, options }, z.unknown());
  }

  /** Adds these or changes them, and leaves the others. Returns all. */
  async update(metadata: Readonly<Record<string, string>>, options?: RequestOptions): Promise<Record<string, string>> {
    const self = selfOf(this);
    requireMetadata("metadata", metadata);
    const body = { metadata: { ...metadata } };
    const spec = { ...self.#all, method: "POST", body, changes: true, idempotent: true, options } as const;
    return self.#transport.call(spec, allMetadata);
  }

  /**
   * Deletes one key.
   *
   * @throws A `NotFoundError` if there is none; an `InvalidInputError` for a key that ends with `json` or `xml`: the server would delete
   *   another one.
   */
  async delete(key: string, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const one = self.#one(key);
    const within = shareDeadline(options, self.#transport.settings);
    try {
      const spec = { ...one, method: "DELETE", accepts: nothing, changes: true, options: within() } as const;
      await self.#transport.call(spec, z.unknown());
    } catch (error) {
      await settle(error, within, async (request) => ((await self.#has(key, request)) ? undefined : true));
    }
  }

  async #has(key: string, options: RequestOptions): Promise<boolean> {
    try {
      await this.get(key, options);
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  get #all(): Pick<RequestSpec, "path" | "pathParams"> {
    return { path: "/servers/{id}/metadata", pathParams: { id: this.#serverId } };
  }

  #one(key: unknown): Pick<RequestSpec, "path" | "pathParams"> {
    const text = requireText("metadata: the key", key);
    requirePathText("metadata: the key", text);
    if (text === "." || text === "..") throw new InvalidInputError(`metadata: the key must not be ${text}`);
    return { path: "/servers/{id}/metadata/{key}", pathParams: { id: this.#serverId, key: text } };
  }
}

const allMetadata: Schema<Record<string, string>> = inField("metadata", stringMap);
const oneItem: Schema<Record<string, string>> = inField("meta", stringMap);
