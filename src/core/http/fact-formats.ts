import { json, type ResponseFormat } from "./formats.js";

// Beside formats.ts, as few services have responses whose facts are in their status or headers.

/** JSON; null for a 304, which says that nothing has changed since the time that the request names. */
export const jsonIfModified: ResponseFormat = {
  ...json,
  read: (response) => (response.status === 304 ? { body: null } : json.read(response)),
};

/** The headers of a success of any kind, by their names in lower case: some services respond in them. */
export const headerFields: ResponseFormat = {
  ...json,
  read: ({ headers }) => ({ body: Object.fromEntries(headers) }),
};
