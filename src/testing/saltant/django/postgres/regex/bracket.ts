import type { Cursor } from "./cursor.js";
import { classEscapes, namedClasses, notWord, quote, takeCharacter } from "./escapes.js";

/** A member of a bracket expression: a single character, or a JavaScript class of several. */
type Member = { readonly char: string } | { readonly several: string };

/**
 * Translates a bracket expression, after its opening bracket.
 *
 * @throws SyntaxError for an expression that PostgreSQL rejects.
 */
export function translateBracket(cursor: Cursor): string {
  const isNegated = cursor.takeIf("^");
  const parts: string[] = [];
  let hasNotWord = false;
  // A closing bracket at the beginning is literal.
  for (let isFirst = true; isFirst || !cursor.takeIf("]"); isFirst = false) {
    if (cursor.peek() === "\\" && cursor.peek(1) === "W") hasNotWord = cursor.takeIf("\\W");
    else parts.push(translateMember(cursor, isFirst));
  }
  const members = `[${parts.join("")}]`;
  const either = hasNotWord ? `(?:${notWord}|${members})` : members;
  return isNegated ? `(?:(?!${either})[^])` : either;
}

function translateMember(cursor: Cursor, isFirst: boolean): string {
  const isHyphen = cursor.peek() === "-";
  if (isHyphen && !isFirst && cursor.peek(1) !== "]") throw invalidRange();
  const member = takeMember(cursor);
  const isRange = cursor.peek() === "-" && cursor.peek(1) !== "]" && cursor.peek(1) !== "";
  if (!isRange) return "char" in member ? quote(member.char) : member.several;
  cursor.take();
  const end = takeMember(cursor);
  if (!("char" in member && "char" in end)) throw invalidRange();
  // JavaScript also rejects a range whose end comes before its start.
  return `${quote(member.char)}-${quote(end.char)}`;
}

function takeMember(cursor: Cursor): Member {
  const named = cursor.takeMatch(/^\[:(.*?):\]/su);
  if (named !== null) return { several: namedClasses.get(named[1] ?? "") ?? unknownClass() };
  const element = cursor.takeMatch(/^\[([.=])(.)\1\]/su);
  if (element !== null) return { char: element[2] ?? "" };
  if (cursor.peek() === "[" && /[:.=]/.test(cursor.peek(1))) return unknownClass();
  // Back references such as \1 are invalid in brackets.
  if (cursor.takeMatch(/^\\[1-9](?![0-9])/) !== null) throw new SyntaxError("invalid escape \\ sequence");
  if (!cursor.takeIf("\\")) return { char: cursor.take() || unbalanced() };
  const several = classEscapes[cursor.peek()];
  if (several === undefined) return { char: takeCharacter(cursor) };
  cursor.take();
  return { several };
}

function invalidRange(): SyntaxError {
  return new SyntaxError("invalid character range");
}

function unknownClass(): never {
  throw new SyntaxError("invalid character class");
}

function unbalanced(): never {
  throw new SyntaxError("brackets [] not balanced");
}
