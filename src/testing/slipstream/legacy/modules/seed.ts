import { checkArray, checkChoice, checkCount, checkDate, checkNames, checkType } from "../../../kit/checks.js";
import { parseTime } from "../dates.js";
import { cdata, element, mapElement, textElement, type XmlElement } from "../xml/element.js";
import { parseDocument } from "../xml/parse.js";
import { newAuthz } from "./authz.js";
import { type ModuleCategory, rootNames } from "./module.js";
import type { ModuleStore } from "./module-store.js";

/** A version of a module of the embedded server. */
export interface ModuleSeed {
  /** Where the module is: `"apps/WordPress/wordpress"`. */
  readonly path: string;
  /** A component, an application, or a project, which contains modules. */
  readonly category: ModuleCategory;
  /** The number of the version. Default: the one after the highest of all modules. */
  readonly version?: number;
  /** The name of the user who may do everything with it. Default: the first user. */
  readonly owner?: string;
  /** Whether all users may read and run it. Default: `false`. */
  readonly public?: boolean;
  /** Default: none. */
  readonly description?: string;
  /** The address of a picture. Default: none. */
  readonly logoLink?: string;
  /** When it was published in the app store. Default: it is not published. */
  readonly published?: Date;
  /** Whether the version is deleted. Default: `false`. */
  readonly deleted?: boolean;
  /** Parameters that users can set, with their values, of a component. Default: none. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The ids of a component's images by cloud. Default: none. */
  readonly imageIds?: Readonly<Record<string, string>>;
  /** Whether a component is a native image of a cloud. Default: whether it has no `reference`. */
  readonly isBase?: boolean;
  /** The component on which a component is based: `"module/examples/images/ubuntu"`. Default: none. */
  readonly reference?: string;
  /** What is executed when a component is built. Default: nothing (`""`). */
  readonly recipe?: string;
  /** The nodes of an application by name. Default: none. */
  readonly nodes?: Readonly<Record<string, NodeSeed>>;
  /** The document of the module as the server would send it, instead of the properties that describe its content. */
  readonly document?: string;
}

/** A node of an application of the embedded server. */
export interface NodeSeed {
  /** The component of its instances: `"examples/images/ubuntu"`. */
  readonly image: string;
  /** The cloud of its instances. Default: `"default"`, the one in the profile of the user who runs the application. */
  readonly cloud?: string;
  /** The number of its instances. Default: 1. */
  readonly multiplicity?: number;
  /** Values for parameters of the component. Default: none. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Parameters of the component that get the values of other nodes' parameters: `{ db_host: "db:hostname" }`. Default: none. */
  readonly mappings?: Readonly<Record<string, string>>;
}

/** @throws TypeError or RangeError for invalid modules. */
export function checkModules(modules: readonly ModuleSeed[]): void {
  checkArray("modules", modules);
  const versions = new Set<string>();
  for (const module of modules) {
    checkModule(module);
    const { path, version } = module;
    if (version === undefined) continue;
    if (versions.has(`${path}/${version}`)) throw new TypeError(`There are two versions ${version} of ${path}.`);
    versions.add(`${path}/${version}`);
  }
}

/** @throws TypeError or RangeError for an invalid module. */
export function checkModule(module: ModuleSeed): void {
  checkType("A module", module, "object");
  checkType("The path of a module", module.path, "string");
  const { path, category, version = 1, published, imageIds = {}, parameters = {}, nodes = {}, document } = module;
  const name = `The module ${path}`;
  checkNames(name, module, moduleNames);
  if (!/^[^/\s]+(\/[^/\s]+)*$/.test(path) || /(^|\/)(\d+|new)$/.test(path))
    throw new RangeError(`The path of a module must be like apps/WordPress, not ${path}.`);
  checkChoice(`The category of ${path}`, category, Object.keys(rootNames));
  checkCount(`The version of ${path}`, version, 1, 2 ** 31 - 1);
  if (published !== undefined) checkDate(`published of ${path}`, published);
  for (const [key, value] of Object.entries(module)) {
    if (texts.includes(key)) checkType(`${key} of ${path}`, value, "string");
    if (flags.includes(key)) checkType(`${key} of ${path}`, value, "boolean");
  }
  checkStrings(`imageIds of ${path}`, imageIds);
  checkStrings(`parameters of ${path}`, parameters);
  checkType(`nodes of ${path}`, nodes, "object");
  for (const [node, seed] of Object.entries(nodes)) checkNode(`The node ${node}`, seed);
  if (document === undefined) return;
  const root = parseDocument(document);
  if (root?.name !== rootNames[category])
    throw new RangeError(`The document of ${path} must be well-formed XML with the root ${rootNames[category]}.`);
}

function checkNode(name: string, node: NodeSeed): void {
  checkType(name, node, "object");
  checkNames(name, node, ["image", "cloud", "multiplicity", "parameters", "mappings"]);
  checkType(`${name}'s image`, node.image, "string");
  checkType(`${name}'s cloud`, node.cloud ?? "", "string");
  checkCount(`${name}'s multiplicity`, node.multiplicity ?? 1, 0, 10_000);
  checkStrings(`${name}'s parameters`, node.parameters ?? {});
  checkStrings(`${name}'s mappings`, node.mappings ?? {});
}

/** @throws TypeError if the value is not an object of strings. */
export function checkStrings(name: string, value: Readonly<Record<string, string>>): void {
  checkType(name, value, "object");
  for (const [key, text] of Object.entries(value)) checkType(`${key} in ${name}`, text, "string");
}

const texts = ["owner", "description", "logoLink", "reference", "recipe", "document"];
const flags = ["public", "deleted", "isBase"];
const moduleNames = [
  ...["path", "category", "version", "published", "parameters", "imageIds", "nodes"],
  ...[...texts, ...flags],
];

/** Adds a module to the server. */
export function addModule(store: ModuleStore, seed: ModuleSeed, defaultOwner: string, nowMs: number): void {
  const { path, category, version, owner = defaultOwner, published, deleted = false } = seed;
  const document = (seed.document === undefined ? undefined : parseDocument(seed.document)) ?? describe(seed);
  const authz = newAuthz(owner, seed.public === true ? ["Get", "Post"] : []);
  const module = store.add(path, category, document, authz, nowMs, version);
  module.isDeleted = deleted;
  module.modifiedMs = parseTime(module.attribute("lastModified") ?? "") ?? nowMs;
  module.publishedMs = published?.getTime();
}

function describe(seed: ModuleSeed): XmlElement {
  const { category, description, logoLink, reference, parameters = {} } = seed;
  const attributes = { category, description, logoLink };
  const parameterMap = mapElement(
    "parameters",
    Object.entries(parameters).map(([name, value]) => [name, moduleParameter(name, value)]),
  );
  switch (category) {
    case "Project":
      return element(rootNames.Project, attributes);
    case "Image": {
      const { isBase = reference === undefined, imageIds = {}, recipe = "" } = seed;
      const login = isBase ? { loginUser: "root", platform: "ubuntu" } : { loginUser: "", platform: "" };
      return element(rootNames.Image, { ...attributes, isBase, ...login, moduleReferenceUri: reference ?? "" }, [
        parameterMap,
        ...[element("targets"), element("packages"), element("prerecipe")],
        element("recipe", {}, recipe === "" ? [] : [cdata(recipe)]),
        element("cloudImageIdentifiers", {}, imageIdentifiers(imageIds)),
      ]);
    }
    case "Deployment": {
      const nodes = Object.entries(seed.nodes ?? {});
      return element(rootNames.Deployment, attributes, [
        parameterMap,
        mapElement(
          "nodes",
          nodes.map(([name, node]) => [name, nodeElement(name, node)]),
        ),
      ]);
    }
  }
}

function imageIdentifiers(ids: Readonly<Record<string, string>>): XmlElement[] {
  return Object.entries(ids).map(([cloud, id]) =>
    element("cloudImageIdentifier", { cloudServiceName: cloud, cloudImageIdentifier: id }),
  );
}

function nodeElement(name: string, { image, cloud = "default", multiplicity = 1, ...rest }: NodeSeed): XmlElement {
  const imageUri = image.startsWith("module/") ? image : `module/${image}`;
  const attributes = { cloudService: cloud, deleted: false, imageUri, maxProvisioningFailures: 0, multiplicity, name };
  const values = Object.entries(rest.parameters ?? {}).map(([key, value]): [string, string] => [key, `'${value}'`]);
  const inputs = [...values, ...Object.entries(rest.mappings ?? {})];
  return element("node", { ...attributes, network: "Public" }, [
    mapElement(
      "parameterMappings",
      inputs.map(([key, value]) => [key, nodeParameter(key, value)]),
    ),
    mapElement(
      "parameters",
      values.map(([key, value]) => [key, nodeParameter(key, value)]),
    ),
  ]);
}

function nodeParameter(name: string, value: string): XmlElement {
  const attributes = { name, category: "General", mandatory: false, type: "String", readonly: false };
  return element("parameter", attributes, [textElement("value", value)]);
}

function moduleParameter(name: string, value: string): XmlElement {
  const attributes = { name, description: "", category: "Input", mandatory: false, type: "String", readonly: false };
  return element("parameter", { ...attributes, order: 0, order_: 0, isSet: value !== "" }, [
    ...(value === "" ? [] : [element("value", {}, [cdata(value)]), element("defaultValue", {}, [cdata(value)])]),
  ]);
}
