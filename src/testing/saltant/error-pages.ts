import type { MockResponse } from "../kit/response.js";
import { type ErrorPages, htmlResponse, notFoundPage, serverErrorPage } from "./django/responses.js";

/** The error pages for requests without a response of the API: those of saltant or those of Django. */
export type ErrorPagesName = "saltant" | "django";

export function errorPagesOf(name: ErrorPagesName): ErrorPages {
  return errorPages[name];
}

const errorPages: Readonly<Record<ErrorPagesName, ErrorPages>> = {
  saltant: {
    notFound: (method) => throughView(method, notFoundPage()),
    serverError: (method) => throughView(method, serverErrorPage()),
  },
  django: { notFound: notFoundPage, serverError: serverErrorPage },
};

export const errorPagesNames: readonly string[] = Object.keys(errorPages);

/**
 * saltant shows both pages with views that support only GET and HEAD. For another method Django responds as for every such view, and
 * the status of the error is lost together with the page.
 */
function throughView(method: string, page: MockResponse): MockResponse {
  if (method === "GET" || method === "HEAD") return page;
  const headers = { "content-type": "text/html; charset=utf-8", allow: "GET, HEAD, OPTIONS" };
  return htmlResponse(method === "OPTIONS" ? 200 : 405, "", headers);
}
