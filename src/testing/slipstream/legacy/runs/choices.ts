import { LegacyError } from "../errors.js";
import type { Form } from "../http/form.js";
import { split } from "../java.js";
import type { ModuleCategory } from "../modules/module.js";
import { machineName } from "./run.js";

/** The values that a user chose, by node and parameter. */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads the choices of a form: `parameter--NAME` for a component, `parameter--node--NODE--NAME` for an application. Every key that is
 * not a setting counts as a choice, and only the number of its parts is checked.
 */
export function readChoices(form: Form, category: ModuleCategory): Choices {
  const choices = new Map<string, Map<string, string>>();
  for (const key of form.names) {
    if (settings.includes(key)) continue;
    const parts = split(key, "--");
    const isDeployment = category === "Deployment";
    if (parts.length !== (isDeployment ? 4 : 2))
      throw new LegacyError(409, `Invalid key format for ${category} module: ${key}`);
    const node = isDeployment ? (parts[2] ?? "") : machineName;
    const value = form.get(key) ?? "";
    const ofNode = choices.get(node) ?? new Map<string, string>();
    choices.set(node, ofNode);
    ofNode.set(parts.at(-1) ?? "", isDeployment ? unquote(value) : value);
  }
  return choices;
}

/** The fields of the form that are no choices. */
const settings = [
  ...["refqname", "mutable", "type", "keep-running", "bypass-ssh-check", "tags"],
  "redirect_to_dashboard",
];

/** A value in single quotes is the text between them. */
export function unquote(value: string): string {
  return value.length >= 2 && value.startsWith("'") && value.endsWith("'") ? value.slice(1, -1) : value;
}
