import { basename } from "node:path";
import { Comment, type DocumentReflection, type ProjectReflection } from "typedoc";

/** What the group of the guides is called. */
export const guides = "Guides";

/** The documents by their file names, in the order in which they are shown. Others come after the guides. */
const groups: Readonly<Record<string, readonly string[]>> = {
  [guides]: [
    "getting-started",
    "from-saltant-py",
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

/** What the groups of documents are called. */
export const documentGroups: readonly string[] = Object.keys(groups);

/** Gives documents their titles, their groups and their order. */
export function arrangeDocuments(project: ProjectReflection): void {
  const order = Object.entries(groups).flatMap(([group, names]) => names.map((name) => ({ name, group })));
  const ranked = (project.documents ?? []).map((document) => {
    // Until now it is called by its path.
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

/** A document's first heading, which typedoc would not look at. */
function titleOf({ content, name }: DocumentReflection): string {
  const [, title = name] = /^# (.+)$/m.exec(Comment.combineDisplayParts(content)) ?? [];
  return title;
}
