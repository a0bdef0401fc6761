import { detailError, notFound } from "../errors.js";
import { writeJson } from "../python/json-writer.js";
import { parseInteger } from "../python/numbers.js";
import type { PythonValue } from "../python/values.js";
import { mediaTypeMatches, parseMediaType, precedence } from "../media-type.js";
import { htmlReply, jsonReply, type Reply } from "../responses.js";
import type { ApiRequest } from "../../../kit/request.js";

/** Writes an answer in the form that was asked for. */
export type Renderer = (status: number, data: PythonValue, headers: Readonly<Record<string, string>>) => Reply;

/** JSON on one line: what is answered unless something else is asked for, and where asking failed. */
export const renderJson: Renderer = (status, data, headers) => jsonReply(status, writeJson(data), headers);

const renderers = [
  { format: "json", mediaType: "application/json", choose: jsonWithIndent },
  { format: "api", mediaType: "text/html", choose: () => renderPage },
] as const;

/**
 * Chooses the form of the answer: by the suffix of the path or `?format=`, then by the Accept header.
 *
 * @throws ErrorReply 404 for an unknown format, 406 for a header that allows neither form.
 */
export function negotiate(request: ApiRequest, suffix: string | undefined): Renderer {
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

/** The types of the Accept header, the more exact ones before the others; among equals the server's own order counts. */
function acceptedTypes(request: ApiRequest): string[][] {
  const types = (request.headers.get("accept") ?? "*/*").split(",").map((type) => type.trim());
  return [3, 2, 1, 0].map((exactness) => types.filter((type) => precedence(type) === exactness));
}

function jsonWithIndent(accepted: string): Renderer {
  const asked = parseInteger(parseMediaType(accepted).parameters.get("indent") ?? "") ?? 0n;
  const indent = Math.max(0, Math.min(8, Number(asked)));
  return (status, data, headers) => jsonReply(status, writeJson(data, indent), headers);
}

/** A stand-in for DRF's browsable API, which shows an answer's JSON on a page. */
function renderPage(status: number, data: PythonValue, headers: Readonly<Record<string, string>>): Reply {
  const text = writeJson(data, 4).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const page = `<!DOCTYPE html>\n<html>\n<head><title>Django REST framework</title></head>\n<body><pre>${text}</pre></body>\n</html>\n`;
  return htmlReply(status, page, { ...headers, "content-type": "text/html; charset=utf-8" });
}
