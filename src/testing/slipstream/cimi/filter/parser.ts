import { Scanner } from "./scanner.js";
import type { Attribute, Expression, Operator, Value } from "./syntax.js";

/** A text that is no filter. */
export class FilterSyntaxError extends Error {}

/**
 * Parses a filter: comparisons joined by `and` and `or`, of which `and` binds tighter, with parentheses. Blanks are optional everywhere.
 *
 * @throws FilterSyntaxError with the place of the first mistake.
 */
export function parseFilter(text: string): Expression {
  const scanner = new Scanner(text);
  const expression = readOr(scanner);
  if (expression !== undefined && scanner.isAtEnd) return expression;
  // A text that goes on after a complete filter is wrong where the filter ends.
  scanner.read(/$/y);
  throw new FilterSyntaxError(describeFailure(text, scanner.furthest));
}

function readOr(scanner: Scanner): Expression | undefined {
  return readJoined(scanner, "or", () => readJoined(scanner, "and", () => readTerm(scanner)));
}

function readJoined(
  scanner: Scanner,
  kind: "and" | "or",
  readPart: () => Expression | undefined,
): Expression | undefined {
  const first = readPart();
  if (first === undefined) return undefined;
  const parts = [first];
  for (;;) {
    const next = scanner.attempt(() => (scanner.read(keywords[kind]) === undefined ? undefined : readPart()));
    if (next === undefined) break;
    parts.push(next);
  }
  return parts.length === 1 ? first : { kind, parts };
}

const keywords = { and: /and/y, or: /or/y };

/** The alternatives of a comparison, in the order of the grammar. */
function readTerm(scanner: Scanner): Expression | undefined {
  return (
    scanner.attempt(() => readComparison(scanner)) ??
    scanner.attempt(() => readProperty(scanner)) ??
    scanner.attempt(() => readParenthesis(scanner))
  );
}

function readComparison(scanner: Scanner): Expression | undefined {
  return (
    scanner.attempt(() => readSides(scanner, readAttribute, readValue)) ??
    scanner.attempt(() => readSides(scanner, readValue, readAttribute))
  );
}

type Side = Attribute | Value;

type ReadSide = (scanner: Scanner) => Side | undefined;

function readSides(scanner: Scanner, readLeft: ReadSide, readRight: ReadSide): Expression | undefined {
  const left = readLeft(scanner);
  if (left === undefined) return undefined;
  const operator = readOperator(scanner);
  if (operator === undefined) return undefined;
  const start = scanner.position;
  const right = readRight(scanner);
  if (right === undefined) return undefined;
  const comparison = toComparison(left, operator, right);
  // The operator takes no such value: the text is wrong where the right side begins.
  if (comparison === undefined) scanner.position = start;
  return comparison;
}

function toComparison(left: Side, operator: Operator, right: Side): Expression | undefined {
  const [attribute, value] = left.kind === "attribute" ? [left, right] : [right, left];
  if (attribute.kind !== "attribute" || value.kind === "attribute" || !takes(operator, value)) return undefined;
  return { kind: "comparison", attribute: attribute.name, operator, value, isValueFirst: left === value };
}

/** A prefix is a string; only strings, whole numbers and dates have an order. */
function takes(operator: Operator, { kind }: Value): boolean {
  if (operator === "=" || operator === "!=") return true;
  if (operator === "^=") return kind === "string";
  return kind === "string" || kind === "integer" || kind === "date";
}

function readAttribute(scanner: Scanner): Attribute | undefined {
  scanner.skipSpace();
  const name = scanner.read(attributePattern);
  if (name === undefined) return undefined;
  scanner.skipSpace();
  return { kind: "attribute", name };
}

const word = String.raw`(?:[a-zA-Z][\w-]*\w|[a-zA-Z])`;
const namespacedWord = `${word}(?::${word})?`;
const attributePattern = new RegExp(`${namespacedWord}(?:/${namespacedWord})*`, "y");

function readOperator(scanner: Scanner): Operator | undefined {
  return operators.find((operator) => scanner.read(operatorPatterns[operator]) !== undefined);
}

/** Longer ones first. */
const operators: readonly Operator[] = ["!=", "<=", ">=", "^=", "=", "<", ">"];

const operatorPatterns: Readonly<Record<Operator, RegExp>> = {
  "!=": /!=/y,
  "<=": /<=/y,
  ">=": />=/y,
  "^=": /\^=/y,
  "=": /=/y,
  "<": /</y,
  ">": />/y,
};

function readValue(scanner: Scanner): Value | undefined {
  scanner.skipSpace();
  for (const [kind, pattern] of valuePatterns) {
    const text = scanner.read(pattern);
    if (text === undefined) continue;
    scanner.skipSpace();
    return { kind, text: kind === "string" ? text.slice(1, -1) : text };
  }
  return undefined;
}

/** A backslash keeps the next character from ending the string. It stays in the value. */
const stringPattern = /"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'/y;

const valuePatterns: readonly (readonly [Value["kind"], RegExp])[] = [
  ["date", /\d+-\d+(?:-\d+)?(?:T\d+:\d+:\d+(?:\.\d+)?(?:Z|[+-]\d+:\d+))?/y],
  ["integer", /\d+/y],
  ["string", stringPattern],
  ["boolean", /true|false/y],
  ["null", /null/y],
];

function readProperty(scanner: Scanner): Expression | undefined {
  scanner.skipSpace();
  const parts: (() => unknown)[] = [
    () => scanner.read(/property\[/y),
    () => readString(scanner),
    () => scanner.read(/\]/y),
    () => (scanner.skipSpace(), scanner.read(/!=|=/y)),
    () => readStringOrNull(scanner),
  ];
  return parts.every((read) => read() !== undefined) ? { kind: "property" } : undefined;
}

function readString(scanner: Scanner): Value | undefined {
  const value = readValue(scanner);
  return value?.kind === "string" ? value : undefined;
}

function readStringOrNull(scanner: Scanner): Value | undefined {
  const value = readValue(scanner);
  return value?.kind === "string" || value?.kind === "null" ? value : undefined;
}

function readParenthesis(scanner: Scanner): Expression | undefined {
  scanner.skipSpace();
  if (scanner.read(/\(/y) === undefined || scanner.depth >= maxDepth) return undefined;
  scanner.depth += 1;
  const inner = readOr(scanner);
  scanner.depth -= 1;
  if (inner === undefined || scanner.read(/\)/y) === undefined) return undefined;
  scanner.skipSpace();
  return inner;
}

/** More parentheses than this in one another would exhaust the stack. */
const maxDepth = 500;

/** The place as the server's parser prints it: line and column count from 1. */
function describeFailure(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  const line = before.length;
  const column = (before.at(-1) ?? "").length + 1;
  return `Parse error at line ${line}, column ${column}:\n${text.split("\n")[line - 1] ?? ""}\n${" ".repeat(column - 1)}^`;
}
