import { escapeUnprintable } from "../../core/text.js";

/**
 * A doc comment with a text, each line of which keeps its place and is wrapped where it is too long. `""` if the text is blank.
 *
 * @param width - How many columns a line should have at most.
 * @param column - The one at which the comment begins.
 */
export function docComment(text: string, width: number, column: number): string {
  const indent = " ".repeat(column);
  const lines = linesOf(text);
  const [line, ...others] = lines;
  if (line === undefined) return "";
  if (others.length === 0 && column + line.length + "/**  */".length <= width)
    return `${indent}/** ${withoutTag(line)} */\n`;
  const wrapped = lines.flatMap((each) => wrap(each, width - column - " * ".length));
  return [
    `${indent}/**`,
    ...wrapped.map((each) => `${indent} * ${withoutTag(each)}`.trimEnd()),
    `${indent} */`,
    "",
  ].join("\n");
}

/** The lines of a text without what would end the comment, cannot be seen or is blank at an end. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|[\n-\r\x85\u2028\u2029]/).map((line) => {
    return escapeUnprintable(line.replace(/\s/g, " ").trimEnd()).replaceAll("*/", "*\\/");
  });
  const first = lines.findIndex((line) => line !== "");
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== "") + 1);
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    // After a word, the last that fits or else the first; white space at the beginning is no such place.
    const fitting = rest.lastIndexOf(" ", width);
    const end = /\S/.test(rest.slice(0, Math.max(fitting, 0))) ? fitting : rest.search(/(?<=\S) /);
    if (end === -1) break;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

/** A line that begins with `@deprecated` or `@ts-ignore` would be an order to the compiler. */
function withoutTag(line: string): string {
  return line.replace(/^(\s*)@/, "$1\\@");
}
