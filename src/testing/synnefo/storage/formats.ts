import type { MockResponse } from "../../kit/response.js";
import { CloudFault, jsonResponse } from "../faults.js";
import type { CloudRequest } from "../request.js";
import type { Json } from "../json.js";

/** The format of a list. */
export type Format = "text" | "json" | "xml";

/**
 * The format that a request asks for: by its parameter, else by the end of its path, else by `Accept`.
 *
 * @param formats The possible formats, the default first.
 */
export function formatOf({ query, path, headers }: CloudRequest, formats: readonly [Format, ...Format[]]): Format {
  const wanted = (test: (format: Format) => boolean) => formats.find(test);
  const accepted = (headers.get("accept") ?? "").split(",").map((type) => type.replace(/;.*/s, "").trim());
  return (
    wanted((format) => query.get("format") === format) ??
    wanted((format) => path.endsWith(`.${format}`) && format !== "text") ??
    wanted((format) => accepted.find((type) => Object.values(contentTypes).includes(type)) === contentTypes[format]) ??
    formats[0]
  );
}

const contentTypes: Readonly<Record<Format, string>> = {
  text: "text/plain",
  json: "application/json",
  xml: "application/xml",
};

/** Responds. A fault has the type of the format, though it is JSON in each. */
export function inFormat(format: Format, respond: () => MockResponse): MockResponse {
  try {
    return respond();
  } catch (error) {
    if (!(error instanceof CloudFault) || format === "json") throw error;
    const { response } = error;
    throw new CloudFault({ ...response, headers: { ...response.headers, ...typeHeader(format) } });
  }
}

/** A list of names, or of items with their names. */
export function listResponse(
  format: Format,
  headers: Readonly<Record<string, string>>,
  list: { readonly names: () => readonly string[]; readonly items: () => readonly Json[]; readonly xml: () => string },
): MockResponse {
  const all = { ...headers, ...typeHeader(format) };
  if (format === "json") return { ...jsonResponse(200, list.items()), headers: all };
  if (format === "xml") return { status: 200, headers: all, body: list.xml() };
  const body = list.names().map((name) => `${name}\n`);
  return { status: body.length === 0 ? 204 : 200, headers: all, body: body.join("") };
}

function typeHeader(format: Format): Record<string, string> {
  return { "content-type": `${contentTypes[format]}; charset=UTF-8` };
}
