/** JSON as a tree that can have forms which `JSON.stringify` does not write: the same key twice, any spelling of numbers. */
export type Tree = Raw | Tree[] | Members;

/** A JSON string, written unchanged. */
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

/** A place in a tree, with functions to replace or remove its value. */
export interface Place {
  readonly tree: Tree;
  replace(tree: Tree): void;
  remove(): void;
}

/** All places below a root, at any depth. */
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
