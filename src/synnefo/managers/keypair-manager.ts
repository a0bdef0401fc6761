import { requireObject, requireString } from "../../core/data/checks.js";
import { checkSendable } from "../../core/data/json.js";
import { ResourceManager } from "../../core/data/resource-manager.js";
import { arrayOf, zodOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { nothing } from "../../core/http/formats.js";
import type { RequestOptions } from "../../core/http/request.js";
import { shareDeadline } from "../../core/http/shared-deadline.js";
import type { Transport } from "../../core/http/transport.js";
import type { Listing } from "../../core/lists/listing.js";
import { selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import { CreatedKeypair, Keypair, keypairShape, type KeypairWire } from "../models/keypair.js";
import { isSegment } from "../references.js";
import { requireKnown } from "../server-checks.js";
import { Creations, datedJson, type DatedItems } from "../settle-creation.js";
import { wholeList, type WholeListOptions } from "../whole-list.js";
import { inField } from "./cloud-manager.js";
import { deleteOnce } from "../delete-once.js";

/** Key pairs for SSH: `cloud.keypairs`. They are told apart by their names. */
export class KeypairManager extends ResourceManager<Keypair, KeypairWire> {
  readonly model = Keypair;
  readonly #creations: Creations<CreatedKeypair>;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    super(transport, keypairShape);
    this.#creations = new Creations(transport.settings.clock, ({ name }) => name);
  }

  /** Lists the user's key pairs. Nothing is sent until the listing is used: `await` it for an array, or loop over it. */
  list(options: WholeListOptions = {}): Listing<Keypair> {
    const self = selfOf(this);
    return wholeList(
      async (request) => {
        const wires = await self.transport.call({ method: "GET", path: "/os-keypairs", options: request }, keypairList);
        return wires.map((wire) => self.make(wire));
      },
      options,
      ({ name }) => name,
    );
  }

  /**
   * Gets a key pair.
   *
   * @throws A `NotFoundError` if there is none of this name.
   */
  async get(keypair: string | Keypair, options?: RequestOptions): Promise<Keypair> {
    const self = selfOf(this);
    return self.make(await self.transport.call({ method: "GET", ...item(keypair), options }, keypairResponse));
  }

  /**
   * Makes a key pair of a public key, or has the server generate one, which then shows the private key this once.
   *
   * It is never sent twice. If the response is lost and the public key is known, a look for the name settles whether it was created.
   *
   * @throws A `ConflictError` if the name is taken; a `QuotaError` if there may be no more; a `PermissionDeniedError` if the server cannot
   *   generate keys; an `AmbiguousOutcomeError` if it is not known whether it was created.
   */
  async create(input: KeypairInput, options?: RequestOptions): Promise<CreatedKeypair> {
    const self = selfOf(this);
    requireObject("key pair: the input", input);
    requireKnown("key pair", input, "name", "publicKey");
    const { name, publicKey } = input;
    const keypair = { name: keypairName(name), ...(publicKey !== undefined && { public_key: checkedKey(publicKey) }) };
    const spec = { method: "POST", path: "/os-keypairs", body: { keypair }, changes: true } as const;
    return self.#creations.run(
      // If the server generates the pair, its private key is lost with the response.
      publicKey === undefined ? undefined : keypair.name,
      shareDeadline(options, self.transport.settings),
      async (request) => {
        const each = { ...spec, isResponseSecret: true, options: request };
        const { private_key = null, ...wire } = await self.transport.call(each, createdResponse);
        return new CreatedKeypair(self.shape, self, wire, private_key);
      },
      (request) => self.#findCreated(keypair, request),
    );
  }

  /**
   * Deletes a key pair. Servers that were created with it keep the key.
   *
   * @throws A `NotFoundError` if there is none of this name; an `AmbiguousOutcomeError` if it is not known whether it was deleted.
   */
  async delete(keypair: string | Keypair, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const spec = item(keypair);
    const removal = { ...spec, method: "DELETE", changes: true, accepts: nothing } as const;
    await deleteOnce(
      self.transport,
      options,
      (request) => self.transport.call({ ...removal, options: request }, z.unknown()),
      async (request) => {
        await self.transport.call({ method: "GET", ...spec, options: request }, keypairResponse);
        return false;
      },
    );
    self.#creations.forget(spec.pathParams.name);
  }

  protected override make(wire: KeypairWire): Keypair {
    return new Keypair(this.shape, this, wire);
  }

  /** The key pair of this name, if it has this key: only then can it be the one. */
  async #findCreated(
    keypair: { readonly name: string; readonly public_key?: string },
    options: RequestOptions,
  ): Promise<DatedItems<CreatedKeypair>> {
    const spec = { method: "GET", ...item(keypair.name), accepts: datedJson, options } as const;
    const { value, sentMs } = await this.transport.call(spec, datedKeypair);
    const found = new CreatedKeypair(this.shape, this, value, null);
    const createdMs = found.createdAt?.getTime() ?? 0;
    const items = found.publicKey === keypair.public_key ? [{ item: found, name: found.name, createdMs }] : [];
    return { items, sentMs };
  }
}

/** What a key pair is made with. */
export interface KeypairInput {
  /** The name. */
  readonly name: string;
  /** The public key. The server does not check it. Default: the server generates a pair. */
  readonly publicKey?: string | undefined;
}

const keypairResponse = inField("keypair", keypairShape.schema);
const datedKeypair = z.object({ value: zodOf(keypairResponse), sentMs: z.custom<number | null>() });
const keypairList = inField("keypairs", arrayOf(keypairResponse));
const createdResponse = inField(
  "keypair",
  z.looseObject({
    name: z.string(),
    fingerprint: z.string(),
    public_key: z.string(),
    private_key: z.exactOptional(z.nullable(z.string())),
  }),
);

function item(keypair: unknown) {
  const name = keypairName(keypair);
  if (!isSegment(name)) {
    throw new InvalidInputError(
      `key pair: a name with a slash or with json or xml at its end cannot be requested, as it would lead to another: ${describeValue(name)}`,
    );
  }
  return { path: "/os-keypairs/{name}", pathParams: { name } };
}

function keypairName(keypair: unknown): string {
  const name: unknown = keypair instanceof Keypair ? keypair.name : keypair;
  if (typeof name !== "string" || /^\s*\.{0,2}$/.test(name)) {
    throw new InvalidInputError(`key pair: the name must be a string that is not empty, not ${describeValue(keypair)}`);
  }
  checkSendable(name, "key pair: name");
  return name;
}

function checkedKey(publicKey: unknown): string {
  requireString("key pair: publicKey", publicKey);
  checkSendable(publicKey, "key pair: publicKey");
  return publicKey;
}
