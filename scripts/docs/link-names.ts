import type { CommentDisplayPart, ProjectReflection, Reflection } from "typedoc";

/**
 * Adds links to public names that occur as code in a sentence, such as `SaltantClient` or `TaskQueue.patch()`. Guides
 * and comments stay readable as plain Markdown.
 */
export function linkNames(project: ProjectReflection): void {
  const targets = publicNames(project);
  const link = (owner: Reflection, parts: readonly CommentDisplayPart[]): CommentDisplayPart[] =>
    parts.map((part) => {
      const [, text = "", name = ""] = part.kind === "code" ? (/^`(([\w.]+)(?:\(\))?)`$/.exec(part.text) ?? []) : [];
      const target = targets.get(name);
      // A page needs no link to itself.
      if (target === undefined || target === owner) return part;
      return { kind: "inline-tag", tag: "@linkcode", text, target };
    });

  for (const reflection of Object.values(project.reflections)) {
    const { comment } = reflection;
    if (reflection.isDocument()) reflection.content = link(reflection, reflection.content);
    if (comment === undefined) continue;
    comment.summary = link(reflection, comment.summary);
    for (const tag of comment.blockTags) tag.content = link(reflection, tag.content);
  }
  if (project.readme !== undefined) project.readme = link(project, project.readme);
}

/** All public exports by name, and their members as `Name.member`. */
function publicNames({ children: modules = [] }: ProjectReflection): ReadonlyMap<string, Reflection> {
  const exported = modules.flatMap(({ children = [] }) => children);
  const members = exported.flatMap((each) =>
    (each.children ?? []).map((member) => [`${each.name}.${member.name}`, member] as const),
  );
  return new Map<string, Reflection>([...members, ...exported.map((each) => [each.name, each] as const)]);
}
