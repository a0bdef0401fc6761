import { basename } from "node:path";
import { Comment, type DocumentReflection, type ProjectReflection } from "typedoc";

/** The name of the group of the guides. */
export const guides = "Guides";

/** The documents by their file names, in order. Others come after the guides. */
const groups: Readonly<Record<string, readonly string[]>> = {
  [guides]: [
    "getting-started",
    "decapod",
    "slipstream",
    "synnefo",
    "from-saltant-py",
    "from-decapodlib",
    "from-slipstream-api",
    "from-kamaki",
    "launching",
    "pagination-and-filters",
    "waiting-for-tasks",
    "bulk-operations",
    "retries-and-errors",
    "fault-reference",
    "credentials",
    "testing-your-app",
    "using-it-in-browsers",
    "proxies-and-certificates",
    "command-line",
  ],
  "How it is made": ["architecture", "api-changes", "benchmarks", "CHANGELOG"],
};

/** The names of the groups of documents. */
export const documentGroups: readonly string[] = Object.keys(groups);

/** Sets the titles, the groups and the order of documents. */
export function arrangeDocuments(project: ProjectReflection): void {
  const order = Object.entries(groups).flatMap(([group, names]) => names.map((name) => ({ name, group })));
  const ranked = (project.documents ?? []).map((document) => {
    // Its name is still its path here.
    const rank = order.findIndex(({ name }) => name === basename(document.name));
    return { document, rank: rank === -1 ? order.length : rank };
  });
  for (const { document, rank } of ranked) {
    document.frontmatter.group = order[rank]?.group ?? guides;
    document.name = titleOf(document);
  }
  const sorted = ranked.sort((a, b) => a.rank - b.rank).map(({ document }) => document);
  project.documents = sorted;
  project.childrenIncludingDocuments = [...sorted, ...(project.children ?? [])];
}

/** A document's first heading, which typedoc does not use. */
function titleOf({ content, name }: DocumentReflection): string {
  const [, title = name] = /^# (.+)$/m.exec(Comment.combineDisplayParts(content)) ?? [];
  return title;
}
