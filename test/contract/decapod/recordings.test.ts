// The contract against what a Decapod server was really asked, and really responded.
import { describe, expect, it } from "vitest";
import { readExchanges, type Exchange } from "./recordings.js";
import { readValidation } from "./validation.js";

const validation = readValidation("openapi/decapod.yaml");
const exchanges = readExchanges();

/** The headers that the contract describes in words, for all responses. */
const inWords = ["Cache-Control", "Allow"];

/** What is wrong with the response, by the contract. */
function deviations({ method, path, status, contentType, headers, content }: Exchange): string[] {
  const operation = validation.find(method, path);
  // The contract says in words what a path that does not exist responds, and a method that a path lacks.
  if (operation === undefined) return validation.check(errorsOutsideOperations[status] ?? `none of ${status}`, content);
  const described = Object.entries(headers).filter(([name]) => contentType === "text/plain" || !inWords.includes(name));
  return operation.checkResponse({ status, contentType, headers: Object.fromEntries(described), content });
}

const errorsOutsideOperations: Readonly<Record<number, string>> = {
  400: "BadRequestError", // PUT of an execution: the server has a route for it, and fails.
  404: "NotFoundError",
  405: "MethodNotAllowedError",
};

describe("a recorded response is as the contract says", () => {
  it.each(exchanges.map((exchange) => [exchange.id, exchange.method, exchange.path, exchange] as const))(
    "%s: %s %s",
    (_, __, ___, exchange) => {
      expect(deviations(exchange)).toEqual([]);
    },
  );

  it("and each of its 54 operations was recorded", () => {
    const recorded = new Set(exchanges.map(({ method, path }) => validation.find(method, path)?.id));
    expect(validation.operationIds).toHaveLength(54);
    expect(validation.operationIds.filter((id) => !recorded.has(id))).toEqual([]);
  });
});

/** What is wrong with the request, by the contract. */
function faults({ method, path, query, body }: Exchange): string[] {
  const operation = validation.find(method, path);
  return operation ? [...operation.checkUrl(path, query), ...operation.checkBody(body)] : ["no operation"];
}

/** What the server accepts and then ignores, or finds nothing with: the contract does not allow it. */
const ignoredByServer: Readonly<Record<string, string>> = {
  d037: "playbooks are not paged",
  d077: "lists of versions are neither filtered nor sorted",
  d116: "a page that is a fraction",
  d117: "a page that is 0",
  d118: "a page below 0",
  d119: "a page that is no number",
  d124: "a word that means neither yes nor no",
  d127: "an order other than 1 and -1",
  d128: "an order that is not JSON",
  d130: "an order that is no object",
  d141: "a field by its name in responses",
  d142: "a filter for null",
  d143: "a filter for an array",
  d144: "a filter that is not JSON",
  d145: "a filter that is no object",
  d149: "a field that does not exist",
  d150: "a filter of text for true",
  d357: "a filter of the result of a step by its name in responses",
  d372: "a word that means neither yes nor no",
};

describe("a recorded request", () => {
  const accepted = exchanges.filter(({ status }) => status === 200);

  it.each(accepted.filter(({ id }) => !(id in ignoredByServer)).map((each) => [each.id, each] as const))(
    "%s is valid, as the server accepted it",
    (_, exchange) => {
      expect(faults(exchange)).toEqual([]);
    },
  );

  it.each(Object.entries(ignoredByServer))("%s is not valid, as the server ignores it: %s", (id) => {
    const exchange = accepted.find((each) => each.id === id);
    expect(exchange && faults(exchange)).not.toEqual([]);
  });

  const invalid = exchanges.filter(({ content }) => JSON.stringify(content).includes('"InvalidJSONError"'));

  it.each(invalid.map((each) => [each.id, each] as const))(
    "%s is not valid, as its body was refused",
    (_, exchange) => {
      const operation = validation.find(exchange.method, exchange.path);
      expect(operation?.checkBody(exchange.body)).not.toEqual([]);
    },
  );
});
