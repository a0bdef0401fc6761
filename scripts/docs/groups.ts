import {
  Comment,
  CommentTag,
  DeclarationReflection,
  ReferenceType,
  ReflectionKind,
  type ProjectReflection,
} from "typedoc";

/** A group of a module's exports. An export without a group is grouped by its kind. */
interface Group {
  readonly name: string;
  readonly has: (reflection: DeclarationReflection) => boolean;
}

/** The groups in the reference's order. */
const groups: readonly Group[] = [
  { name: "Managers", has: isNamed(/Manager$/) },
  { name: "Models", has: isClassBelow("Model") },
  { name: "Errors", has: isNamed(/Error(Names?)?$/) },
  { name: "Options", has: isNamed(/Options$/) },
  { name: "Inputs", has: isNamed(/(Input|Changes)$|^New[A-Z]/) },
  { name: "JSON of the API", has: isNamed(/Wire$/) },
  { name: "Filters", has: isNamed(/Filters$|^Filter|Filter(Field)?$|^LookupArguments$/i) },
  { name: "Sort orders", has: isNamed(/Sort(By|Fields?|Direction|Table)$/) },
];

/** Groups a module's exports, as there are more than a hundred. */
export function groupExports({ children: modules = [] }: ProjectReflection): void {
  for (const each of modules.flatMap(({ children = [] }) => children)) {
    const group = groups.find(({ has }) => has(each));
    if (group === undefined) continue;
    each.comment ??= new Comment();
    each.comment.blockTags.push(new CommentTag("@group", [{ kind: "text", text: group.name }]));
  }
}

/** The order of all groups, those of documents first. */
export function groupOrder(documents: readonly string[]): string[] {
  const members = ["Modules", "Constructors", "Properties", "Accessors", "Methods"];
  return [...documents, ...members, "Classes", "Functions", ...groups.map(({ name }) => name), "*"];
}

function isNamed(pattern: RegExp): Group["has"] {
  return ({ name }) => pattern.test(name);
}

/** Whether a reflection is a class of this name, or extends one, directly or not. */
function isClassBelow(base: string): Group["has"] {
  const isBelow = ({ name, extendedTypes = [] }: DeclarationReflection): boolean =>
    name === base ||
    extendedTypes.some((type) => {
      if (!(type instanceof ReferenceType)) return false;
      // A base class that is not exported has no reflection, only a name.
      return type.name === base || (type.reflection instanceof DeclarationReflection && isBelow(type.reflection));
    });
  return (reflection) => reflection.kindOf(ReflectionKind.Class) && isBelow(reflection);
}
