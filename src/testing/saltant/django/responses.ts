/** An answer before it becomes a `Response`. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How many rows the answer took; what a benchmark may want to be paid for in time. */
  readonly rows?: number;
}

const security = { "x-content-type-options": "nosniff", "referrer-policy": "same-origin" };

const framing = { "x-frame-options": "DENY" };

/** An answer of the API. */
export function jsonReply(status: number, body: string, headers: Readonly<Record<string, string>>): Reply {
  return { status, headers: { "content-type": "application/json", ...headers, ...framing, ...security }, body };
}

/** A page for people, such as the browsable form of the API. */
export function htmlReply(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { "content-type": "text/html", ...headers, ...framing, ...security }, body };
}

/** Django's page where no route matches. */
export function notFoundPage(): Reply {
  return htmlReply(404, page("Not Found", "The requested resource was not found on this server."));
}

/** Django's page for an exception that nothing caught. */
export function serverErrorPage(): Reply {
  return htmlReply(500, page("Server Error (500)", ""));
}

/** Django's answer to a path that lacks its closing slash, whatever the method. */
export function permanentRedirect(location: string): Reply {
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
