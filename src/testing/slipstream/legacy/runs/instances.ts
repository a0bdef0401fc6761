import type { ModuleParameter, ModuleVersion } from "../modules/module.js";
import type { ModuleStore } from "../modules/module-store.js";
import { unquote } from "./choices.js";
import { ImageIds } from "./image-ids.js";
import { machineName, orchestratorName, type Run, type RunNode } from "./run.js";

/** Adds the parameters of the whole run. */
export function defineGlobals(run: Run): void {
  const { parameters } = run;
  const values: readonly (readonly [string, string, string])[] = [
    ["category", run.category, "Module category"],
    ["complete", "", "Whether the run is complete"],
    ["abort", "", "Why the run is aborted"],
    ["state", run.state, "State of the run"],
    ["groups", "", "Nodes with their clouds"],
    ["url.service", "", "Address of the service"],
    ["tags", "", "Tags, separated by commas"],
    ["recovery.mode", "false", "Whether the run ends after a failure"],
  ];
  for (const [name, value, description] of values) parameters.define(`ss:${name}`, value, description);
}

/** Adds the next instance of a node of an application. */
export function addInstance(modules: ModuleStore, run: Run, nodeName: string, node: RunNode): string {
  const index = node.nextIndex;
  node.nextIndex += 1;
  const instance = `${nodeName}.${index}`;
  defineInstance(run, instance);
  const image = node.source === undefined ? undefined : modules.find(node.source.imageUri);
  const own = new Map(node.source?.parameters.map(({ name, value }) => [name, unquote(value)]));
  const values = new Map([...own, ...node.choices]);
  const { parameters } = run;
  parameters.define(`${instance}:nodename`, nodeName, "Name of the node");
  parameters.define(`${instance}:id`, String(index), "Index of the instance");
  defineCloud(run, instance, node.cloud);
  if (image !== undefined) defineImage(modules, run, instance, image, node.cloud, values);
  run.instances.push(instance);
  return instance;
}

/** Connects the parameters of an instance that get their values from other nodes. */
export function mapInstance(run: Run, instance: string, node: RunNode): void {
  for (const { name, value } of node.source?.mappings ?? []) {
    const [sourceNode = "", parameter] = value.split(":");
    if (value.startsWith("'") || parameter === undefined) continue;
    run.parameters.map(`${sourceNode}.1:${parameter}`, `${instance}:${name}`);
  }
}

/** Adds the only instance of a component. */
export function addMachine(
  modules: ModuleStore,
  run: Run,
  image: ModuleVersion,
  cloud: string,
  choices: ReadonlyMap<string, string>,
): void {
  defineImage(modules, run, machineName, image, cloud, choices);
  defineCloud(run, machineName, cloud);
  defineInstance(run, machineName);
  run.instances.push(machineName);
}

/** Adds the instance that manages the others in a cloud. */
export function addOrchestrator(run: Run, cloud: string): void {
  const name = orchestratorName(cloud);
  defineCommon(run, name);
  const { parameters } = run;
  parameters.define(`${name}:is.orchestrator`, "true", "Whether the instance is an orchestrator");
  parameters.define(`${name}:max.iaas.workers`, "20", "How many machines are started at a time");
  defineCloud(run, name, cloud);
  run.instances.push(name);
}

function defineInstance(run: Run, instance: string): void {
  defineCommon(run, instance);
  run.parameters.define(`${instance}:is.orchestrator`, "false", "Whether the instance is an orchestrator");
  run.parameters.define(`${instance}:scale.state`, "creating", "State of the instance while the run is scaled");
  run.parameters.define(`${instance}:pre.scale.done`, "false", "Whether the instance is ready to be scaled");
}

/** Adds the parameters that each instance has. */
export function defineCommon(run: Run, instance: string): void {
  const descriptions: readonly (readonly [string, string])[] = [
    ["hostname", "Address of the machine"],
    ["instanceid", "Id of the machine in the cloud"],
    ["statecustom", "State that the application sets"],
    ["vmstate", "State of the machine in the cloud"],
    ["abort", "Why the instance is aborted"],
    ["url.ssh", "Address for SSH"],
    ["url.service", "Address of the service"],
  ];
  for (const [name, description] of descriptions) run.parameters.define(`${instance}:${name}`, "", description);
  run.parameters.define(`${instance}:complete`, "false", "Whether the state is complete");
}

function defineCloud(run: Run, instance: string, cloud: string): void {
  run.parameters.define(`${instance}:cloudservice`, cloud, "Cloud of the machine");
}

/** Adds the parameters of a component, and of those on which it is based. */
function defineImage(
  modules: ModuleStore,
  run: Run,
  instance: string,
  image: ModuleVersion,
  cloud: string,
  values: ReadonlyMap<string, string>,
): void {
  const ids = new ImageIds(modules);
  const fits = ({ category }: ModuleParameter): boolean => [...commonCategories, cloud].includes(category);
  for (const each of ids.chainOf(image))
    for (const { name, value, description, type } of each.parameters.filter(fits))
      run.parameters.define(`${instance}:${name}`, values.get(name) ?? value, description, type);
  run.parameters.define(`${instance}:image.id`, ids.find(image, cloud), "Image of the machine");
  run.parameters.define(`${instance}:image.platform`, image.attribute("platform"), "Platform of the image");
}

const commonCategories = ["General", "Input", "Output", "Cloud"];
