import type { MockResponse } from "../../kit/response.js";

/** A response of Django. */
export interface DjangoResponse extends MockResponse {
  /** How many rows of the database it lists. Default: none. */
  readonly rows?: number;
}

/** The pages for what no view responds to, by the method of the request. */
export interface ErrorPages {
  /** For an address that does not exist. */
  notFound(method: string): MockResponse;
  /** For an exception that nothing caught. */
  serverError(method: string): MockResponse;
}

const security = { "x-content-type-options": "nosniff", "referrer-policy": "same-origin" };

const framing = { "x-frame-options": "DENY" };

/** A response of the API. */
export function jsonResponse(status: number, body: string, headers: Readonly<Record<string, string>>): MockResponse {
  return { status, headers: { "content-type": "application/json", ...headers, ...framing, ...security }, body };
}

/** A page for people, such as the browsable form of the API. */
export function htmlResponse(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): MockResponse {
  return { status, headers: { "content-type": "text/html", ...headers, ...framing, ...security }, body };
}

/** Django's page where no route matches. */
export function notFoundPage(): MockResponse {
  return htmlResponse(404, page("Not Found", "The requested resource was not found on this server."));
}

/** Django's page for an exception that nothing caught. */
export function serverErrorPage(): MockResponse {
  return htmlResponse(500, page("Server Error (500)", ""));
}

/** Django's response to a path that lacks its closing slash, for every method. */
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
