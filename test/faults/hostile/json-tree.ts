/** JSON as a tree that can be written in ways `JSON.stringify` has not: the same key twice, numbers as texts have them. */
export type Tree = Raw | Tree[] | Members;

/** JSON text, taken as it is. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An object's keys and values, in order. */
export class Members {
  readonly entries: { key: string; value: Tree }[];
  constructor(entries: { key: string; value: Tree }[]) {
    this.entries = entries;
  }
}

export function toTree(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(toTree);
  if (typeof value !== "object" || value === null) return new Raw(JSON.stringify(value));
  return new Members(Object.entries(value).map(([key, each]) => ({ key, value: toTree(each) })));
}

export function write(tree: Tree): string {
  if (tree instanceof Raw) return tree.text;
  if (Array.isArray(tree)) return `[${tree.map(write).join(",")}]`;
  return `{${tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${write(value)}`).join(",")}}`;
}

/** A place in a tree, and how to put something else there or take it away. */
export interface Place {
  readonly tree: Tree;
  replace(tree: Tree): void;
  remove(): void;
}

/** All places below a root, however deep. */
export function placesIn(root: Tree): Place[] {
  if (root instanceof Raw) return [];
  if (Array.isArray(root)) {
    return root.flatMap((tree, index) => [
      { tree, replace: (other: Tree) => root.splice(index, 1, other), remove: () => root.splice(index, 1) },
      ...placesIn(tree),
    ]);
  }
  const { entries } = root;
  return entries.flatMap((entry) => [
    {
      tree: entry.value,
      replace: (other: Tree) => (entry.value = other),
      remove: () => entries.splice(entries.indexOf(entry), 1),
    },
    ...placesIn(entry.value),
  ]);
}
