import type { ResponseFormat } from "../../core/http/formats.js";

/** The id of a run that was created, which is in the `Location` header. */
export const createdRun: ResponseFormat = {
  accept: "application/xml",
  name: "a Location header with the id of a run",
  read: ({ headers }) => {
    const id = /\/run\/(\w[\w.~-]*)\/*(?:[?#].*)?$/.exec(headers.get("Location") ?? "")?.[1];
    return id === undefined ? undefined : { body: id };
  },
};

/** Text that the server sends although XML was asked for, so that its errors are XML. */
export const namesOfInstances: ResponseFormat = {
  accept: "application/xml",
  name: "text",
  read: ({ headers, text }) => (/html|xml|json/i.test(headers.get("Content-Type") ?? "") ? undefined : { body: text }),
};
