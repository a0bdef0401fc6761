import type { ApiBody, ApiContent, ApiDescription, ApiOperation, ApiParameter } from "../description/api.js";
import { compareSchemas, type SchemaPair, type Situation } from "./schemas.js";
import type { Difference, Finding } from "./difference.js";
import { matchOperations, pathParameters } from "./match-operations.js";
import { essence, isJson } from "../description/media-types.js";

/** The differences of a server's description from the contract, in the contract's order; new operations come last. */
export function compareDescriptions(contract: ApiDescription, server: ApiDescription): Difference[] {
  const { common, serverOnly } = matchOperations(contract.operations, server.operations);
  const pairs = new Map(common.map((pair) => [pair.contract, pair.server]));
  const readers = { contract: contract.schemas, server: server.schemas };
  const differences = contract.operations.flatMap((operation) => {
    const other = pairs.get(operation);
    const findings = other ? compareOperations({ contract: operation, server: other, readers }) : [removedOperation];
    return findings.map((finding) => located(operation, finding));
  });
  return [...differences, ...serverOnly.map((operation) => located(operation, addedOperation))];
}

const removedOperation: Finding = {
  place: "operation",
  kind: "operation",
  verdict: "breaking",
  contract: "has it",
  server: null,
};
const addedOperation: Finding = {
  place: "operation",
  kind: "operation",
  verdict: "new",
  contract: null,
  server: "has it",
};

function located({ method, path }: ApiOperation, finding: Finding): Difference {
  return { method, path, ...finding };
}

interface OperationPair {
  readonly contract: ApiOperation;
  readonly server: ApiOperation;
  readonly readers: Situation["readers"];
}

function compareOperations(pair: OperationPair): Finding[] {
  return [...compareDeprecation(pair), ...compareParameters(pair), ...compareBodies(pair), ...compareResponses(pair)];
}

function compareDeprecation({ contract, server }: OperationPair): Finding[] {
  if (contract.isDeprecated || !server.isDeprecated) return [];
  return [{ place: "operation", kind: "deprecated", verdict: "harmless", contract: null, server: "deprecated" }];
}

function compareParameters(pair: OperationPair): Finding[] {
  const [mine, theirs] = [byPlace(pair.contract), byPlace(pair.server)];
  const findings: Finding[] = [];
  for (const [key, { name, parameter }] of mine) {
    const other = theirs.get(key);
    const place = `${parameter.in}.${name}`;
    if (other) findings.push(...compareParameter(parameter, other.parameter, place, pair.readers));
    // A server ignores an unknown filter, and returns everything.
    else
      findings.push({ place, kind: "parameter", verdict: "breaking", contract: requiredText(parameter), server: null });
  }
  for (const [key, { name, parameter }] of theirs) {
    if (mine.has(key)) continue;
    const verdict = parameter.isRequired ? "breaking" : "new";
    const place = `${parameter.in}.${name}`;
    findings.push({ place, kind: "parameter", verdict, contract: null, server: requiredText(parameter) });
  }
  return findings;
}

/** Parameters by the key that matches them: their order in the path, the name of a header in lower case, else the name. */
function byPlace({ path, parameters }: ApiOperation): Map<string, { name: string; parameter: ApiParameter }> {
  const order = pathParameters(path);
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const keyOf = (parameter: ApiParameter): string => {
    const { in: place, name } = parameter;
    if (place === "header") return name.toLowerCase();
    if (place !== "path") return name;
    return String(order.includes(name) ? order.indexOf(name) : inPath.indexOf(parameter));
  };
  return new Map(
    parameters.map((parameter) => [`${parameter.in} ${keyOf(parameter)}`, { name: parameter.name, parameter }]),
  );
}

function compareParameter(
  contract: ApiParameter,
  server: ApiParameter,
  place: string,
  readers: Situation["readers"],
): Finding[] {
  const findings: Finding[] = [];
  if (contract.isRequired !== server.isRequired) {
    const verdict = server.isRequired ? "breaking" : "harmless";
    findings.push({ place, kind: "required", verdict, contract: requiredText(contract), server: requiredText(server) });
  }
  const situation: Situation = { place, direction: "request", isText: true, readers };
  const types = [readers.contract.read(contract.schema, "request"), readers.server.read(server.schema, "request")];
  if (types.every((shape) => shape.types?.has("array")) && contract.separator !== server.separator) {
    const said = { contract: contract.separator, server: server.separator };
    findings.push({ place, kind: "separator", verdict: "breaking", ...said });
  }
  return [...findings, ...compareSchemas({ contract: contract.schema, server: server.schema }, situation)];
}

function requiredText({ isRequired }: { readonly isRequired: boolean }): string {
  return isRequired ? "required" : "optional";
}

/** Compares the presence and the content of a body: an empty body differs from one with required content. */
function bodyText(body: ApiBody): string {
  const { required } = body.schema as { readonly required?: unknown };
  const names = Array.isArray(required) && required.length > 0 ? ` (${required.join(", ")})` : "";
  return `${requiredText(body)} body${names}`;
}

function compareBodies({ contract: { body: mine }, server: { body: theirs }, readers }: OperationPair): Finding[] {
  const place = "request";
  if (mine === undefined || theirs === undefined) {
    if (mine === theirs) return [];
    const isBreaking = theirs === undefined || theirs.isRequired;
    const text = (body: ApiBody | undefined): string | null => (body === undefined ? null : bodyText(body));
    const verdict = isBreaking ? "breaking" : "new";
    return [{ place, kind: "body", verdict, contract: text(mine), server: text(theirs) }];
  }
  const findings: Finding[] = [];
  if (mine.isRequired !== theirs.isRequired) {
    const verdict = theirs.isRequired ? "breaking" : "harmless";
    findings.push({ place, kind: "required", verdict, contract: requiredText(mine), server: requiredText(theirs) });
  }
  return [...findings, ...compareContents(mine, theirs, { place, direction: "request", readers })];
}

function compareResponses({ contract, server, readers }: OperationPair): Finding[] {
  return [...compareSuccess(contract, server, readers), ...compareErrors(contract, server, readers)];
}

function compareSuccess(contract: ApiOperation, server: ApiOperation, readers: Situation["readers"]): Finding[] {
  const [mine, theirs] = [successes(contract), successes(server)];
  const [status, expected] = [...mine][0] ?? [];
  if (status === undefined || expected === undefined) return [];
  const place = "answer"; // The report's name for it.
  const [other, actual] = [...theirs].find(([each]) => each === status) ?? [...theirs][0] ?? [];
  if (other === undefined || actual === undefined) {
    return [{ place, kind: "status", verdict: "breaking", contract: status, server: null }];
  }
  const findings: Finding[] = [];
  // The client does not distinguish success statuses: only the response's content counts.
  if (other !== status && other !== "DEFAULT" && other !== "2XX") {
    findings.push({ place, kind: "status", verdict: "harmless", contract: status, server: other });
  }
  for (const more of theirs.keys()) {
    if (more === other || mine.has(more)) continue;
    findings.push({ place, kind: "status", verdict: "new", contract: null, server: more });
  }
  return [...findings, ...compareContents(expected, actual, { place, direction: "response", readers })];
}

/** The responses of a success, the lowest status first; the default response if there is no other. */
function successes({ responses }: ApiOperation): Map<string, ApiContent> {
  const found = [...responses].filter(([status]) => status.startsWith("2")).sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = responses.get("DEFAULT");
  return new Map(found.length === 0 && rest !== undefined ? [["DEFAULT", rest]] : found);
}

/** Compares the errors of an operation for which a description lists some; most descriptions list none. */
function compareErrors(contract: ApiOperation, server: ApiOperation, readers: Situation["readers"]): Finding[] {
  const [mine, theirs] = [errors(contract), errors(server)];
  if (theirs.size === 0) return [];
  const findings: Finding[] = [];
  for (const [status, expected] of mine) {
    const actual = theirs.get(status) ?? theirs.get(`${status.charAt(0)}XX`);
    const situation: Situation = { place: status, direction: "response", readers };
    if (actual === undefined) {
      findings.push({ place: status, kind: "status", verdict: "harmless", contract: status, server: null });
    } else if (hasJson(expected) && hasJson(actual)) {
      findings.push(...compareContents(expected, actual, situation));
    }
  }
  for (const status of theirs.keys()) {
    if (mine.has(status) || status.endsWith("XX")) continue;
    findings.push({ place: status, kind: "status", verdict: "new", contract: null, server: status });
  }
  return findings;
}

function errors({ responses }: ApiOperation): Map<string, ApiContent> {
  return new Map([...responses].filter(([status]) => /^[45]/.test(status)));
}

function compareContents(mine: ApiContent, theirs: ApiContent, situation: Situation): Finding[] {
  const { place } = situation;
  const text = ({ mediaTypes }: ApiContent): string | null => mediaTypes.map(essence).join(", ") || null;
  const said = { contract: text(mine), server: text(theirs) };
  if (mine.mediaTypes.length === 0 || theirs.mediaTypes.length === 0) {
    if (mine.mediaTypes.length === theirs.mediaTypes.length) return [];
    // Content that the contract does not have does not affect the client.
    const verdict = theirs.mediaTypes.length === 0 ? "breaking" : "new";
    return [{ place, kind: "body", verdict, ...said }];
  }
  if (hasJson(mine) && !hasJson(theirs)) return [{ place, kind: "media-type", verdict: "breaking", ...said }];
  const pair: SchemaPair = { contract: mine.schema, server: theirs.schema };
  return compareSchemas(pair, situation);
}

function hasJson({ mediaTypes }: ApiContent): boolean {
  return mediaTypes.some(isJson);
}
