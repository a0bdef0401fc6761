import { htmlReply, notFoundPage, type Reply, serverErrorPage } from "./django/responses.js";

/** Whose pages a server shows where the API itself has no response: saltant's own, or those that Django has for all. */
export type ErrorPages = "saltant" | "django";

export const errorPageChoices: readonly ErrorPages[] = ["saltant", "django"];

/** The response to a request for an address that does not exist. */
export function notFoundReply(pages: ErrorPages, method: string): Reply {
  return errorReply(pages, method, notFoundPage());
}

/** The response to a request over which the server broke down: nothing caught the exception. */
export function serverErrorReply(pages: ErrorPages, method: string): Reply {
  return errorReply(pages, method, serverErrorPage());
}

/**
 * saltant shows both pages through views that know GET and HEAD only. Django answers another method in their place as it does
 * for every such view, and the status of the error is lost with the page.
 */
function errorReply(pages: ErrorPages, method: string, page: Reply): Reply {
  if (pages === "django" || method === "GET" || method === "HEAD") return page;
  const headers = { "content-type": "text/html; charset=utf-8", allow: "GET, HEAD, OPTIONS" };
  return htmlReply(method === "OPTIONS" ? 200 : 405, "", headers);
}
