/**
 * Lists the differences between a module written by `renderDefinitions` and a new one, one line per task:
 * `new: containers.align`.
 *
 * @param existing - The content of the existing file, with any line endings.
 * @param fresh - The expected content.
 * @returns An empty array if they are the same.
 */
export function compareDefinitions(existing: string, fresh: string): string[] {
  const [had, has] = [existing, fresh].map((text) => text.replaceAll("\r\n", "\n")) as [string, string]; // map() returns as many as it gets.
  if (had === has) return [];
  const [old, now] = [definitionsOf(had), definitionsOf(has)];
  const tasks = [...new Set([...now.keys(), ...old.keys()])].flatMap((task) => {
    if (!old.has(task)) return `new: ${task}`;
    if (!now.has(task)) return `removed: ${task}`;
    return old.get(task) === now.get(task) ? [] : `changed: ${task}`;
  });
  return tasks.length > 0 ? tasks : ["changed: the code around the tasks, which another version of saltant wrote"];
}

/** The code of each definition, by the name of its task in the module. Blank lines occur only between definitions. */
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

/** The name of the property, or of a task type that was left out: every comment in that column begins with `/`. */
const nameOfDefinition = /^ {6}(?:\/\/ Left out: )?([\w$]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\["__proto__"\])[:,]/m;

function accessorOf(name: string): string {
  if (name.startsWith("[")) return name;
  return /^["']/.test(name) ? `[${name}]` : `.${name}`;
}
