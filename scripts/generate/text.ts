import type { Choice } from "./contract.js";

const WIDTH = 120;

/** A schema that is a few words, as an array and a type. */
export function renderChoice({ name, description, values }: Choice): string {
  const list = lowerFirst(name) + "s";
  return (
    `${comment(description)}export const ${list} = ${JSON.stringify(values).replaceAll(",", ", ")} as const;\n\n` +
    `/** One of {@link ${list}}. */\nexport type ${name} = (typeof ${list})[number];\n`
  );
}

/**
 * Names each different list once, with the name that comes with it first; where another list has that, with a number.
 *
 * @param wanted - The key that distinguishes a list, and a name for it.
 */
export function nameLists(wanted: readonly (readonly [key: string, name: string])[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const [key, name] of wanted) {
    if (names.has(key)) continue;
    const taken = [...names.values()].filter((other) => other.startsWith(name)).length;
    names.set(key, taken > 0 ? `${name}${taken + 1}` : name);
  }
  return names;
}

/** A doc comment. */
export function comment(text: string, indent = ""): string {
  const safe = text.replaceAll("*/", "*\\/").replace(/\s+/g, " ").trim();
  if (indent.length + safe.length + 7 <= WIDTH) return `${indent}/** ${safe} */\n`;
  const lines = wrap(safe, WIDTH - indent.length - 3).map((line) => `${indent} * ${line}\n`);
  return `${indent}/**\n${lines.join("")}${indent} */\n`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

/** With a small first letter. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
