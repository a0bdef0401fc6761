import { Comment, CommentTag, type ProjectReflection } from "typedoc";

/** What the names of public things say that they are, in the order in which it is shown. Whatever else there is comes under its kind. */
const groups: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["Managers", /Manager$/],
  ["Models", /^(Container|Executable)?Task(Instance|Type|Queue|Whitelist)$|^User$|Model$/],
  ["Errors", /Error$/],
  ["Options", /Options$/],
  ["Inputs", /Input$/],
  ["JSON of the API", /Wire$/],
  ["Filters", /Filters$|^Filter|Filter(Field)?$|^LookupArguments$/i],
];

/** The order of all groups, those of documents first. */
export function groupOrder(documents: readonly string[]): string[] {
  const members = ["Modules", "Constructors", "Properties", "Accessors", "Methods"];
  return [...documents, ...members, "Classes", "Functions", ...groups.map(([name]) => name), "*"];
}

/** Groups what a module has: more than a hundred things are no list to look through. */
export function groupByName({ children: modules = [] }: ProjectReflection): void {
  for (const each of modules.flatMap(({ children = [] }) => children)) {
    const group = groups.find(([, pattern]) => pattern.test(each.name));
    if (group === undefined) continue;
    each.comment ??= new Comment();
    each.comment.blockTags.push(new CommentTag("@group", [{ kind: "text", text: group[0] }]));
  }
}
