import { childOf, childrenOf, type XmlElement } from "../../core/data/xml.js";
import * as z from "../../core/data/zod.js";
import type { DeploymentWire } from "./deployment.js";
import { defineLegacyShape, nullableBoolean, nullableString } from "./legacy-shape.js";

// Not in deployment.ts: its declarations are published, and a program that compiles against them need not have zod.

export const deploymentShape = defineLegacyShape<DeploymentWire>()({
  noun: "deployment",
  key: "id",
  fields: {
    id: z.string(),
    module: z.string(),
    state: z.string(),
    abort: nullableString,
    serviceUrl: nullableString,
    startedAt: nullableString,
    lastStateChangeAt: nullableString,
    clouds: z.array(z.string()),
    username: nullableString,
    type: nullableString,
    tags: z.array(z.string()),
    scalable: nullableBoolean,
    parameters: z.custom<DeploymentWire["parameters"]>(
      (value) => typeof value === "object",
      "expected an object or null",
    ),
  },
  dates: ["startedAt", "lastStateChangeAt"],
});

/** Reads an item of a list: `<item>` in `<runs>`. What is missing is left out, for the schema to say so. */
export function readDeploymentItem({ attributes }: XmlElement): unknown {
  return {
    ...common(attributes),
    state: attributes.status?.toLowerCase(),
    abort: text(attributes.abort),
    serviceUrl: text(attributes.serviceUrl),
    lastStateChangeAt: null,
    username: attributes.username ?? null,
    scalable: null,
    parameters: null,
  };
}

/** Reads a single deployment: `<run>`. */
export function readDeployment(run: XmlElement): object {
  const { attributes } = run;
  const parameters = readParameters(run);
  return {
    ...common(attributes),
    state: attributes.state?.toLowerCase(),
    abort: text(parameters["ss:abort"]),
    serviceUrl: text(parameters["ss:url.service"]),
    lastStateChangeAt: attributes.lastStateChangeTime ?? null,
    username: attributes.user ?? null,
    tags: list(attributes.tags ?? parameters["ss:tags"]),
    scalable: attributes.mutable === undefined ? null : attributes.mutable === "true",
    parameters,
  };
}

function common(attributes: XmlElement["attributes"]): object {
  return {
    id: attributes.uuid,
    module: attributes.moduleResourceUri?.replace(/^module\//, ""),
    startedAt: attributes.startTime ?? null,
    clouds: list(attributes.cloudServiceNames),
    type: attributes.type ?? null,
    tags: list(attributes.tags),
  };
}

/** The runtime parameters of a run. One that is not set has no value. */
function readParameters(run: XmlElement): Record<string, string | null> {
  const entries = childrenOf(childOf(run, "runtimeParameters"), "entry").flatMap((entry) => {
    const parameter = childOf(entry, "runtimeParameter");
    const key = parameter?.attributes.key ?? childOf(entry, "string")?.text;
    if (parameter === undefined || key === undefined) return [];
    return [[key, parameter.attributes.isSet === "false" ? null : parameter.text] as const];
  });
  return Object.fromEntries(entries);
}

function text(value: string | null | undefined): string | null {
  return value === undefined || value === "" ? null : value;
}

/** The parts of a list that is separated by commas. */
export function list(value: string | null | undefined): string[] {
  return (value ?? "").split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
}
