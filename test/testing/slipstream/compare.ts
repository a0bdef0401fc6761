import { compareText, ShapeComparison } from "./compare-text.js";
import { compareXml } from "./compare-xml.js";
import type { JsonValue, Sample } from "./samples.js";

/** A response of the embedded server. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface CompareOptions {
  /** The text of state and request. What occurs in it is no invented value, and must be the same in both responses. */
  readonly known: string;
  /** Whether lists of resources may have more elements than recorded. Default: `false`. */
  readonly isShortened?: boolean;
}

/** Compares statuses, headers, structure, names and fixed sentences. Invented values are compared by their shape. */
export function compareAnswer(sample: Sample, received: ReceivedAnswer, options: CompareOptions): string[] {
  const { answer, ids, ordered = false } = sample;
  const shapes = new ShapeComparison(options.known);
  const differences = answer.status === received.status ? [] : [`status ${received.status}, not ${answer.status}`];
  for (const [name, expected] of Object.entries(answer.headers)) {
    differences.push(...compareHeader(name, expected, received.headers.get(name), shapes));
  }
  const isList = answer.json !== undefined && ids !== undefined;
  if (isList) differences.push(...compareIds(ids, ordered, parseJson(received.text)));
  const body = compareBody(answer, received, { ...options, shapes, isSet: isList && !ordered });
  return [...differences, ...body].map((difference) => `${difference}\n${received.text.slice(0, 2000)}`);
}

interface BodyOptions extends CompareOptions {
  /** Whether the elements of a search have no order. */
  readonly isSet: boolean;
  readonly shapes: ShapeComparison;
}

function compareBody(
  { status, headers, json, body }: Sample["answer"],
  received: ReceivedAnswer,
  options: BodyOptions,
) {
  if (json !== undefined) {
    return new JsonComparison(options).compare(toJson(json), parseJson(received.text), "");
  }
  // The recordings do not have the bodies of redirects.
  if (body === undefined || (body === "" && status === 303)) return [];
  const type = headers["Content-Type"] ?? "";
  if (type.includes("xml")) return compareXml(body, received.text, options.shapes);
  return compareText(body.trim(), received.text.trim(), options.shapes).map((difference) => `body: ${difference}`);
}

function compareHeader(name: string, expected: string, received: string | null, shapes: ShapeComparison): string[] {
  if (received === null) return [`header ${name} is missing, not ${expected}`];
  const relevant = name.toLowerCase() === "content-type" ? (received.split(";")[0] ?? "") : received;
  return compareText(expected, relevant, shapes).map((difference) => `header ${name}: ${difference}`);
}

/** Compares JSON values. */
export function compareJson(expected: unknown, received: unknown, options: CompareOptions): string[] {
  const comparison = new JsonComparison({ ...options, shapes: new ShapeComparison(options.known), isSet: false });
  return comparison.compare(toJson(expected), toJson(received), "");
}

class JsonComparison {
  readonly #options: BodyOptions;

  constructor(options: BodyOptions) {
    this.#options = options;
  }

  compare(expected: JsonValue, received: JsonValue | undefined, path: string): string[] {
    if (typeof expected === "string" && typeof received === "string") {
      return compareText(expected, received, this.#options.shapes).map((difference) => `${path}: ${difference}`);
    }
    if (isArray(expected) && isArray(received)) return this.#compareLists(expected, received, path);
    if (isObject(expected) && isObject(received)) return this.#compareObjects(expected, received, path);
    return expected === received ? [] : [`${path}: ${JSON.stringify(received)}, not ${JSON.stringify(expected)}`];
  }

  #compareObjects(expected: JsonObject, received: JsonObject, path: string): string[] {
    const differences = Object.entries(expected).flatMap(([name, value]) =>
      Object.hasOwn(received, name)
        ? this.compare(value, received[name], `${path}/${name}`)
        : [`${path}/${name} is missing`],
    );
    const more = Object.keys(received).filter((name) => !Object.hasOwn(expected, name));
    // The recorded entry point has only a few of the collections.
    const unexpected = more.filter((name) => path !== "" || received.baseURI === undefined || !isLink(received[name]));
    return [...differences, ...unexpected.map((name) => `${path}/${name} was not expected`)];
  }

  #compareLists(expected: readonly JsonValue[], received: readonly JsonValue[], path: string): string[] {
    const isResources = path.lastIndexOf("/") === 0 && path !== "/operations";
    const isFree = (isResources && this.#options.isSet) || path.endsWith("/rules") || path.endsWith("/operations");
    const [left, right] = [expected, received].map((items) => (isFree ? sortByText(withoutAdminRule(items)) : items));
    const [size, found] = [left?.length ?? 0, right?.length ?? 0];
    const mayHaveMore = isResources && (this.#options.isShortened ?? false);
    if (found < size || (found > size && !mayHaveMore)) return [`${path} has ${found} elements, not ${size}`];
    return (left ?? []).flatMap((item, index) => this.compare(item, right?.[index], `${path}/${index}`));
  }
}

type JsonObject = Readonly<Record<string, JsonValue>>;

/** Compares the elements of a search. Elements without an id are only counted. */
function compareIds(expected: readonly string[], ordered: boolean, received: JsonValue): string[] {
  const lists = isObject(received)
    ? Object.entries(received).filter(([name, value]) => name !== "operations" && isArray(value))
    : [];
  const [, list] = lists[0] ?? [];
  if (!isArray(list)) return ["the response has no list"];
  const found = list.map((item) => (isObject(item) && typeof item.id === "string" ? withoutType(item.id) : undefined));
  const ids = found.map((id, index) => id ?? expected[index] ?? "");
  const [left, right] = ordered ? [expected, ids] : [[...expected].sort(), [...ids].sort()];
  return left.join() === right.join() ? [] : [`elements ${right.join(", ")}, not ${left.join(", ")}`];
}

function withoutType(id: string): string {
  return id.replace(/^[^/]*\//, "");
}

/** Each stored list of rights has this rule; some recorded ones do not show it. */
function withoutAdminRule(items: readonly JsonValue[]): readonly JsonValue[] {
  return items.filter(
    (item) => !(isObject(item) && item.principal === "ADMIN" && item.type === "ROLE" && item.right === "ALL"),
  );
}

/** Sorts by the id of elements, or by all that they have. */
function sortByText(items: readonly JsonValue[]): readonly JsonValue[] {
  const textOf = (item: JsonValue) => JSON.stringify(isObject(item) ? (item.id ?? Object.entries(item).sort()) : item);
  return [...items].sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
}

function isLink(value: JsonValue | undefined): boolean {
  return isObject(value) && typeof value.href === "string";
}

function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}

function parseJson(text: string): JsonValue {
  try {
    return toJson(JSON.parse(text));
  } catch {
    return text;
  }
}

function toJson(value: unknown): JsonValue {
  // It comes from JSON.parse.
  return value as JsonValue;
}
