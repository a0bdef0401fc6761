import { formatTime } from "../dates.js";
import { arrayElement, cdata, element, mapElement, type XmlElement } from "../xml/element.js";
import type { Run } from "./run.js";
import { ownerOfKey, type RuntimeParameter } from "./runtime-parameters.js";

/** The document of a run, with the module if it still exists. */
export function runDocument(run: Run, module: XmlElement | undefined): XmlElement {
  const { category, resourceUri, uuid, type, clouds, state, moduleResourceUri, owner, isMutable, groups } = run;
  const created = formatTime(run.startMs);
  const attributes = {
    ...{ category, deleted: false, resourceUri, uuid, type, cloudServiceNames: clouds.join(",") },
    ...{ state, moduleResourceUri, startTime: created },
    endTime: run.endMs === undefined ? undefined : formatTime(run.endMs),
    lastStateChangeTime: formatTime(run.lastStateChangeMs),
    ...{ nodeNames: run.instances.join(","), user: owner, mutable: isMutable, creation: created, groups },
  };
  const runtimeParameters = element(
    "runtimeParameters",
    { class: "org.hibernate.collection.internal.PersistentMap" },
    run.parameters.all().map((parameter) => runtimeEntry(parameter, created)),
  );
  const settings = [...run.settings].map(([name, value]): [string, XmlElement] => [name, runParameter(name, value)]);
  return element("run", attributes, [
    runtimeParameters,
    ...(module === undefined ? [] : [{ ...module, name: "module" }]),
    mapElement("parameters", settings),
    arrayElement("cloudServiceNamesList", clouds),
  ]);
}

function runtimeEntry(parameter: RuntimeParameter, created: string): XmlElement {
  const { key, value, isSet, description, type, mappedTo } = parameter;
  const owner = ownerOfKey(key);
  const attributes = {
    ...{ description, deleted: false, key, isSet, group: owner === "ss" ? "Global" : owner },
    ...{ mapsOthers: mappedTo.length > 0, type },
    mappedRuntimeParameterNames: mappedTo.map((each) => `${each},`).join(""),
    ...{ isMappedValue: false, creation: created },
  };
  return element("entry", {}, [
    element("string", {}, [cdata(key)]),
    element("runtimeParameter", attributes, value === "" ? [] : [cdata(value)]),
  ]);
}

function runParameter(name: string, value: string): XmlElement {
  const attributes = { name, description: "", category: "General", mandatory: false, type: "String", readonly: false };
  return element("parameter", { ...attributes, order: 0, order_: 0, isSet: value !== "" }, [
    element("value", {}, [cdata(value)]),
  ]);
}
