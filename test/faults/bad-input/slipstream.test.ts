import * as slipstream from "saltant/slipstream";
import { SlipStreamClient } from "saltant/slipstream";
import { describe, expect, it } from "vitest";
import { publicFunctions, publicMethods } from "./methods.js";
import { describeValue } from "./nonsense.js";
import { clientOptions, owners, server, table } from "./slipstream-arguments.js";
import { isClear, testTable } from "./table-tests.js";

testTable({ all: [...publicMethods(owners), ...publicFunctions(slipstream, SlipStreamClient)], table, server });

describe("invalid input", () => {
  it.each(clientOptions.wrong.map((options) => [describeValue(options), options]))(
    "is refused by the client's constructor: %s",
    (_, options) => {
      let thrown: unknown;
      try {
        new SlipStreamClient(options as never);
      } catch (error) {
        thrown = error;
      }
      expect(isClear(thrown)).toBe(true);
    },
  );
});
