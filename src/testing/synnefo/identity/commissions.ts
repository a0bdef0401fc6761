import type { MockResponse } from "../../kit/response.js";
import { toIso } from "../dates.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isArray, type Json, type JsonObject, property } from "../json.js";
import type { CloudRequest } from "../request.js";
import type { Context } from "./context.js";
import { type Provision, type Refusal, toJson } from "./holdings.js";
import { componentOf } from "./users.js";

/** Issues a commission of the component. */
export function issueCommission({ holdings, now }: Context, request: CloudRequest): MockResponse {
  const client = componentOf(request);
  const body = request.jsonObject();
  const provisions = readProvisions(property(body, "provisions"));
  const { force = false, auto_accept = false, name = "" } = body;
  if (typeof force !== "boolean") throw fault("badRequest", '"force" option should be a boolean.');
  if (typeof auto_accept !== "boolean") throw fault("badRequest", '"auto_accept" option should be a boolean.');
  if (typeof name !== "string") throw fault("badRequest", "Commission name should be a string.");
  const result = holdings.issue({ client, name, provisions, force, now: now() });
  if (typeof result !== "number") return refuse(result);
  const commission = auto_accept ? holdings.commission(client, result) : undefined;
  if (commission !== undefined) holdings.resolve(commission, true);
  return jsonResponse(201, { serial: result });
}

function readProvisions(value: Json | undefined): Provision[] {
  if (value === undefined || value === null) throw fault("badRequest", "Provisions are missing.");
  if (!isArray(value)) throw fault("badRequest", "Provisions should be a list.");
  return value.map((item) => {
    const [holder, source] = [property(item, "holder"), property(item, "source")];
    const [resource, quantity] = [property(item, "resource"), property(item, "quantity")];
    if (
      typeof holder === "string" &&
      (typeof source === "string" || source === null) &&
      typeof resource === "string" &&
      typeof quantity === "number" &&
      Number.isInteger(quantity)
    )
      return { holder, source, resource, quantity };
    throw fault("badRequest", `Malformed provision ${JSON.stringify(item)}`);
  });
}

/** The response to a commission that is refused. */
export function refuse({ name, message, provision, limit, usage }: Refusal): MockResponse {
  const isUnknown = name === "NoHoldingError";
  const code = isUnknown ? 404 : 413;
  const numbers = { ...(limit !== undefined && { limit }), ...(usage !== undefined && { usage }) };
  const data = { provision: toJson(provision), name, ...numbers };
  return jsonResponse(code, { [isUnknown ? "itemNotFound" : "overLimit"]: { message, code, data } });
}

/** The serials of the component's pending commissions. */
export function listCommissions({ holdings }: Context, request: CloudRequest): MockResponse {
  const pending = holdings.pending(componentOf(request));
  return jsonResponse(
    200,
    pending.map(({ serial }) => serial),
  );
}

export function getCommission({ holdings }: Context, request: CloudRequest, serial = ""): MockResponse {
  const commission = holdings.commission(componentOf(request), Number(serial));
  if (commission === undefined) return emptyResponse(404);
  const { name, issuedAt, provisions } = commission;
  return jsonResponse(200, {
    serial: commission.serial,
    issue_time: toIso(issuedAt),
    provisions: provisions.map(toJson),
    name,
  });
}

/** Accepts or rejects one commission. */
export function actOnCommission({ holdings }: Context, request: CloudRequest, serial = ""): MockResponse {
  const client = componentOf(request);
  const body = request.jsonObject();
  const isAccepted = Object.hasOwn(body, "accept");
  if (isAccepted === Object.hasOwn(body, "reject"))
    throw fault("badRequest", "Specify either accept or reject action.");
  const commission = holdings.commission(client, Number(serial));
  if (commission === undefined) return emptyResponse(404);
  holdings.resolve(commission, isAccepted);
  return emptyResponse(200);
}

/** Accepts and rejects several commissions. */
export function resolveCommissions({ holdings }: Context, request: CloudRequest): MockResponse {
  const client = componentOf(request);
  const { accept = [], reject = [] } = request.jsonObject();
  if (!isArray(accept) || !isArray(reject))
    throw fault("badRequest", '"accept" and "reject" should reference lists of serials.');
  const [toAccept, toReject] = [readSerials(accept), readSerials(reject)];
  const done = { accepted: new Array<number>(), rejected: new Array<number>() };
  const unknown: Json[] = [];
  for (const serial of [...toAccept, ...toReject].sort((one, other) => one - other)) {
    const isAccepted = toAccept.has(serial);
    if (isAccepted && toReject.has(serial)) continue;
    const commission = holdings.commission(client, serial);
    if (commission === undefined) {
      unknown.push([serial, problem("itemNotFound", 404, `serial ${serial} does not exist`)]);
      continue;
    }
    holdings.resolve(commission, isAccepted);
    (isAccepted ? done.accepted : done.rejected).push(serial);
  }
  const conflicting = [...toAccept]
    .filter((serial) => toReject.has(serial))
    .map((serial) => [serial, problem("badRequest", 400, `cannot both accept and reject serial ${serial}`)]);
  return jsonResponse(200, { ...done, failed: [...unknown, ...conflicting] });
}

function readSerials(list: readonly Json[]): Set<number> {
  return new Set(
    list.map((item) => {
      if (typeof item !== "number" || !Number.isInteger(item)) throw fault("badRequest", "Serials should be integer.");
      return item;
    }),
  );
}

function problem(name: string, code: number, message: string): JsonObject {
  return { [name]: { message, code } };
}
