import type { RequestContent } from "./request.js";

/** A form as a request body. Names may be repeated. */
export function formContent(pairs: URLSearchParams): RequestContent {
  return { type: "application/x-www-form-urlencoded", text: pairs.toString() };
}

/** An XML document as a request body. */
export function xmlContent(text: string): RequestContent {
  return { type: "application/xml", text };
}
