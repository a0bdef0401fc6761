// The values that both JSON and a form can express, so that the same step can be sent in either.
import { isRequired, type Rule, rules, type Rules } from "./fields.js";
import type { ActorStep, Fields, Spelling, Step } from "./steps.js";

/** A step that both can express. A form without a checkbox means false, and one without a list empties it: both are always sent. */
function sayable(step: Step): Step {
  switch (step.do) {
    case "create":
    case "put":
      return { ...step, fields: whole(rules[step.table] ?? {}, step.fields) };
    case "patch":
      // A form can empty a list only by omitting it, which here keeps the list.
      return { ...step, fields: part(rules[step.table] ?? {}, step.fields, (value) => !isEmptyList(value)) };
    case "report":
      return { ...step, fields: part({ state: { kind: "text" } }, step.fields) };
    default:
      return step;
  }
}

/** Each step that has a body, in that form. */
export function spelled(steps: readonly ActorStep[], spelling: Spelling): ActorStep[] {
  return steps.map(({ actor, step }) => {
    const said = sayable(step);
    return { actor, step: "spelling" in said ? { ...said, spelling } : said };
  });
}

function whole(known: Rules, fields: Fields): Fields {
  const missing = Object.entries(known).flatMap(([name, { kind }]): [string, unknown][] => {
    if (kind === "flag") return [[name, name !== "private"]];
    return kind === "ids" ? [[name, [1]]] : [];
  });
  return { ...Object.fromEntries(missing), ...part(known, fields) };
}

function part(known: Rules, fields: Fields, isMeant: (value: unknown) => boolean = () => true): Fields {
  const said = Object.entries(fields).filter(([name, value]) => {
    const rule = known[name];
    return rule === undefined || (isMeant(value) && isSayable(rule, value));
  });
  return Object.fromEntries(said);
}

/** A form has only strings: null, and true in place of a string, have another meaning there. */
function isSayable(rule: Rule, value: unknown): boolean {
  if (value === null) return rule.kind === "text" && isRequired(rule);
  if (rule.kind === "text")
    return typeof value === "number" || (typeof value === "string" && !/\p{Surrogate}/u.test(value));
  return rule.kind !== "ids" || Array.isArray(value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
