/**
 * Tells how a module that `renderDefinitions` wrote differs from a new one, a line for each task: `new: containers.align`.
 *
 * @param existing - The text of the file as it is. How its lines end does not matter.
 * @param fresh - What it should be.
 * @returns Nothing if they are the same.
 */
export function compareDefinitions(existing: string, fresh: string): string[] {
  const [had, has] = [existing, fresh].map((text) => text.replaceAll("\r\n", "\n")) as [string, string]; // As many as given.
  if (had === has) return [];
  const [old, now] = [definitionsOf(had), definitionsOf(has)];
  const tasks = [...new Set([...now.keys(), ...old.keys()])].flatMap((task) => {
    if (!old.has(task)) return `new: ${task}`;
    if (!now.has(task)) return `gone: ${task}`;
    return old.get(task) === now.get(task) ? [] : `changed: ${task}`;
  });
  return tasks.length > 0 ? tasks : ["changed: what is around the tasks, as another version writes it"];
}

/** The text of each definition, by what its task is called in the module. Blank lines stand between them only. */
function definitionsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, group = "", body = ""] of text.matchAll(/^ {4}(containers|executables): \{\n(.*?)^ {4}\},$/gms)) {
    for (const block of body.trimEnd().split("\n\n")) {
      const name = nameOfDefinition.exec(block)?.[1];
      if (name !== undefined) found.set(`${group}${accessorOf(name)}`, block);
    }
  }
  return found;
}

/** The name of the property, or of what was left out: no comment begins in that column with anything but `/`. */
const nameOfDefinition = /^ {6}(?:\/\/ Left out: )?([\w$]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\["__proto__"\])[:,]/m;

function accessorOf(name: string): string {
  if (name.startsWith("[")) return name;
  return /^["']/.test(name) ? `[${name}]` : `.${name}`;
}
