import type { MockResponse } from "../../kit/response.js";

/** A Django response. */
export interface DjangoResponse extends MockResponse {
  /** The number of database rows that it lists. Default: 0. */
  readonly rows?: number;
}

/** The pages for requests without a view, by the method of the request. */
export interface ErrorPages {
  /** For an unknown path. */
  notFound(method: string): MockResponse;
  /** For an uncaught exception. */
  serverError(method: string): MockResponse;
}

const security = { "x-content-type-options": "nosniff", "referrer-policy": "same-origin" };

const framing = { "x-frame-options": "DENY" };

/** An API response. */
export function jsonResponse(status: number, body: string, headers: Readonly<Record<string, string>>): MockResponse {
  return { status, headers: { "content-type": "application/json", ...headers, ...framing, ...security }, body };
}

/** An HTML page, such as that of the browsable API. */
export function htmlResponse(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): MockResponse {
  return { status, headers: { "content-type": "text/html", ...headers, ...framing, ...security }, body };
}

/** Django's page if no route matches. */
export function notFoundPage(): MockResponse {
  return htmlResponse(404, page("Not Found", "The requested resource was not found on this server."));
}

/** Django's page for an uncaught exception. */
export function serverErrorPage(): MockResponse {
  return htmlResponse(500, page("Server Error (500)", ""));
}

/** Django's response to a path without its trailing slash, for every method. */
export function permanentRedirect(location: string): MockResponse {
  return { status: 301, headers: { "content-type": "text/html; charset=utf-8", location, ...security }, body: "" };
}

function page(title: string, text: string): string {
  return [
    "",
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    `  <title>${title}</title>`,
    "</head>",
    "<body>",
    `  <h1>${title}</h1><p>${text}</p>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
