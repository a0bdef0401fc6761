/** An error response, thrown by a handler. */
export class ApiError extends Error {
  readonly status: number;
  /** The name in the response: `NotFound`. */
  readonly error: string;

  constructor(status: number, error: string, message: string = stockMessages[status] ?? "") {
    super(message);
    this.status = status;
    this.error = error;
  }
}

/** The web framework's default messages. */
const stockMessages: Readonly<Record<number, string>> = {
  400: "The browser (or proxy) sent a request that this server could not understand.",
  401:
    "The server could not verify that you are authorized to access the URL requested.  You either supplied the wrong " +
    "credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.",
  403:
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by " +
    "the server.",
  404:
    "The requested URL was not found on the server.  If you entered the URL manually please check your spelling and " +
    "try again.",
  405: "The method is not allowed for the requested URL.",
  406:
    "The resource identified by the request is only capable of generating response entities which have content " +
    "characteristics not acceptable according to the accept headers sent in the request.",
};

export function unauthorized(): ApiError {
  return new ApiError(401, "Unauthorized");
}

export function forbidden(): ApiError {
  return new ApiError(403, "Forbidden");
}

export function notFound(message?: string): ApiError {
  return new ApiError(404, "NotFound", message);
}

export function notAcceptable(): ApiError {
  return new ApiError(406, "NotAcceptable");
}

/** A method that is disabled because another system manages the users. */
export function methodDisabled(): ApiError {
  return new ApiError(405, "MethodNotAllowed");
}

/** An error with the status 400 and a given name. */
export function refusal(error: string, message?: string): ApiError {
  return new ApiError(400, error, message);
}

/** An unexpected exception in Decapod: its string is the message. */
export function plainText(message: string): ApiError {
  return new ApiError(400, "PlainTextError", message);
}

/** A body that violates its schema. */
export function invalidJson(messages: readonly string[]): ApiError {
  return new ApiError(400, "InvalidJSONError", messages.join("\n"));
}

/** The error of an unknown path or method. The form of its name depends on the version of Werkzeug. */
export function frameworkError(status: 404 | 405, werkzeug: "0.11" | "0.12"): ApiError {
  const title = status === 404 ? "Not Found" : "Method Not Allowed";
  const name = werkzeug === "0.11" ? `${status}: ${title}` : `${status} ${title}: ${stockMessages[status] ?? ""}`;
  return new ApiError(status, name);
}
