/** An error response, thrown by a handler. */
export class CimiError extends Error {
  readonly status: number;
  /** What the error is about; undefined if the response does not name it. */
  readonly resourceId: string | undefined;
  /** Where the browser is sent: only for redirects. */
  readonly location: string | undefined;

  constructor(status: number, message: string, resourceId?: string, location?: string) {
    super(message);
    this.status = status;
    this.resourceId = resourceId;
    this.location = location;
  }
}

/** The caller lacks a right. The sentence names no credentials, because the server looks them up in the wrong place. */
export function forbidden(): CimiError {
  return new CimiError(403, "invalid credentials for ''");
}

/** A login that failed. */
export function invalidCredentials(name: string): CimiError {
  return new CimiError(403, `invalid credentials for '${name}'`, name);
}

export function notFound(id: string): CimiError {
  return new CimiError(404, `${id} not found`, id);
}

/** A path of more parts than any resource has. */
export function unknownResource(path: string): CimiError {
  return new CimiError(404, "unknown resource", path);
}

/** A method that the path does not support, or a type that does not exist. */
export function invalidMethod(method: string, path: string): CimiError {
  return new CimiError(405, `invalid method (${method.toLowerCase()}) for ${path}`, path);
}

export function undefinedAction(method: string, type: string, action: string, path: string): CimiError {
  const call = `${method.toLowerCase()}, ["${type}" "${action}"]`;
  return new CimiError(404, `undefined action (${call}) for ${path}`, path);
}

/** A conflict that the store detects. */
export function conflict(id: string): CimiError {
  return new CimiError(409, `Conflict for ${id}`, id);
}

/** A body that violates its schema. */
export function invalidSchema(explanation: string): CimiError {
  return new CimiError(400, `resource does not satisfy defined schema:\n${explanation}`);
}

export function invalidFilter(failure: string): CimiError {
  return new CimiError(400, `Invalid CIMI filter. ${failure}\n`);
}

/** An exception that the server did not expect. */
export function unexpected(message: string): CimiError {
  return new CimiError(500, `Unexpected exception thrown: ${message}`);
}
