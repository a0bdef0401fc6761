import { describe, expect, it } from "vitest";
import * as synnefo from "saltant/synnefo";
import {
  SynnefoClient,
  SynnefoCompute,
  SynnefoIdentity,
  SynnefoImages,
  SynnefoNetwork,
  SynnefoVolumes,
} from "saltant/synnefo";
import { publicFunctions, publicMethods } from "./methods.js";
import { describeValue } from "./nonsense.js";
import { clientOptions, serviceOptions, table } from "./synnefo-arguments.js";
import { client, owners, server } from "./synnefo-values.js";
import { isClear, testTable } from "./table-tests.js";

testTable({ all: [...publicMethods(owners), ...publicFunctions(synnefo, SynnefoClient)], table, server });

/** What a call throws. */
function errorOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return "nothing was thrown";
}

describe("invalid input", () => {
  it.each(clientOptions.wrong.map((options) => [describeValue(options), options]))(
    "is refused by the client's constructor: %s",
    (_, options) => {
      for (const Client of [SynnefoClient, SynnefoIdentity])
        expect(isClear(errorOf(() => new Client(options as never)))).toBe(true);
    },
  );

  it.each(serviceOptions.wrong.map((options) => [describeValue(options), options]))(
    "is refused by the constructors of the clients of single services: %s",
    (_, options) => {
      for (const Client of [SynnefoCompute, SynnefoImages, SynnefoNetwork, SynnefoVolumes]) {
        expect(isClear(errorOf(() => new Client(options as never)))).toBe(true);
      }
    },
  );
});

describe("names of many servers", () => {
  it.each([[undefined], [null], [5], [[]], ["abc"], [{ name: "x", flavor: "1", image: "an-id" }], [{ flavour: "1" }]])(
    "are refused with the common input %j",
    async (common) => {
      server.clearRequests();
      const error: unknown = await client.servers
        .createMany(["a", "b"], common as never)
        .catch((thrown: unknown) => thrown);
      expect(isClear(error)).toBe(true);
      expect(server.requests).toEqual([]);
    },
  );
});
