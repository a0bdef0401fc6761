import type { CommentDisplayPart, ProjectReflection, Reflection } from "typedoc";

/**
 * Makes links of the names of public things that stand as code in a sentence, such as `SaltantClient` or `TaskQueue.patch()`.
 * Guides and comments can so be read as plain Markdown, too.
 */
export function linkNames(project: ProjectReflection): void {
  const targets = publicNames(project);
  const link = (owner: Reflection, parts: readonly CommentDisplayPart[]): CommentDisplayPart[] =>
    parts.map((part) => {
      const [, text = "", name = ""] = part.kind === "code" ? (/^`(([\w.]+)(?:\(\))?)`$/.exec(part.text) ?? []) : [];
      const target = targets.get(name);
      // What is about itself needs no link.
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

/** Everything public by its name, and its members as `Name.member`. */
function publicNames({ children: modules = [] }: ProjectReflection): ReadonlyMap<string, Reflection> {
  const exported = modules.flatMap(({ children = [] }) => children);
  const members = exported.flatMap((each) =>
    (each.children ?? []).map((member) => [`${each.name}.${member.name}`, member] as const),
  );
  return new Map<string, Reflection>([...members, ...exported.map((each) => [each.name, each] as const)]);
}
