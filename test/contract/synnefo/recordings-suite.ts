import { describe, expect, it } from "vitest";
import { readExchanges, type RecordingName } from "./recordings.js";
import { readValidation } from "./validation.js";

/** A contract of Synnefo, and what was recorded of its service. The keys of the lists are ids of recorded steps. */
export interface RecordingsSuiteOptions {
  readonly document: string;
  readonly recording: RecordingName;
  /** What the paths of the recorded steps begin with: `/cyclades/image/v1.0/`. */
  readonly root: string;
  /** The value of variables whose step was not recorded. A UUID by default. */
  readonly placeholder?: unknown;
  /** Steps for no operation of the contract, each with the reason. */
  readonly otherOperations?: Readonly<Record<string, string>>;
  /** Requests that the server accepts although the contract does not allow them, each with the reason. */
  readonly acceptedAnyway?: Readonly<Record<string, string>>;
  /** Requests that the server refuses for a reason that the contract has, too. */
  readonly refused?: Readonly<Record<string, string>>;
  /** The ids of operations that have no recorded response. */
  readonly notRecorded?: readonly string[];
}

/**
 * Defines the tests of a contract against recorded exchanges: every response is as the contract says, and so is every
 * request that the server accepted, except for those listed.
 */
export function testRecordings(options: RecordingsSuiteOptions): void {
  const { otherOperations = {}, acceptedAnyway = {}, refused = {}, notRecorded = [] } = options;
  const validation = readValidation(options.document);
  const exchanges = readExchanges(options.recording, options.root, options.placeholder);
  const own = exchanges.filter(({ id }) => !(id in otherOperations));

  describe("a recorded response", () => {
    it.each(own.map((each) => [each.id, each.request.method, each.request.path, each] as const))(
      "of %s is as the contract says: %s %s",
      (_, method, path, { response }) => {
        expect(validation.find(method, path)?.responseFaults(response)).toEqual([]);
      },
    );

    it("was recorded for each operation, except for those listed", () => {
      const recorded = new Set(own.map(({ request }) => validation.find(request.method, request.path)?.id));
      expect(validation.operationIds.filter((id) => !recorded.has(id)).sort()).toEqual([...notRecorded].sort());
    });
  });

  describe("a recorded request", () => {
    const accepted = own.filter(({ id, response }) => response.status < 400 && !(id in acceptedAnyway));

    it.each(accepted.map((each) => [each.id, each] as const))(
      "%s is valid, as the server accepted it",
      (_, { request }) => {
        expect(validation.find(request.method, request.path)?.requestFaults(request)).toEqual([]);
      },
    );

    const invalid = Object.entries({ ...acceptedAnyway, ...refused });
    it.runIf(invalid.length > 0).each(invalid)("%s is not valid: %s", (id) => {
      const exchange = own.find((each) => each.id === id);
      expect(exchange).toBeDefined();
      if (exchange === undefined) return;
      const { request, response } = exchange;
      expect(response.status < 400).toBe(id in acceptedAnyway);
      expect(validation.find(request.method, request.path)?.requestFaults(request)).not.toEqual([]);
    });

    const other = Object.entries(otherOperations);
    it.runIf(other.length > 0).each(other)("%s is for no operation of the contract: %s", (id) => {
      const exchange = exchanges.find((each) => each.id === id);
      expect(exchange).toBeDefined();
      expect(exchange && validation.find(exchange.request.method, exchange.request.path)).toBeUndefined();
    });
  });
}
