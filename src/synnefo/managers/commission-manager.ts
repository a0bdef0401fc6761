import { checkOptions, requireArray, requireBoolean, requireObject, requireString } from "../../core/data/checks.js";
import { checkSendable } from "../../core/data/json.js";
import { arrayOf } from "../../core/data/zod-schemas.js";
import * as z from "../../core/data/zod.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { nothing } from "../../core/http/formats.js";
import { requestChecks, type RequestOptions } from "../../core/http/request.js";
import type { Transport } from "../../core/http/transport.js";
import { keepSelf, selfOf } from "../../core/self.js";
import { describeValue } from "../../core/text.js";
import { toDate } from "../models/fields.js";
import {
  type Move,
  type Provision,
  type ProvisionWire,
  readMoves,
  readProvisions,
  requireId,
  toProvision,
  toWires,
  type UserProvision,
} from "../provisions.js";
import { requireAction } from "./account-resource-manager.js";

/**
 * Commissions, by which a service charges what users take: `cloud.commissions`. All calls need the token of a service, and concern the
 * commissions of that service.
 */
export class CommissionManager {
  readonly #transport: Transport;

  /** @internal Managers are made by the client. */
  constructor(transport: Transport) {
    keepSelf(this);
    this.#transport = transport;
  }

  /**
   * Issues a commission: all of its provisions or none. It is pending until it is accepted or rejected. It is never issued twice.
   *
   * @param provisions - The changes. Each one of a user needs one of the project with the same quantity; {@link issueOne} adds these.
   * @returns The serial.
   * @throws A `QuotaError` if a limit would be exceeded, or more released than is used; a `NotFoundError` if the user is not in the project,
   *   or there is no such project or resource; an `AmbiguousOutcomeError` if it is not known whether it was issued: see {@link pending}.
   */
  async issue(provisions: readonly Provision[], options: CommissionOptions = {}): Promise<number> {
    const self = selfOf(this);
    return self.#issue(readProvisions("provisions", provisions), options);
  }

  /**
   * Issues a commission of one user. For each provision the same is charged to the project.
   *
   * @param holder - The UUID of the user.
   * @param provisions - The changes.
   * @returns The serial.
   * @throws What {@link issue} throws.
   */
  async issueOne(
    holder: string,
    provisions: readonly UserProvision[],
    options: CommissionOptions = {},
  ): Promise<number> {
    const self = selfOf(this);
    const user = requireId("holder", holder);
    const read = readProvisions("provisions", provisions, false);
    return self.#issue(
      read.flatMap((provision) => [
        { ...provision, user },
        { ...provision, user: null },
      ]),
      options,
    );
  }

  /**
   * Issues a commission that moves what a user uses from one project to another.
   *
   * @param holder - The UUID of the user.
   * @param moves - What to move.
   * @returns The serial.
   * @throws What {@link issue} throws.
   */
  async reassign(holder: string, moves: readonly Move[], options: CommissionOptions = {}): Promise<number> {
    const self = selfOf(this);
    const user = requireId("holder", holder);
    const read = readMoves("moves", moves).flatMap(({ from, to, resource, quantity }) => [
      { user, project: from, resource, quantity: -quantity },
      { user: null, project: from, resource, quantity: -quantity },
      { user, project: to, resource, quantity },
      { user: null, project: to, resource, quantity },
    ]);
    return self.#issue(read, options);
  }

  /** Lists the serials of the pending commissions, in ascending order. */
  async pending(options?: RequestOptions): Promise<number[]> {
    const self = selfOf(this);
    return self.#transport.call({ method: "GET", path: "/commissions", options }, serials);
  }

  /**
   * Gets a pending commission.
   *
   * @throws A `NotFoundError` if there is none with this serial: it was accepted or rejected, or never issued.
   */
  async get(serial: number, options?: RequestOptions): Promise<Commission> {
    const self = selfOf(this);
    const { issue_time, name, provisions, ...wire } = await self.#transport.call(
      { ...item(serial), method: "GET", options },
      commission,
    );
    return {
      ...{ serial: wire.serial, name, issueTime: toDate(issue_time) },
      provisions: provisions.map(toProvision),
    };
  }

  /**
   * Accepts a pending commission: what was reserved is used. It is not sent twice.
   *
   * @throws A `NotFoundError` if there is none with this serial; an `AmbiguousOutcomeError` if it is not known whether it was accepted: it
   *   was not yet if {@link get} still finds it.
   */
  async accept(serial: number, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(serial, "accept", options);
  }

  /**
   * Rejects a pending commission: what was reserved is free. It is not sent twice.
   *
   * @throws What {@link accept} throws.
   */
  async reject(serial: number, options?: RequestOptions): Promise<void> {
    await selfOf(this).action(serial, "reject", options);
  }

  /**
   * Runs an action on a pending commission. It is not sent twice.
   *
   * @param action - `accept` or `reject`.
   * @throws What {@link accept} throws; a `BadRequestError` for an action that the server does not know.
   */
  async action(serial: number, action: CommissionAction, options?: RequestOptions): Promise<void> {
    const self = selfOf(this);
    const { path, pathParams } = item(serial);
    const body = { [requireAction(action)]: "" };
    const spec = { method: "POST", path: `${path}/action`, pathParams, body, changes: true } as const;
    await self.#transport.call({ ...spec, accepts: nothing, options }, z.unknown());
  }

  /**
   * Accepts and rejects several pending commissions, each on its own: some may fail. It is not sent twice.
   *
   * @throws An `AmbiguousOutcomeError` if it is not known which were resolved: those that are still {@link pending} were not yet.
   */
  async resolve(resolution: CommissionResolution, options?: RequestOptions): Promise<ResolvedCommissions> {
    const self = selfOf(this);
    requireObject("resolution", resolution);
    const unknown = Object.keys(resolution).find((name) => name !== "accept" && name !== "reject");
    if (unknown !== undefined)
      throw new InvalidInputError(`resolution: unknown property ${unknown}; the properties are accept, reject`);
    const body = { accept: readSerials("accept", resolution.accept), reject: readSerials("reject", resolution.reject) };
    if (body.accept.length + body.reject.length === 0)
      throw new InvalidInputError("resolution must have at least one serial in accept or reject");
    const spec = { method: "POST", path: "/commissions/action", body, changes: true, options } as const;
    const { accepted, rejected, failed } = await self.#transport.call(spec, resolved);
    return { accepted, rejected, failed: failed.map(toFailure) };
  }

  async #issue(provisions: readonly Required<Provision>[], options: CommissionOptions): Promise<number> {
    checkOptions("options", options, {
      ...{ ...requestChecks, force: requireBoolean, autoAccept: requireBoolean },
      name: (name, value) => {
        requireString(name, value);
        checkSendable(value, name);
      },
    });
    const { name = "", force = false, autoAccept = false, ...request } = options;
    const body = { name, force, auto_accept: autoAccept, provisions: toWires(provisions) };
    const spec = { method: "POST", path: "/commissions", body, changes: true, options: request } as const;
    return (await this.#transport.call(spec, issued)).serial;
  }
}

/** How a commission is issued. */
export interface CommissionOptions extends RequestOptions {
  /** A text for the operators. Default: empty. */
  readonly name?: string | undefined;
  /** Whether limits may be exceeded. What is released must be used in any case. Default false. */
  readonly force?: boolean | undefined;
  /** Whether it is accepted immediately. Default false. */
  readonly autoAccept?: boolean | undefined;
}

/** A pending commission. */
export interface Commission {
  /** The serial. */
  readonly serial: number;
  /** When it was issued; null if the server does not say. */
  readonly issueTime: Date | null;
  /** The text for the operators. */
  readonly name: string;
  /** The changes, not in the order of issue. */
  readonly provisions: readonly Required<Provision>[];
}

/** An action on a commission; editors offer the known ones. */
export type CommissionAction = "accept" | "reject" | (string & {});

/** Commissions to resolve. */
export interface CommissionResolution {
  /** The serials to accept. */
  readonly accept?: readonly number[] | undefined;
  /** The serials to reject. */
  readonly reject?: readonly number[] | undefined;
}

/** How commissions were resolved. */
export interface ResolvedCommissions {
  /** The serials that were accepted. */
  readonly accepted: readonly number[];
  /** The serials that were rejected. */
  readonly rejected: readonly number[];
  /** Those that were neither. */
  readonly failed: readonly FailedCommission[];
}

/** A commission that was not resolved. */
export interface FailedCommission {
  /** The serial. */
  readonly serial: number;
  /** The server's name for the reason: `itemNotFound`, or `badRequest` for one that is in both lists. */
  readonly reason: string;
  /** The reason in words. */
  readonly message: string;
}

const serial = z.custom<number>((value) => Number.isSafeInteger(value), "expected a whole number");
const serials = arrayOf(serial);
const issued = z.looseObject({ serial });
const commission = z.looseObject({
  serial,
  issue_time: z.string(),
  name: z.string(),
  provisions: arrayOf<ProvisionWire>(
    z.looseObject({
      holder: z.string(),
      source: z.nullable(z.string()),
      resource: z.string(),
      quantity: z.custom<number>((value) => typeof value === "number", "expected a number"),
    }),
  ),
});
const resolved = z.looseObject({
  accepted: serials,
  rejected: serials,
  failed: z.array(
    z.custom<readonly [number, object]>(
      (value) =>
        Array.isArray(value) &&
        Number.isSafeInteger(value[0]) &&
        typeof value[1] === "object" &&
        (value[1] as unknown) !== null,
      "expected a serial and a reason",
    ),
  ),
});

function toFailure([failed, fault]: readonly [number, object]): FailedCommission {
  const [reason = "", details]: [string?, unknown?] = Object.entries(fault)[0] ?? [];
  const message: unknown = typeof details === "object" && details !== null ? Reflect.get(details, "message") : "";
  return { serial: failed, reason, message: typeof message === "string" ? message : "" };
}

function item(given: unknown) {
  return { path: "/commissions/{serial}", pathParams: { serial: requireSerial("serial", given) } } as const;
}

function readSerials(name: string, values: unknown): number[] {
  if (values === undefined) return [];
  requireArray(`resolution: ${name}`, values);
  return Array.from(values, (value, index) => requireSerial(`resolution: ${name}[${index}]`, value));
}

function requireSerial(name: string, value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidInputError(`${name} must be the serial of a commission, not ${describeValue(value)}`);
}
