/** A text that is the same for plain data that say the same, and another for others. */
export function keyOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const said = (Object.entries(value) as [string, unknown][]).filter(([, each]) => each !== undefined);
  return `{${said
    .map(([name, each]) => `${JSON.stringify(name)}:${keyOf(each)}`)
    .sort()
    .join()}}`;
}
