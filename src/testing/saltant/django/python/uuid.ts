/**
 * Reads a UUID as Python's `UUID(text)` does, which forgives much: a prefix, braces, dashes anywhere or nowhere.
 *
 * @returns The UUID in its usual form, or `undefined` if the text is none.
 */
export function parseUuid(text: string): string | undefined {
  const digits = text
    .replaceAll("urn:", "")
    .replaceAll("uuid:", "")
    .replace(/^[{}]+|[{}]+$/g, "")
    .replaceAll("-", "")
    .toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined;
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    "-",
  );
}
