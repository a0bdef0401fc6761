import type { Finding, Verdict } from "./difference.js";
import type { Direction, SchemaReader } from "../description/schema-reader.js";
import { allows, isStricter, type Presence, type Property, type Scalar, type Shape } from "../description/shape.js";

/** Two schemas for the same value, and the readers of their documents. */
export interface SchemaPair {
  readonly contract: unknown;
  readonly server: unknown;
}

/** The place of the two schemas, and how a value there is sent. */
export interface Situation {
  readonly place: string;
  readonly direction: Direction;
  /** Whether it is sent as a string, like a parameter: then a server that accepts any string accepts any value. */
  readonly isText?: boolean;
  readonly readers: { readonly contract: SchemaReader; readonly server: SchemaReader };
}

/** The maximum depth of nested schemas, as a schema may contain itself. */
const MAX_DEPTH = 12;

/**
 * Compares the contract's schema of a value with the server's. In a request the server must accept every value that the
 * contract allows; in a response it must send only values that the contract allows.
 */
export function compareSchemas(pair: SchemaPair, situation: Situation, depth = 0): Finding[] {
  const { direction, readers } = situation;
  const contract = readers.contract.read(pair.contract, direction);
  const server = readers.server.read(pair.server, direction);
  const compared: Compared = { contract, server, situation };
  const types = compareTypes(compared);
  if (types.some((finding) => finding.verdict === "breaking") || acceptsAnyString(compared)) return types;
  const own = [
    ...types,
    ...compareNull(compared),
    ...compareFormats(compared),
    ...compareValues(compared),
    ...compareLimits(compared),
    ...compareProperties(compared),
  ];
  if (depth >= MAX_DEPTH) return own;
  return [...own, ...parts(compared).flatMap((part) => compareSchemas(part.pair, part.situation, depth + 1))];
}

interface Compared {
  readonly contract: Shape;
  readonly server: Shape;
  readonly situation: Situation;
}

/** The nested values that both describe. */
function parts({ contract, server, situation }: Compared): { pair: SchemaPair; situation: Situation }[] {
  const found: { pair: SchemaPair; situation: Situation }[] = [];
  const add = (suffix: string, one: unknown, two: unknown): void => {
    found.push({ pair: { contract: one, server: two }, situation: { ...situation, place: situation.place + suffix } });
  };
  for (const [name, property] of contract.properties) {
    const other = server.properties.get(name);
    if (other) add(`.${name}`, property.schema, other.schema);
  }
  if (isMap(contract) && isMap(server) && allows(contract, "object") && allows(server, "object")) {
    add(".*", contract.others, server.others);
  }
  if (contract.items !== undefined && server.items !== undefined) add("[]", contract.items, server.items);
  return found;
}

/** An object with any property names. */
function isMap({ properties, others }: Shape): boolean {
  return properties.size === 0 && others !== false;
}

function acceptsAnyString({ contract, server, situation }: Compared): boolean {
  const isAnyText = allows(server, "string") && server.values === undefined && server.format === undefined;
  return situation.isText === true && isAnyText && server.limits.size === 0 && !sameTypes(contract, server);
}

function compareTypes(compared: Compared): Finding[] {
  const { contract, server, situation } = compared;
  if (sameTypes(contract, server)) return [];
  const fits =
    acceptsAnyString(compared) || (isRequest(situation) ? covers(server, contract) : covers(contract, server));
  const said = { contract: typeText(contract), server: typeText(server) };
  return [{ place: situation.place, kind: "type", verdict: fits ? "harmless" : "breaking", ...said }];
}

function sameTypes({ types: a }: Shape, { types: b }: Shape): boolean {
  return a === undefined || b === undefined ? a === b : a.size === b.size && [...a].every((type) => b.has(type));
}

/** Whether every type of `narrow` is one of `wide`. */
function covers(wide: Shape, narrow: Shape): boolean {
  if (narrow.types === undefined) return wide.types === undefined;
  return [...narrow.types].every((type) => allows(wide, type));
}

function typeText({ types }: Shape): string {
  return types === undefined ? "anything" : [...types].sort().join(" or ") || "null";
}

function compareNull({ contract, server, situation }: Compared): Finding[] {
  if (contract.isNullable === server.isNullable) return [];
  const isBreaking = isRequest(situation) ? contract.isNullable : server.isNullable;
  const text = ({ isNullable }: Shape): string => (isNullable ? "may be null" : "never null");
  const verdict = isBreaking ? "breaking" : "harmless";
  return [{ place: situation.place, kind: "nullable", verdict, contract: text(contract), server: text(server) }];
}

function compareFormats({ contract, server, situation }: Compared): Finding[] {
  if (contract.format === server.format || !allows(server, "string") || !allows(contract, "string")) return [];
  // In responses the client parses datetimes; strings of another format stay strings. A request must meet the server's format.
  const isBreaking = isRequest(situation) ? server.format !== undefined : contract.format === "date-time";
  const said = { contract: contract.format ?? null, server: server.format ?? null };
  return [{ place: situation.place, kind: "format", verdict: isBreaking ? "breaking" : "harmless", ...said }];
}

function compareValues(compared: Compared): Finding[] {
  const { contract, server, situation } = compared;
  const known = contract.values ?? [];
  const listed = server.values ?? [];
  if (contract.values === undefined && server.values === undefined) return [];
  const finding = (verdict: Verdict, one: string | null, two: string | null): Finding => {
    return { place: situation.place, kind: "enum", verdict, contract: one, server: two };
  };
  if (contract.values === undefined) {
    return [finding(isRequest(situation) ? "breaking" : "harmless", "any value", `only ${listText(listed)}`)];
  }
  // If the contract allows other values, the client accepts them; otherwise it refuses a response that has one.
  const acceptsOthers = isRequest(situation) || contract.isOpen;
  if (server.values === undefined) {
    return [finding(acceptsOthers ? "harmless" : "breaking", `only ${listText(known)}`, "any value")];
  }
  const differing = [
    ...listed
      .filter((value) => !known.includes(value))
      .map((value) => {
        return finding(isRequest(situation) || acceptsOthers ? "new" : "breaking", null, JSON.stringify(value));
      }),
    ...known
      .filter((value) => !listed.includes(value))
      .map((value) => {
        return finding(isRequest(situation) && !server.isOpen ? "breaking" : "harmless", JSON.stringify(value), null);
      }),
  ];
  if (contract.isOpen === server.isOpen) return differing;
  // The contract is open on purpose, for states that the server does not list.
  if (contract.isOpen)
    return isRequest(situation) ? [...differing, finding("breaking", "any value", "only those")] : differing;
  const text = "others than those in the contract";
  return [...differing, finding(isRequest(situation) ? "harmless" : "breaking", null, text)];
}

function listText(values: readonly Scalar[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

function compareLimits({ contract, server, situation }: Compared): Finding[] {
  const names = new Set([...contract.limits.keys(), ...server.limits.keys()]);
  return [...names].flatMap((name): Finding[] => {
    const [one, two] = [contract.limits.get(name), server.limits.get(name)];
    if (one === two) return [];
    // The client does not check limits in responses; a request must respect those of the server.
    const isLooser = two === undefined || (one !== undefined && isStricter(name, one, two) === true);
    const verdict = isRequest(situation) && !isLooser ? "breaking" : "harmless";
    const text = (value: Scalar | undefined): string | null =>
      value === undefined ? null : `${name} ${String(value)}`;
    return [{ place: situation.place, kind: "limit", verdict, contract: text(one), server: text(two) }];
  });
}

function compareProperties(compared: Compared): Finding[] {
  const { contract, server, situation } = compared;
  if (!allows(contract, "object") || !allows(server, "object")) return [];
  if (server.properties.size === 0 && contract.properties.size > 0) return [undescribedObject(compared)];
  const findings: Finding[] = [];
  for (const [name, property] of contract.properties) {
    const other = server.properties.get(name);
    const at = { ...situation, place: `${situation.place}.${name}` };
    findings.push(...(other ? comparePresence(property, other, at) : [removedField(property, at)]));
  }
  for (const [name, property] of server.properties) {
    if (contract.properties.has(name)) continue;
    // If the contract allows any names, one that the server lists is not an addition, unless the server requires it.
    if (contract.properties.size === 0 && contract.others !== false && !isRequiredInRequest(property, situation))
      continue;
    findings.push(addedField(property, { ...situation, place: `${situation.place}.${name}` }));
  }
  return findings;
}

/** The server's description has no more than the type object. */
function undescribedObject({ contract, server, situation }: Compared): Finding {
  const isTaken = isRequest(situation) && server.others !== false;
  const said = { contract: [...contract.properties.keys()].join(", "), server: null };
  return { place: `${situation.place}.*`, kind: "field", verdict: isTaken ? "harmless" : "breaking", ...said };
}

function removedField({ presence }: Property, { place, direction }: Situation): Finding {
  // A server ignores an unknown request field at best: its value is lost.
  const isBreaking = direction === "request" || presence !== "sometimes";
  const verdict = isBreaking ? "breaking" : "harmless";
  return { place, kind: "field", verdict, contract: presenceText(presence), server: null };
}

function addedField(property: Property, situation: Situation): Finding {
  const verdict = isRequiredInRequest(property, situation) ? "breaking" : "new";
  return { place: situation.place, kind: "field", verdict, contract: null, server: presenceText(property.presence) };
}

function isRequiredInRequest({ presence }: Property, situation: Situation): boolean {
  return isRequest(situation) && presence === "always";
}

function comparePresence({ presence: one }: Property, { presence: two }: Property, situation: Situation): Finding[] {
  if (one === two || one === "unknown" || two === "unknown") return [];
  const isBreaking = two === (isRequest(situation) ? "always" : "sometimes");
  const said = { contract: presenceText(one), server: presenceText(two) };
  return [{ place: situation.place, kind: "required", verdict: isBreaking ? "breaking" : "harmless", ...said }];
}

function presenceText(presence: Presence): string {
  return { always: "required", sometimes: "optional", unknown: "present" }[presence];
}

function isRequest({ direction }: Situation): boolean {
  return direction === "request";
}
