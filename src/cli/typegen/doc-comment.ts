import { escapeUnprintable } from "../../core/text.js";

/**
 * Formats a string as a doc comment. Keeps its line breaks, and wraps lines that are too long. `""` if the string is blank.
 *
 * @param width - The maximum width of a line, if words allow it.
 * @param column - The column at which the comment begins.
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

/** The lines of a string, without comment ends, invisible characters, and blank lines at the start and the end. */
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
    // Break after the last word that fits, otherwise after the first word; never within leading white space.
    const fitting = rest.lastIndexOf(" ", width);
    const end = /\S/.test(rest.slice(0, Math.max(fitting, 0))) ? fitting : rest.search(/(?<=\S) /);
    if (end === -1) break;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

/** Escapes the tag of a line that begins with `@deprecated` or `@ts-ignore`, which the compiler would obey. */
function withoutTag(line: string): string {
  return line.replace(/^(\s*)@/, "$1\\@");
}
