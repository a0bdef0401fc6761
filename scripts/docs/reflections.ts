import { DeclarationReflection, IntrinsicType, ReflectionKind, type Comment, type Reflection } from "typedoc";

/** By what copies of the package recognize each other's errors, and by which Node prints models. */
const hooks: ReadonlySet<string> = new Set(["errorName", "errorService", "[hasInstance]", "[inspect]"]);

/** Whether a member is of no use to a reader: a hook for Node or the package, or a property that callers must not set. */
export function isHidden(reflection: Reflection): boolean {
  if (hooks.has(reflection.name)) return true;
  if (!(reflection instanceof DeclarationReflection) || !reflection.kindOf(ReflectionKind.Property)) return false;
  return reflection.type instanceof IntrinsicType && reflection.type.name === "undefined";
}

/** Moves a comment's text from the tag in which the generated types have it. */
export function takeDescription(comment: Comment | undefined): void {
  const description = comment?.getTag("@description");
  if (comment === undefined || description === undefined) return;
  comment.summary = description.content;
  comment.removeTags("@description");
}
