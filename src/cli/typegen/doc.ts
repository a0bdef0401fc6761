/** Code that is formatted on one line if it fits, otherwise on several, as prettier does. */
export type Doc = string | readonly Doc[] | Group | Indent | Break;

/** Code that is on one line, or breaks at every direct break. */
interface Group {
  readonly kind: "group";
  readonly contents: Doc;
  readonly isBroken: boolean;
  /** Whether it is in brackets. */
  readonly isBracketed: boolean;
}

/** Code that is indented by two columns if it breaks. */
interface Indent {
  readonly kind: "indent";
  readonly contents: Doc;
}

/** A possible line break. */
interface Break {
  readonly kind: "break";
  /** The text if the line does not end. */
  readonly flat: string;
  /** The text before the line ends. */
  readonly broken: string;
}

/**
 * Items in brackets, separated by commas.
 *
 * @param open - The opening bracket. There is a space inside `{`.
 * @param isBroken - Whether each item gets its own line even if all would fit on one.
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
 * A chain of calls: on one line, where only the last call may continue on further lines, or one call per line.
 *
 * @param base - The object of the first call.
 */
export function chain([base = "", ...calls]: readonly Doc[]): Doc {
  if (calls.length < 2) return [base, calls];
  const lines = calls.map((each): Doc => [breakAs("", ""), each]);
  const isComplex = calls.length > 2 && calls.some((each) => nesting(each) > 1);
  return group([base, indent(lines)], isComplex || calls.slice(0, -1).some(isTall));
}

/** Code after a colon: on the next line if it does not fit, or always with `isBroken`. */
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

/** Whether a doc takes several lines at any width. */
function isTall(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (isSequence(doc)) return doc.some(isTall);
  if (doc.kind === "break") return false;
  return (doc.kind === "group" && doc.isBroken) || isTall(doc.contents);
}

/** The nesting depth of brackets, without empty ones. */
function nesting(doc: Doc): number {
  if (typeof doc === "string") return 0;
  if (isSequence(doc)) return doc.reduce((most, each) => Math.max(most, nesting(each)), 0);
  if (doc.kind === "break") return 0;
  return nesting(doc.contents) + Number(doc.kind === "group" && doc.isBracketed);
}

/** Whether a doc contains another. */
export function contains(doc: Doc, part: Doc): boolean {
  if (doc === part) return true;
  if (typeof doc === "string") return false;
  if (isSequence(doc)) return doc.some((each) => contains(each, part));
  return doc.kind !== "break" && contains(doc.contents, part);
}

/** Whether a doc is a sequence of docs. */
export function isSequence(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
