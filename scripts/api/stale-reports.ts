/** How the reports that are there differ from what they are to be: a line for each, with the first line that is another. */
export function staleReports(present: ReadonlyMap<string, string>, fresh: ReadonlyMap<string, string>): string[] {
  const stale: string[] = [];
  for (const [name, text] of fresh) {
    const before = present.get(name);
    if (before === undefined) stale.push(`${name} is missing`);
    else if (before !== text) stale.push(`${name} is not what the build offers; ${firstDifference(before, text)}`);
  }
  for (const name of present.keys()) if (!fresh.has(name)) stale.push(`${name} is of no entry point`);
  return stale;
}

function firstDifference(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const index = now.findIndex((line, at) => line !== old[at]);
  // What is new may be the old one's beginning.
  const at = index === -1 ? now.length : index;
  return `line ${at + 1} says ${quoted(old[at])}, and should say ${quoted(now[at])}`;
}

function quoted(line: string | undefined): string {
  return line === undefined ? "nothing" : JSON.stringify(line.trim());
}
