/** The integer that Java's `Integer.parseInt` reads; undefined where it throws. */
export function parseInteger(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined;
}

/** Java's `split`: as JavaScript's, but without the empty strings at the end. */
export function split(text: string, separator: string | RegExp): string[] {
  const parts = text.split(separator);
  while (parts.length > 1 && parts.at(-1) === "") parts.pop();
  return parts.length === 1 && parts[0] === "" && text !== "" ? [] : parts;
}

/** Whether a form or a query switches something on. */
export function isTruthy(text: string | undefined): boolean {
  return ["true", "yes", "on", "1"].includes((text ?? "").trim().toLowerCase());
}

/** Java's `Boolean.parseBoolean`. */
export function parseBoolean(text: string | undefined): boolean {
  return text?.toLowerCase() === "true";
}
