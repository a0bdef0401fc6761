/** `str.strip()`. What Python takes for white space is not quite what JavaScript's `trim()` does. */
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

/** `len(text)`: Python counts code points where JavaScript counts UTF-16 units. */
export function length(text: string): number {
  let count = text.length;
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) count -= pair[0].length - 1;
  return count;
}

/** Half a surrogate pair, which JSON can spell ("\ud800") and neither UTF-8 nor PostgreSQL can hold. */
const loneSurrogate = /\p{Surrogate}/u;

/** The first half of a surrogate pair that stands alone in `text`, or `undefined` if there is none. */
export function findLoneSurrogate(text: string): string | undefined {
  return loneSurrogate.exec(text)?.[0];
}

/** Orders text as Python does, by code point; JavaScript's `<` orders by UTF-16 unit. */
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
 * Reads a UUID as Python's `UUID(text)` does, which forgives much: a prefix, braces, dashes anywhere or nowhere.
 *
 * @returns The UUID in its usual form, or `undefined` if the text is none.
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
