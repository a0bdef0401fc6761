import type * as z from "zod/mini";
import { joinClauses } from "./printable.js";
import type { Issue } from "./schema.js";
import { show } from "./show.js";

/** How many issues a message shows. */
const shownIssues = 3;

/** What zod calls the types of values, in words. */
const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "an array",
  object: "an object",
};

/** Says what was expected and what is there, where a schema has no words of its own. Texts are not quoted: they may be secret. */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  const { input } = issue;
  const found = typeof input === "string" ? "text" : show(input);
  switch (issue.code) {
    case "invalid_type": {
      const wanted = typeNames[issue.expected] ?? issue.expected;
      return input === undefined ? `missing, expected ${wanted}` : `expected ${wanted}, not ${found}`;
    }
    case "invalid_value":
      return `expected ${issue.values.join(" or ")}`;
    case "too_small":
      return `expected ${issue.inclusive === false ? ">" : ">="} ${issue.minimum}, not ${found}`;
    case "too_big":
      return `expected ${issue.inclusive === false ? "<" : "<="} ${issue.maximum}, not ${found}`;
    default:
      return undefined;
  }
};

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
