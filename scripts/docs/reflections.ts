import { DeclarationReflection, IntrinsicType, ReflectionKind, type Comment, type Reflection } from "typedoc";

/** How copies of the package know each other's errors, and how Node prints models. */
const hooks: ReadonlySet<string> = new Set(["[errorName]", "[hasInstance]", "[inspect]"]);

/** Whether something is of no use to a reader: a hook for Node or the package itself, or a property that must not be given. */
export function isHidden(reflection: Reflection): boolean {
  if (hooks.has(reflection.name)) return true;
  if (!(reflection instanceof DeclarationReflection) || !reflection.kindOf(ReflectionKind.Property)) return false;
  return reflection.type instanceof IntrinsicType && reflection.type.name === "undefined";
}

/** Takes a comment's words from where the generated types have them. */
export function takeDescription(comment: Comment | undefined): void {
  const description = comment?.getTag("@description");
  if (comment === undefined || description === undefined) return;
  comment.summary = description.content;
  comment.removeTags("@description");
}
