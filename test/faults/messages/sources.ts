import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const src = new URL("../../../src/", import.meta.url);

/** The folders whose code creates the client library's messages. */
const folders = ["core", "saltant", "decapod", "slipstream", "synnefo", "node"];

/** Files whose strings are scripts for other machines, and no messages. */
const scripts: ReadonlySet<string> = new Set(["decapod/discovery-scripts.ts"]);

/** A string in the sources that a user may read: its place, and its longest constant part. */
export interface FixedText {
  readonly file: string;
  readonly text: string;
}

/** Every string of several words in the sources, from which messages are built. */
export function fixedTexts(): FixedText[] {
  return folders.flatMap((folder) =>
    readdirSync(new URL(folder, src), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .sort()
      .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
      .filter((file) => !scripts.has(file))
      .flatMap(textsIn),
  );
}

function textsIn(file: string): FixedText[] {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, src), "utf8"), ts.ScriptTarget.Latest, true);
  const found: FixedText[] = [];
  const visit = (node: ts.Node): void => {
    const text = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? longest([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)])
        : "";
    if (/[a-z] [a-z]/i.test(text)) found.push({ file, text: text.trim() });
    // Only the compiler shows literal types.
    if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function longest(parts: readonly string[]): string {
  return parts.reduce((most, part) => (part.length > most.length ? part : most), "");
}
