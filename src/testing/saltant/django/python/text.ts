/** `str.strip()`. Python's definition of white space differs slightly from that of JavaScript's `trim()`. */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charAt(start))) start += 1;
  while (end > start && isSpace(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isSpace(char: string): boolean {
  const isSeparator = (char >= "\x1c" && char <= "\x1f") || char === "\x85";
  return isSeparator || (char !== "\ufeff" && /\s/.test(char));
}

/** `len(text)`: Python counts code points, JavaScript counts UTF-16 units. */
export function length(text: string): number {
  let count = text.length;
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) count -= pair[0].length - 1;
  return count;
}

/** Half a surrogate pair: JSON can contain it ("\ud800"), but UTF-8 and PostgreSQL cannot. */
const loneSurrogate = /\p{Surrogate}/u;

/** The first unpaired half of a surrogate pair in `text`, or `undefined` if there is none. */
export function findLoneSurrogate(text: string): string | undefined {
  return loneSurrogate.exec(text)?.[0];
}

/** Compares strings as Python does, by code point; JavaScript's `<` compares UTF-16 units. */
export function compareText(left: string, right: string): number {
  const others = right[Symbol.iterator]();
  for (const char of left) {
    const other = others.next();
    if (other.done === true) return 1;
    const difference = codePoint(char) - codePoint(other.value);
    if (difference !== 0) return difference;
  }
  return others.next().done === true ? 0 : -1;
}

function codePoint(char: string): number {
  return char.codePointAt(0) ?? 0;
}

/**
 * Parses a UUID as Python's `UUID(text)` does, which accepts a prefix, braces, and dashes at any position or none.
 *
 * @returns The UUID in its canonical form, or `undefined` if the string is not a UUID.
 */
export function parseUuid(text: string): string | undefined {
  const digits = text
    .replaceAll("urn:", "")
    .replaceAll("uuid:", "")
    .replace(/^[{}]+/, "")
    .replace(/(?<![{}])[{}]+$/, "")
    .replaceAll("-", "")
    .toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined;
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    "-",
  );
}
