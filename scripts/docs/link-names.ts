import type { CommentDisplayPart, DeclarationReflection, ProjectReflection, Reflection } from "typedoc";
import { services } from "../services.js";

/**
 * Adds links to public names that occur as code in a sentence, such as `SaltantClient` or `TaskQueue.patch()`. Guides
 * and comments stay readable as plain Markdown. A name that several services have is the one of the service that the
 * text is about.
 */
export function linkNames(project: ProjectReflection): void {
  const targetsOf = new Map([...services, undefined].map((each) => [each?.name, publicNames(project, each?.name)]));
  const link = (owner: Reflection, parts: readonly CommentDisplayPart[]): CommentDisplayPart[] => {
    const targets = targetsOf.get(serviceOf(owner)) ?? new Map<string, Reflection>();
    return parts.map((part) => {
      const [, text = "", name = ""] = part.kind === "code" ? (/^`(([\w.]+)(?:\(\))?)`$/.exec(part.text) ?? []) : [];
      const target = targets.get(name);
      // A page needs no link to itself.
      if (target === undefined || target === owner) return part;
      return { kind: "inline-tag", tag: "@linkcode", text, target };
    });
  };

  for (const reflection of Object.values(project.reflections)) {
    const { comment } = reflection;
    if (reflection.isDocument()) reflection.content = link(reflection, reflection.content);
    if (comment === undefined) continue;
    comment.summary = link(reflection, comment.summary);
    for (const tag of comment.blockTags) tag.content = link(reflection, tag.content);
  }
  if (project.readme !== undefined) project.readme = link(project, project.readme);
}

/**
 * All public exports by name, and their members as `Name.member`.
 *
 * @param service - The service whose exports come before those of the same name of others.
 */
function publicNames({ children = [] }: ProjectReflection, service?: string): ReadonlyMap<string, Reflection> {
  const isOwn = (module: DeclarationReflection): boolean => serviceOf(module) === service;
  const modules = [...children.filter((each) => !isOwn(each)), ...children.filter(isOwn)];
  const exported = modules.flatMap((module) => module.children ?? []);
  const members = exported.flatMap((each) =>
    (each.children ?? []).map((member) => [`${each.name}.${member.name}`, member] as const),
  );
  // The last of several entries of the same name stays.
  return new Map<string, Reflection>([...members, ...exported.map((each) => [each.name, each] as const)]);
}

/** The name of the service that a declaration belongs to, or that a document names in its title. */
function serviceOf(reflection: Reflection): string | undefined {
  if (reflection.isDocument()) {
    const title = reflection.name.toLowerCase();
    return services.find(({ name }) => title.includes(name))?.name;
  }
  const { parent } = reflection;
  if (parent !== undefined && !parent.isProject()) return serviceOf(parent);
  const [first] = reflection.name.split("/");
  return services.find(({ name }) => name === first)?.name;
}
