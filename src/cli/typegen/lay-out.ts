import { isSequence, type Doc } from "./doc.js";

/**
 * Formats a doc as code.
 *
 * @param width - The maximum width of a line, if the code allows it.
 * @param column - The column at which it begins, and to which its lines are indented.
 */
export function layOut(doc: Doc, width: number, column: number): string {
  const left: Piece[] = [{ doc, indent: column, isFlat: false }];
  let text = "";
  let at = column;
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) {
    const { doc: next, indent: depth, isFlat } = piece;
    if (typeof next === "string") {
      text += next;
      at += next.length;
    } else if (isSequence(next)) {
      pushAll(left, piece, next);
    } else if (next.kind === "break") {
      text += isFlat ? next.flat : `${next.broken}\n${" ".repeat(depth)}`;
      at = isFlat ? at + next.flat.length : depth;
    } else if (next.kind === "indent") {
      left.push({ doc: next.contents, indent: isFlat ? depth : depth + 2, isFlat });
    } else {
      const whole = { doc: next.contents, indent: depth, isFlat: true };
      left.push(!next.isBroken && fits(whole, left, width - at) ? whole : { ...whole, isFlat: false });
    }
  }
  return text;
}

/** A doc that is not formatted yet. */
interface Piece {
  readonly doc: Doc;
  readonly indent: number;
  readonly isFlat: boolean;
}

/** Whether a piece fits on the line, together with the rest of the line. */
function fits(piece: Piece, after: readonly Piece[], width: number): boolean {
  const left = [piece];
  let next = after.length - 1;
  for (let room = width; room >= 0;) {
    const current = left.pop() ?? after[next--];
    if (current === undefined) return true;
    const { doc, isFlat } = current;
    if (typeof doc === "string") room -= doc.length;
    else if (isSequence(doc)) pushAll(left, current, doc);
    else if (doc.kind === "indent") left.push({ ...current, doc: doc.contents });
    else if (doc.kind === "group") left.push({ ...current, doc: doc.contents, isFlat: isFlat && !doc.isBroken });
    else if (isFlat) room -= doc.flat.length;
    else return room >= doc.broken.length;
  }
  return false;
}

/** Pushes the parts of a sequence on a stack, in reverse, so that they are popped in order. */
function pushAll(stack: Piece[], piece: Piece, parts: readonly Doc[]): void {
  for (const doc of parts.toReversed()) stack.push({ ...piece, doc });
}
