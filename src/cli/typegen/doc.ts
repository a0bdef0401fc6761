/** Text that is laid out on one line where it fits, and else on several, as prettier does. */
export type Doc = string | readonly Doc[] | Group | Indent | Break;

/** What is on one line, or has every break of its own taken. */
interface Group {
  readonly kind: "group";
  readonly contents: Doc;
  readonly isBroken: boolean;
  /** Whether brackets are around it. */
  readonly isBracketed: boolean;
}

/** What begins two columns further to the right than what is around it, which has several lines. */
interface Indent {
  readonly kind: "indent";
  readonly contents: Doc;
}

/** Where a line may end. */
interface Break {
  readonly kind: "break";
  /** What is there if it does not. */
  readonly flat: string;
  /** What is there before it ends. */
  readonly broken: string;
}

/**
 * Things between brackets, with commas.
 *
 * @param open - The opening bracket, `{` having a space inside.
 * @param isBroken - Whether each is to have a line of its own, though all would fit on one.
 */
export function bracketed(open: "(" | "[" | "{", items: readonly Doc[], isBroken = false): Doc {
  const close = closing[open];
  if (items.length === 0) return open + close;
  const space = open === "{" ? " " : "";
  const lines = items.map((item, index): Doc => [index === 0 ? breakAs(space, "") : breakAs(", ", ","), item]);
  return group([open, indent(lines), breakAs(space, ","), close], isBroken || items.some(isTall), true);
}

/** Numbers in an array: as many on a line as fit. */
export function filled(items: readonly string[]): Doc {
  const [first = "", ...others] = items.map((item, index) => (index === items.length - 1 ? item : `${item},`));
  const lines = others.map((item) => group([breakAs(" ", ""), item]));
  return group(["[", indent([breakAs("", ""), first, lines]), breakAs("", ","), "]"], false, true);
}

/**
 * Calls one after the other: on one line, of which the last call may take further ones, or each on a line of its own.
 *
 * @param base - What the first method is called on.
 */
export function chain([base = "", ...calls]: readonly Doc[]): Doc {
  if (calls.length < 2) return [base, calls];
  const lines = calls.map((each): Doc => [breakAs("", ""), each]);
  const isComplex = calls.length > 2 && calls.some((each) => nesting(each) > 1);
  return group([base, indent(lines)], isComplex || calls.slice(0, -1).some(isTall));
}

/** What follows a colon: on the next line where it does not fit, or in any case. */
export function onNextLine(doc: Doc, isBroken = false): Doc {
  return group(indent([breakAs(" ", ""), doc]), isBroken);
}

const closing = { "(": ")", "[": "]", "{": "}" } as const;

function breakAs(flat: string, broken: string): Break {
  return { kind: "break", flat, broken };
}

function group(contents: Doc, isBroken = false, isBracketed = false): Group {
  return { kind: "group", contents, isBroken, isBracketed };
}

function indent(contents: Doc): Indent {
  return { kind: "indent", contents };
}

/** Whether something takes several lines at any width. */
function isTall(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (isSequence(doc)) return doc.some(isTall);
  if (doc.kind === "break") return false;
  return (doc.kind === "group" && doc.isBroken) || isTall(doc.contents);
}

/** How many brackets are inside each other, empty ones not counted. */
function nesting(doc: Doc): number {
  if (typeof doc === "string") return 0;
  if (isSequence(doc)) return doc.reduce((most, each) => Math.max(most, nesting(each)), 0);
  if (doc.kind === "break") return 0;
  return nesting(doc.contents) + Number(doc.kind === "group" && doc.isBracketed);
}

/** Whether something has a part. */
export function contains(doc: Doc, part: Doc): boolean {
  if (doc === part) return true;
  if (typeof doc === "string") return false;
  if (isSequence(doc)) return doc.some((each) => contains(each, part));
  return doc.kind !== "break" && contains(doc.contents, part);
}

/** Whether something is parts, one after the other. */
export function isSequence(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
