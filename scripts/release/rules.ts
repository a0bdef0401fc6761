// The rules for a version before it is published, besides the tests. Each rule returns an obstacle, or nothing.

/** A version has a dated section with content in the changelog, and nothing is left unreleased. */
export function changelogObstacles(changelog: string, version: string): string[] {
  const sections = new Map(
    changelog
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.replace(/\n[^]*/, "").trim(), section.replace(/^.*\n?/, "").trim()] as const),
  );
  const obstacles: string[] = [];
  const heading = [...sections.keys()].find((each) => each.startsWith(`[${version}]`));
  if (heading === undefined) obstacles.push(`CHANGELOG.md has no section ## [${version}] - YYYY-MM-DD`);
  else {
    const date = heading.slice(`[${version}]`.length).replace(/^ - /, "");
    if (!isDate(date)) obstacles.push(`CHANGELOG.md does not date ${version} (YYYY-MM-DD): ## ${heading}`);
    if (sections.get(heading) === "") obstacles.push(`the section of CHANGELOG.md for ${version} is empty`);
  }
  const unreleased = sections.get("[Unreleased]") ?? "";
  if (unreleased !== "") obstacles.push("CHANGELOG.md still has changes under Unreleased");
  return obstacles;
}

/** `2026-02-28`, and not `2026-02-30`. */
function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The tested files are the committed ones. Takes the output of `git status --porcelain`. */
export function treeObstacles(status: string): string[] {
  const paths = status
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.slice(3));
  if (paths.length === 0) return [];
  const more = paths.length > 3 ? `, and ${paths.length - 3} more` : "";
  return [`there are changes that are not committed: ${paths.slice(0, 3).join(", ")}${more}`];
}

/** The fields in which package.json and package-lock.json must agree, and those that must be absent. */
export function manifestObstacles(
  manifest: { readonly version: string; readonly private?: boolean },
  lock: { readonly version?: string },
): string[] {
  const obstacles: string[] = [];
  if (manifest.private === true) obstacles.push("package.json has private: true");
  if (lock.version !== manifest.version) {
    obstacles.push(
      `package-lock.json is of ${lock.version ?? "no version"}, package.json of ${manifest.version}: run npm install`,
    );
  }
  return obstacles;
}

/** The last line: whether a version may be published. */
export function verdict(version: string, obstacles: readonly string[]): string {
  return obstacles.length === 0
    ? `${version} is ready to be published`
    : `${version} may not be published: ${obstacles.join("; ")}`;
}
