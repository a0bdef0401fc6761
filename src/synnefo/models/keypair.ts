import { Model } from "../../core/data/model.js";
import type { Shape } from "../../core/data/shape.js";
import type { RequestOptions } from "../../core/http/request.js";
import * as z from "../../core/data/zod.js";
import { selfOf } from "../../core/self.js";
import type { ComputeWireOf } from "../contract.js";
import { defineCloudShape, nullableString, wireId } from "./cloud-shape.js";
import { id, time } from "./fields.js";

/** A key pair for SSH. What is known of one in a list, or of a new one, is its name, its fingerprint and its public key. */
export class Keypair extends Model<KeypairWire> {
  /** The name, by which key pairs are told apart. */
  declare readonly name: string;
  /** The fingerprint; `unknown fingerprint` if the server cannot read the key. */
  declare readonly fingerprint: string;
  /** The public key. */
  declare readonly publicKey: string;
  /** The id. Only `cloud.keypairs.get` has it. */
  declare readonly keypairId: string | undefined;
  /** Whether it is deleted. Only `cloud.keypairs.get` has it. */
  declare readonly isDeleted: boolean | undefined;
  /** When it was created; null if that is not known: only `cloud.keypairs.get` has it. */
  declare readonly createdAt: Date | null;
  /** When it was changed; null if that is not known. */
  declare readonly updatedAt: Date | null;
  /** When it was deleted; null if it was not, or that is not known. */
  declare readonly deletedAt: Date | null;
  readonly #manager: KeypairApi;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<KeypairWire>, manager: KeypairApi, wire: KeypairWire) {
    super(shape, wire);
    this.#manager = manager;
  }

  /** Requests the key pair again, and takes over all that is known of it. */
  async refresh(options?: RequestOptions): Promise<this> {
    return this.assignFrom(await selfOf(this).#manager.get(this.name, options));
  }

  /** As `cloud.keypairs.delete` does. */
  async delete(options?: RequestOptions): Promise<void> {
    await selfOf(this).#manager.delete(this.name, options);
  }
}

/** A new key pair. */
export class CreatedKeypair extends Keypair {
  readonly #privateKey: string | null;

  /** @internal Models are made by their managers. */
  constructor(shape: Shape<KeypairWire>, manager: KeypairApi, wire: KeypairWire, privateKey: string | null) {
    super(shape, manager, wire);
    this.#privateKey = privateKey;
  }

  /** The private key, which the server shows this once; null if the pair was made from a public key. No printed form shows it. */
  get privateKey(): string | null {
    return selfOf(this).#privateKey;
  }
}

/** The part of its manager that a {@link Keypair} calls. */
export interface KeypairApi {
  get(id: string, options?: RequestOptions): Promise<Keypair>;
  delete(id: string, options?: RequestOptions): Promise<void>;
}

/** A key pair as the API writes it: in lists and for new ones only with the first three properties. */
export interface KeypairWire
  extends
    ComputeWireOf<"KeyPairSummary">,
    Partial<Omit<ComputeWireOf<"KeyPair">, keyof ComputeWireOf<"KeyPairSummary">>> {}

export const keypairShape = defineCloudShape<KeypairWire>()({
  noun: "key pair",
  key: "name",
  fields: {
    name: z.string(),
    fingerprint: z.string(),
    public_key: z.string(),
    id: z.exactOptional(wireId),
    deleted: z.exactOptional(z.boolean()),
    created_at: z.exactOptional(z.string()),
    updated_at: z.exactOptional(z.string()),
    deleted_at: z.exactOptional(nullableString),
  },
  names: { id: "keypairId", deleted: "isDeleted" },
  kinds: { id, created_at: time, updated_at: time, deleted_at: time },
});
