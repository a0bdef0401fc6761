import type * as z from "zod/mini";
import { joinClauses } from "./printable.js";
import type { Issue } from "./schema.js";
import { show } from "./show.js";

/** How many issues a message shows. */
const shownIssues = 3;

/** What zod calls the types of values, in words. */
const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "true or false",
  array: "an array",
  object: "an object",
};

/** Says what was expected and what is there, where a schema has no words of its own. Texts are not quoted: they may be secret. */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return undefined;
  return expectedWords(typeNames[issue.expected] ?? issue.expected, issue.input);
};

/** What was expected, and what is there instead. */
export function expectedWords(wanted: string, input: unknown): string {
  if (input === undefined) return `missing, expected ${wanted}`;
  return `expected ${wanted}, not ${typeof input === "string" ? "text" : show(input)}`;
}

/** What a schema objects to, on one line: the first few places, and how many more there are. */
export function issuesText(issues: readonly Issue[]): string {
  const shown = issues
    .slice(0, shownIssues)
    .map(({ path, message }) => (path.length === 0 ? message : `${pathText(path)}: ${message}`));
  const left = issues.length - shownIssues;
  return joinClauses(left > 0 ? [...shown, `and ${left} more`] : shown);
}

/** `["results", 3, "name"]` as `results[3].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${String(key)}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
