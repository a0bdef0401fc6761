import type { JsonObject } from "../json.js";

/** What a holder uses of a resource, and the limit. */
export interface Holding {
  limit: number;
  /** The amount that is certainly used: pending releases are subtracted. */
  least: number;
  /** The amount that may be used: pending requests are added. */
  most: number;
}

/** A holding with its key. */
export interface StoredHolding extends Holding, Omit<Provision, "quantity"> {}

/** A change of one holding. Its members are those of the JSON. */
export interface Provision {
  /** `user:UUID` or `project:UUID`. */
  readonly holder: string;
  /** The project of a user's holding; null for the holding of a project. */
  readonly source: string | null;
  readonly resource: string;
  readonly quantity: number;
}

/** A set of changes that waits to be accepted or rejected. */
export interface Commission {
  readonly serial: number;
  /** The component that has issued it. */
  readonly client: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  readonly provisions: readonly Provision[];
}

/** Why a commission is refused. */
export interface Refusal {
  readonly name: "NoHoldingError" | "NoCapacityError" | "NoQuantityError";
  readonly message: string;
  readonly provision: Provision;
  /** The limit and the usage of the holding, if it exists. */
  readonly limit?: number;
  readonly usage?: number;
}

/** A commission to be issued. */
export interface CommissionRequest {
  readonly client: string;
  readonly name: string;
  readonly provisions: readonly Provision[];
  /** Whether limits do not matter. */
  readonly force: boolean;
  readonly now: number;
}

/** All holdings, and the commissions that change them. */
export class Holdings {
  readonly #holdings = new Map<string, StoredHolding>();
  readonly #pending = new Map<number, Commission>();
  /** The numbers of the latest refusal for a limit. The server repeats them in refusals for other reasons, too. */
  #latest: { readonly limit?: number; readonly usage?: number } = {};
  #serials = 0;

  /** Sets a limit. Creates the holding if it does not exist. */
  setLimit(holder: string, source: string | null, resource: string, limit: number): void {
    const holding = this.find(holder, source, resource);
    if (holding === undefined)
      this.#holdings.set(keyOf(holder, source, resource), { holder, source, resource, limit, least: 0, most: 0 });
    else holding.limit = limit;
  }

  find(holder: string, source: string | null, resource: string): StoredHolding | undefined {
    return this.#holdings.get(keyOf(holder, source, resource));
  }

  /** The commissions that a component has issued and that are pending, the oldest first. */
  pending(client: string): readonly Commission[] {
    return [...this.#pending.values()].filter((commission) => commission.client === client);
  }

  /** The pending commission of a component. */
  commission(client: string, serial: number): Commission | undefined {
    const commission = this.#pending.get(serial);
    return commission?.client === client ? commission : undefined;
  }

  /**
   * Issues a commission, which is then pending. The serial of a refused one is not used again.
   *
   * @returns The serial, or why the commission is refused.
   */
  issue({ client, name, provisions, force, now }: CommissionRequest): number | Refusal {
    const summed = sumUp(provisions);
    const changed: (readonly [StoredHolding, StoredHolding])[] = [];
    for (const provision of summed) {
      const holding = this.find(provision.holder, provision.source, provision.resource);
      if (holding === undefined) return { ...this.#latest, ...noHolding(provision) };
      const next = { ...holding };
      const refusal = prepare(next, provision, force);
      if (refusal !== undefined) {
        this.#latest = { limit: refusal.limit ?? 0, usage: refusal.usage ?? 0 };
        return refusal;
      }
      changed.push([holding, next]);
    }
    for (const [holding, next] of changed) Object.assign(holding, next);
    this.#serials += 1;
    this.#pending.set(this.#serials, { serial: this.#serials, client, name, issuedAt: now, provisions: summed });
    return this.#serials;
  }

  /** Issues a commission and accepts it at once. */
  change(request: CommissionRequest): Refusal | undefined {
    const serial = this.issue(request);
    if (typeof serial !== "number") return serial;
    const commission = this.#pending.get(serial);
    if (commission !== undefined) this.resolve(commission, true);
    return undefined;
  }

  /** All holdings, in the order of their creation. */
  get all(): readonly StoredHolding[] {
    return [...this.#holdings.values()];
  }

  /** Accepts or rejects a pending commission. */
  resolve({ serial, provisions }: Commission, isAccepted: boolean): void {
    this.#pending.delete(serial);
    for (const { holder, source, resource, quantity } of provisions) {
      const holding = this.find(holder, source, resource);
      if (holding === undefined) continue;
      // A request has raised `most`, a release has lowered `least`: the other number follows, or the change is undone.
      if (quantity >= 0) {
        if (isAccepted) holding.least += quantity;
        else holding.most -= quantity;
      } else if (isAccepted) holding.most += quantity;
      else holding.least -= quantity;
    }
  }
}

/** One provision for each holding, in the order in which they are checked: projects before users. */
function sumUp(provisions: readonly Provision[]): Provision[] {
  const sums = new Map<string, Provision>();
  for (const provision of provisions) {
    const key = keyOf(provision.holder, provision.source, provision.resource);
    const quantity = (sums.get(key)?.quantity ?? 0) + provision.quantity;
    sums.set(key, { ...provision, quantity });
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, provision]) => provision);
}

function noHolding(provision: Provision): Refusal {
  const { holder, source, resource } = provision;
  const key = [holder, source, resource].map((part) => (part === null ? "None" : `u'${part}'`)).join(", ");
  return { name: "NoHoldingError", message: `There is no such holding (${key})`, provision };
}

/** Makes room for a change in a holding. Returns why that is impossible. */
function prepare(holding: Holding, provision: Provision, force: boolean): Refusal | undefined {
  const { holder, resource, quantity } = provision;
  const { limit, least, most } = holding;
  if (quantity >= 0) {
    if (!force && most + quantity > limit) {
      const message = `${holder} has not enough capacity of ${resource}.`;
      return { name: "NoCapacityError", message, provision, limit, usage: most };
    }
    holding.most += quantity;
    return undefined;
  }
  if (least + quantity < 0) {
    const message = `${holder} attempts to release more ${resource} than it contains.`;
    return { name: "NoQuantityError", message, provision, limit: 0, usage: least };
  }
  holding.least += quantity;
  return undefined;
}

function keyOf(holder: string, source: string | null, resource: string): string {
  return `${holder} ${source ?? ""} ${resource}`;
}

export function toJson({ holder, source, resource, quantity }: Provision): JsonObject {
  return { resource, source, holder, quantity };
}
