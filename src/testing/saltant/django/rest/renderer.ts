import type { MockResponse } from "../../../kit/response.js";
import { detailError, notFound } from "../errors.js";
import { mediaTypeMatches, parseMediaType, precedence } from "../media-type.js";
import { writeJson } from "../python/json-writer.js";
import { parseInteger } from "../python/numbers.js";
import type { PythonValue } from "../python/values.js";
import type { DjangoRequest } from "../request.js";
import { htmlResponse, jsonResponse } from "../responses.js";

/** Renders a response in one of the formats of the API. */
export type Renderer = (status: number, data: PythonValue, headers: Readonly<Record<string, string>>) => MockResponse;

/** JSON on one line: the default, also if the content negotiation failed. */
export const renderJson: Renderer = (status, data, headers) => jsonResponse(status, writeJson(data), headers);

const renderers = [
  { format: "json", mediaType: "application/json", choose: jsonWithIndent },
  { format: "api", mediaType: "text/html", choose: () => renderPage },
] as const;

/**
 * Chooses the format of the response: by the suffix of the path or `?format=`, then by the Accept header.
 *
 * @throws ApiException 404 for an unknown format, 406 for a header that allows neither format.
 */
export function negotiate(request: DjangoRequest, suffix: string | undefined): Renderer {
  const format = suffix ?? request.query.get("format") ?? "";
  const candidates = format === "" ? renderers : renderers.filter((renderer) => renderer.format === format);
  if (candidates.length === 0) throw notFound();
  for (const accepted of acceptedTypes(request)) {
    for (const { mediaType, choose } of candidates) {
      const match = accepted.find((type) => mediaTypeMatches(mediaType, type));
      if (match !== undefined) return choose(match);
    }
  }
  throw detailError(406, "Could not satisfy the request Accept header.");
}

/** The types of the Accept header, grouped by precision, the most precise first. */
function acceptedTypes(request: DjangoRequest): string[][] {
  const types = (request.headers.get("accept") ?? "*/*").split(",").map((type) => type.trim());
  return [3, 2, 1, 0].map((precision) => types.filter((type) => precedence(type) === precision));
}

function jsonWithIndent(accepted: string): Renderer {
  const requested = parseInteger(parseMediaType(accepted).parameters.get("indent") ?? "") ?? 0n;
  const indent = Math.max(0, Math.min(8, Number(requested)));
  return (status, data, headers) => jsonResponse(status, writeJson(data, indent), headers);
}

/** A simple version of DRF's browsable API: a page that shows the JSON. */
function renderPage(status: number, data: PythonValue, headers: Readonly<Record<string, string>>): MockResponse {
  const text = writeJson(data, 4).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const page = `<!DOCTYPE html>\n<html>\n<head><title>Django REST framework</title></head>\n<body><pre>${text}</pre></body>\n</html>\n`;
  return htmlResponse(status, page, { ...headers, "content-type": "text/html; charset=utf-8" });
}
