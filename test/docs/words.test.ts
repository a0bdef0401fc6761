import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const listFile = "test/docs/words.txt";

/** Words to avoid, each with plainer ones. */
const plainer = new Map(
  readFileSync(listFile, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [word = "", instead = ""] = line.split(": ");
      return [word, instead] as const;
    }),
);

const pattern = new RegExp(`\\b(?:${[...plainer.keys()].join("|")})\\b`, "gi");

/** Files by others, data, and the list itself. */
const isExempt = (file: string): boolean =>
  file === listFile || /\/recorded\/|package-lock\.json$|\.svg$|^LICENSE/.test(file);

/** The files of the project, including those that are not committed yet. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
  encoding: "utf8",
})
  .split("\0")
  .filter((file) => file !== "" && !isExempt(file));

/** Words that a server sends: states of SlipStream and Synnefo. Code quotes them or uses them as names of properties. */
const wireWord = "cancelled";
const wireWords = new RegExp(`(["'\`])${wireWord}\\1|\\b${wireWord}\\??:`, "gi");

function wordsIn(file: string): string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const own = (file.endsWith(".md") ? line.replaceAll(/"[^"]*"/g, "") : line).replaceAll(wireWords, "");
    return Array.from(own.matchAll(pattern), ([word]) => {
      return `${file}:${index + 1}: "${word}": say ${plainer.get(word.toLowerCase())}`;
    });
  });
}

it("finds whole words in any case", () => {
  const [word = ""] = plainer.keys();
  expect(`${word.toUpperCase()} and ${word}, but not ${word}s`.match(pattern)).toEqual([word.toUpperCase(), word]);
});

it("the project's prose has no word of the list", () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap(wordsIn)).toEqual([]);
});
