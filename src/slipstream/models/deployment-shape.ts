import { defineShape } from "../../core/data/define-shape.js";
import { childOf, childrenOf, type XmlElement } from "../../core/data/xml.js";
import * as z from "../../core/data/zod.js";
import type { FieldCodec, Shape } from "../../core/data/shape.js";
import type { DeploymentWire } from "./deployment.js";
import { legacyDate } from "./fields.js";

// Not in deployment.ts: its declarations are published, and a program that compiles against them need not have zod.

const nullableText = z.nullable(z.string());

const shape = defineShape<DeploymentWire>()({
  noun: "deployment",
  key: "id",
  fields: {
    id: z.string(),
    module: z.string(),
    state: z.string(),
    abort: nullableText,
    serviceUrl: nullableText,
    startedAt: nullableText,
    lastStateChangeAt: nullableText,
    clouds: z.array(z.string()),
    username: nullableText,
    type: nullableText,
    tags: z.array(z.string()),
    scalable: z.nullable(z.boolean()),
    parameters: z.custom<DeploymentWire["parameters"]>(
      (value) => typeof value === "object",
      "expected an object or null",
    ),
  },
});

const dates: Readonly<Record<string, FieldCodec>> = { startedAt: legacyDate, lastStateChangeAt: legacyDate };

export const deploymentShape: Shape<DeploymentWire> = {
  ...shape,
  fields: shape.fields.map((field) => ({ ...field, kind: dates[field.name] ?? field.kind })),
};

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
export function readDeployment(run: XmlElement): unknown {
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
