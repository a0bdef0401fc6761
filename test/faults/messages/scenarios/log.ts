import { client, json, type LoggedScenario, page, uuid, wireInstance } from "./mock-client.js";

/** The log messages of requests and waits. */
export const log: readonly LoggedScenario[] = [
  (logger) => client([page("", 503), json({ username: "bob", email: "" })], { logger }).users.get("bob"),
  (logger) =>
    client([json({ ...wireInstance, state: "paused" }), page("", 404), json({ ...wireInstance, state: "failed" })], {
      logger,
    }).executableTaskInstances.waitUntilFinished(uuid),
  (logger) =>
    client([json({ ...wireInstance, state: "created" }), page("", 503), json({ ...wireInstance, state: "failed" })], {
      logger,
      retry: false,
    }).executableTaskInstances.waitUntilFinished(uuid),
  (logger) =>
    new Promise((told) => {
      const warn = (line: string): void => {
        logger.warn(line);
        told(undefined);
      };
      const responses = [
        json(wireInstance),
        json({ detail: "You do not have permission to perform this action." }, 403),
      ];
      const { executableTaskInstances } = client(responses, { logger: { ...logger, warn } });
      const controller = new AbortController();
      const onUpdate = (): void => {
        controller.abort(new Error("the page was left"));
      };
      const { signal } = controller;
      executableTaskInstances
        .waitUntilFinished(uuid, { terminateOnAbort: true, signal, onUpdate })
        .catch(() => undefined);
    }),
  (logger) => {
    const onRequest = (): void => {
      throw new Error("in the hook");
    };
    return client([json({ username: "bob", email: "" })], { logger, onRequest }).users.get("bob");
  },
];
