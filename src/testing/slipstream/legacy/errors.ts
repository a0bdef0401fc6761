/** A refusal, with the status and the server's own sentence. */
export class LegacyError extends Error {
  readonly status: number;
  /** The sentence; undefined for the framework's own. */
  readonly detail: string | undefined;

  constructor(status: number, detail?: string) {
    super(detail ?? String(status));
    this.status = status;
    this.detail = detail;
  }
}

/** What the framework says about a status. */
export interface StatusText {
  readonly reason: string;
  /** The sentence where the server has none of its own. */
  readonly detail: string;
}

/** What the framework says about each status that the server uses. */
export function statusText(status: number): StatusText {
  return statusTexts.get(status) ?? { reason: "Internal Server Error", detail: unexpected };
}

const unexpected = "The server encountered an unexpected condition which prevented it from fulfilling the request";

const statusTexts: ReadonlyMap<number, StatusText> = new Map([
  [400, { reason: "Bad Request", detail: "The request could not be understood by the server due to malformed syntax" }],
  [401, { reason: "Unauthorized", detail: "The request requires user authentication" }],
  [403, { reason: "Forbidden", detail: "The server understood the request, but is refusing to fulfill it" }],
  [404, { reason: "Not Found", detail: "The server has not found anything matching the request URI" }],
  [
    405,
    {
      reason: "Method Not Allowed",
      detail: "The method specified in the request is not allowed for the resource identified by the request URI",
    },
  ],
  [
    409,
    {
      reason: "Conflict",
      detail: "The request could not be completed due to a conflict with the current state of the resource",
    },
  ],
  [412, { reason: "Precondition Failed", detail: "A precondition failed" }],
]);

/** The section of the HTTP specification about a status. */
export function specificationUri(status: number): string {
  const section = `${Math.floor(status / 100)}.${(status % 100) + 1}`;
  return `http://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.${section}`;
}
