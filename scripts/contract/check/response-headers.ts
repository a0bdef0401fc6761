import { asObject } from "../../generate/contract.js";
import type { Source } from "../description/raw-operations.js";
import type { ReadOperation } from "./read-operations.js";

/** The headers of a response that the contract lists, as one object, and its schema. */
export function headersOf(
  source: Source,
  { name, responses }: Pick<ReadOperation, "name" | "responses">,
  status: number,
  received: Headers,
): { readonly schema: object; readonly headers: Readonly<Record<string, unknown>> } {
  const where = `headers of ${status} of ${name}`;
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  const headers: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(asObject(responses.get(String(status))?.headers ?? {}, where))) {
    const header = key.toLowerCase();
    const description = source.resolve(value, where);
    const schema = source.resolve(description.schema ?? {}, where);
    properties[header] = schema;
    if (description.required === true) required.push(header);
    const text = received.get(header);
    if (text !== null) headers[header] = schema.type === "integer" && /^-?\d+$/.test(text) ? Number(text) : text;
  }
  return { schema: { type: "object", required, properties }, headers };
}
