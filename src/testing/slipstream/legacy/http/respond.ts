import type { MockResponse } from "../../../kit/response.js";
import { type LegacyError, specificationUri, statusText } from "../errors.js";
import type { XmlElement } from "../xml/element.js";
import { escapeXml, writeXml } from "../xml/write.js";
import { errorFormat, prefersHtml, prefersText } from "./accept.js";

/** A document in the format that the client prefers: XML, the same as plain text, or a page for browsers. */
export function documentResponse(document: XmlElement, accept: string | null): MockResponse {
  const xml = writeXml(document);
  if (prefersHtml(accept)) return page(200, document.name, `<pre>${escapeXml(xml)}</pre>`);
  return respond(200, prefersText(accept) ? "text/plain" : "application/xml", xml);
}

/** Plain text. The framework turns an empty one into a 204. */
export function textResponse(text: string, status = 200): MockResponse {
  if (text !== "") return respond(status, "text/plain", text);
  return emptyResponse(status === 200 ? 204 : status);
}

/** A response without a body. */
export function emptyResponse(status: number, headers: Readonly<Record<string, string>> = {}): MockResponse {
  return { status, headers, body: "" };
}

/** A refusal in the first format of the `Accept` header that there is. */
export function errorResponse(error: LegacyError, accept: string | null): MockResponse {
  const { status } = error;
  const { reason, detail: usual } = statusText(status);
  const detail = error.detail ?? usual;
  const uri = specificationUri(status);
  switch (errorFormat(accept)) {
    case "html":
      return page(status, `${status} - ${reason}`, `<p>${escapeXml(detail)}</p>`);
    case "json": {
      // The server writes this by hand and escapes nothing: a quote in the detail makes it invalid.
      const members = Object.entries({ code: status, reason, detail, specificationUri: uri });
      const body = members.map(([name, value]) => `"${name}":"${value}"`).join(",");
      return respond(status, "application/json", `{"error":{${body}}}`);
    }
    case "text":
      return respond(status, "text/plain", `${status} - ${reason}\n${detail}`);
    case "xml": {
      const [code, why, what, where] = [String(status), reason, detail, uri].map(escapeXml);
      const attributes = `code="${code ?? ""}" reason="${why ?? ""}" detail="${what ?? ""}" specificationUri="${where ?? ""}"`;
      return respond(status, "application/xml", `<error ${attributes}>\n${what ?? ""}\n</error>`);
    }
    case undefined:
      return emptyResponse(status);
  }
}

/** A page for browsers. */
export function page(status: number, title: string, content: string): MockResponse {
  const head = `<head><title>SlipStream | ${escapeXml(title)}</title></head>`;
  return respond(status, "text/html", `<!DOCTYPE html><html>${head}<body>${content}</body></html>`);
}

function respond(status: number, contentType: string, body: string): MockResponse {
  return { status, headers: { "content-type": contentType }, body };
}
