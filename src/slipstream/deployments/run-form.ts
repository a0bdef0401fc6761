import { InvalidInputError } from "../../core/errors/index.js";
import { describeValue } from "../../core/text.js";
import { checkSendable } from "../../core/data/json.js";
import { requireBoolean, requireCount, requirePlainObject, requireString } from "../../core/data/checks.js";

/** What to deploy a module with. */
export interface DeployInput {
  /** The cloud of a component; the clouds of an application by the names of its nodes. Default: those of the module or the profile. */
  readonly cloud?: string | Readonly<Record<string, string>> | undefined;
  /** The parameters of a component by name; those of an application by node and name. Default: the module's values. */
  readonly parameters?: ComponentParameters | ApplicationParameters | undefined;
  /** How many instances each node of an application has. Default: what the module says. */
  readonly multiplicity?: Readonly<Record<string, number>> | undefined;
  /** How many instances of each node of an application may fail to be provisioned. Default: what the module says. */
  readonly toleratedFailures?: Readonly<Record<string, number>> | undefined;
  /** Tags without commas. */
  readonly tags?: string | readonly string[] | undefined;
  /** When the machines are kept after the deployment is complete. Default: what the user's profile says. */
  readonly keepRunning?: "always" | "never" | "on-success" | "on-error" | undefined;
  /** Whether instances can be added and removed while it runs. Default false. */
  readonly scalable?: boolean | undefined;
  /** Whether the server refuses the deployment if the user's profile has no SSH key. Default false. */
  readonly checkSshKey?: boolean | undefined;
  /** Further fields of the form, as the server names them. What is above replaces a field of the same name. */
  readonly rawParameters?: ComponentParameters | undefined;
  /**
   * Deploys once for this tag, which is added to `tags`: a deployment of the same module that has the tag already is returned, also one
   * that has ended. A create whose outcome is unknown is then settled by another look, and repeated if nothing was created. Calls on one
   * client wait for each other; two processes at the same instant can still deploy twice.
   */
  readonly once?: string | undefined;
}

/** A value of a parameter. `null` and `undefined` leave it out; a list repeats it. */
export type ParameterValue = string | number | boolean | null | undefined | readonly (string | number | boolean)[];

/** Parameters by their names. */
export type ComponentParameters = Readonly<Record<string, ParameterValue>>;

/** Parameters by the node and by their names. */
export type ApplicationParameters = Readonly<Record<string, ComponentParameters>>;

/**
 * Encodes a deployment as the form that the server parses: `parameter--NAME` for a component, `parameter--node--NODE--NAME` for an
 * application.
 *
 * @param module - The path with `module/` before it.
 * @throws An `InvalidInputError` for what the server would misread, or refuse with another reason.
 */
export function encodeRunForm(module: string, input: DeployInput): URLSearchParams {
  const form = new RunForm();
  checkNames(input);
  form.addRaw(input.rawParameters);
  const isByNode = form.addParameters(input.parameters);
  const byNode = [
    form.addClouds(input.cloud) === "node" ? "cloud" : "",
    form.addCounts("multiplicity", "multiplicity", input.multiplicity),
    form.addCounts("toleratedFailures", "max-provisioning-failures", input.toleratedFailures),
  ].filter((name) => name !== "");
  if (isByNode === false && byNode.length > 0) {
    throw new InvalidInputError(
      `deploy: ${byNode.join(" and ")} by node means an application, whose parameters are by node, too: write { NODE: { NAME: value } }`,
    );
  }
  if (typeof input.cloud === "string" && (isByNode === true || byNode.length > 0)) {
    throw new InvalidInputError("deploy: an application needs the cloud by node: write cloud: { NODE: CLOUD }");
  }
  form.set("refqname", module);
  const tags = tagsOf(input);
  if (tags.length > 0) form.set("tags", tags.join(","));
  if (input.keepRunning !== undefined) form.set("keep-running", checkKeepRunning(input.keepRunning));
  if (flag("scalable", input.scalable)) form.set("mutable", "on");
  if (!flag("checkSshKey", input.checkSshKey)) form.set("bypass-ssh-check", "true");
  return form.encoded;
}

/** The tags of a deployment, with that of `once`. */
function tagsOf({ tags = [], once }: DeployInput): string[] {
  const all = (typeof tags === "string" ? tags.split(",") : [...listOf("tags", tags)]).map((tag) => {
    requireString("a tag", tag);
    return tag;
  });
  if (once !== undefined) {
    requireString("once", once);
    all.push(once);
  }
  for (const tag of all) {
    checkSendable(tag, "deploy: a tag");
    if (tag.trim() === "" || tag.includes(",")) {
      throw new InvalidInputError(
        `deploy: a tag must be a string without commas that is not empty, not ${describeValue(tag)}`,
      );
    }
  }
  return [...new Set(all)];
}

/** The fields of the form, each with its values. */
class RunForm {
  readonly #fields = new Map<string, readonly string[]>();

  get encoded(): URLSearchParams {
    return new URLSearchParams([...this.#fields].flatMap(([name, values]) => values.map((value) => [name, value])));
  }

  set(name: string, value: string): void {
    this.#fields.set(name, [value]);
  }

  addRaw(parameters: ComponentParameters | undefined): void {
    if (parameters === undefined) return;
    requirePlainObject("deploy: rawParameters", parameters);
    for (const [name, value] of Object.entries(parameters)) {
      if (name === "redirect_to_dashboard") {
        throw new InvalidInputError(
          "deploy: redirect_to_dashboard cannot be sent, as the server would not return the id",
        );
      }
      this.#add(name, value, `rawParameters.${name}`);
    }
  }

  /** @returns Whether they are by node; undefined if there are none. */
  addParameters(parameters: DeployInput["parameters"]): boolean | undefined {
    if (parameters === undefined) return undefined;
    requirePlainObject("deploy: parameters", parameters);
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null);
    const [nodes, names] = [given.filter(isNode), given.filter((entry) => !isNode(entry))];
    if (nodes.length > 0 && names.length > 0) {
      throw new InvalidInputError(
        `deploy: parameters are either by name or by node, not both: ${names[0]?.[0] ?? ""} is not in a node`,
      );
    }
    for (const [node, values] of nodes) {
      for (const [name, value] of Object.entries(values)) {
        this.#add(fieldOf(node, name), value, `parameters.${node}.${name}`);
      }
    }
    for (const [name, value] of names) this.#add(`parameter--${part(name)}`, value, `parameters.${name}`);
    return given.length === 0 ? undefined : nodes.length > 0;
  }

  /** @returns Whether they are by node. */
  addClouds(cloud: DeployInput["cloud"]): "node" | "component" | undefined {
    if (cloud === undefined) return undefined;
    if (typeof cloud === "string") {
      this.#add("parameter--cloudservice", cloud, "cloud");
      return "component";
    }
    requirePlainObject("deploy: cloud", cloud);
    for (const [node, name] of Object.entries(cloud)) {
      requireString(`deploy: cloud.${node}`, name);
      this.#add(fieldOf(node, "cloudservice"), name, `cloud.${node}`);
    }
    return "node";
  }

  /** @returns The name of the option if there are any counts. */
  addCounts(option: string, name: string, counts: Readonly<Record<string, number>> | undefined): string {
    if (counts === undefined) return "";
    requirePlainObject(`deploy: ${option}`, counts);
    for (const [node, count] of Object.entries(counts)) {
      this.set(fieldOf(node, name), String(requireCount(`deploy: ${option}.${node}`, count, 0, false)));
    }
    return Object.keys(counts).length === 0 ? "" : option;
  }

  #add(name: string, value: unknown, place: string): void {
    if (value === null || value === undefined) return;
    const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    this.#fields.set(
      name,
      values.map((each) => {
        if (typeof each !== "string" && typeof each !== "boolean" && !Number.isFinite(each)) {
          throw new InvalidInputError(
            `deploy: ${place} must be a string, a number or a boolean, not ${describeValue(each)}`,
          );
        }
        checkSendable(each, `deploy: ${place}`);
        return String(each);
      }),
    );
  }
}

function isNode(entry: readonly [string, unknown]): entry is [string, ComponentParameters] {
  return typeof entry[1] === "object" && entry[1] !== null && !Array.isArray(entry[1]);
}

/** The field of a node's parameter. */
function fieldOf(node: string, name: string): string {
  return `parameter--node--${part(node)}--${part(name)}`;
}

/** A part of a field's name, which the server splits at `--`. */
function part(name: string): string {
  if (name !== "" && !name.includes("--")) return name;
  throw new InvalidInputError(
    `deploy: the name of a node or a parameter cannot be ${describeValue(name)}, as the server splits names at "--"`,
  );
}

function flag(name: string, value: unknown): boolean {
  if (value === undefined) return false;
  requireBoolean(`deploy: ${name}`, value);
  return value;
}

function listOf(name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new InvalidInputError(`deploy: ${name} must be a string or an array of strings, not ${describeValue(value)}`);
}

const keepRunningWords: readonly string[] = ["always", "never", "on-success", "on-error"];

function checkKeepRunning(value: string): string {
  if (keepRunningWords.includes(value)) return value;
  throw new InvalidInputError(
    `deploy: keepRunning must be one of ${keepRunningWords.join(", ")}, not ${describeValue(value)}`,
  );
}

const inputNames: ReadonlySet<string> = new Set([
  ...["cloud", "parameters", "multiplicity", "toleratedFailures", "tags", "keepRunning", "scalable", "checkSshKey"],
  ...["rawParameters", "once"],
]);

function checkNames(input: object): void {
  const unknown = Object.keys(input).find((name) => !inputNames.has(name));
  if (unknown === undefined) return;
  throw new InvalidInputError(`deploy: unknown property ${unknown}; the properties are ${[...inputNames].join(", ")}`);
}
