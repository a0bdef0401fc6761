import { mapValues, textOf } from "../../../src/testing/slipstream/legacy/xml/element.js";
import { parseDocument } from "../../../src/testing/slipstream/legacy/xml/parse.js";
import type { ReceivedAnswer } from "./compare.js";

/** What a recording says about a run after a request. */
export interface RecordedRun {
  readonly parameters?: Readonly<Record<string, string | null>>;
  /** The keys of parameters without a value. */
  readonly unset?: readonly string[];
  readonly [attribute: string]: unknown;
}

/** The attributes of a document; undefined if the response has none. */
export function readDocument({ status, text }: ReceivedAnswer): Readonly<Record<string, string>> | undefined {
  const attributes = status === 200 ? parseDocument(text)?.attributes : undefined;
  return attributes === undefined ? undefined : Object.fromEntries(attributes);
}

/** What the document of a run says about everything that a recording mentions, in the recording's form. */
export function readRun(text: string, wanted: RecordedRun): Readonly<Record<string, unknown>> {
  const document = parseDocument(text);
  if (document === undefined) return {};
  const parameters = new Map(
    mapValues(document, "runtimeParameters", "runtimeParameter").map((parameter) => {
      const isSet = parameter.attributes.get("isSet") === "true";
      return [parameter.attributes.get("key"), isSet ? textOf(parameter) : null];
    }),
  );
  const read = (name: string, value: unknown): unknown => {
    if (name === "parameters")
      return Object.fromEntries(Object.keys(wanted.parameters ?? {}).map((key) => [key, parameters.get(key) ?? null]));
    if (name === "unset") return wanted.unset?.filter((key) => parameters.get(key) === null);
    if (name === "abort") return parameters.get("ss:abort") ?? "";
    const attribute = document.attributes.get(name);
    if (name === "nodeNames") return attribute === "" ? [] : attribute?.split(",");
    return typeof value === "boolean" ? attribute === "true" : attribute;
  };
  return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, read(name, value)]));
}
