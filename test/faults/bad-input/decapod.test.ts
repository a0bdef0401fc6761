import * as decapod from "saltant/decapod";
import { DecapodClient, InvalidInputError } from "saltant/decapod";
import { describe, expect, it } from "vitest";
import { clientOptions, owners, server, table } from "./decapod-arguments.js";
import { publicFunctions, publicMethods } from "./methods.js";
import { describeValue } from "./nonsense.js";
import { testTable } from "./table-tests.js";

testTable({ all: [...publicMethods(owners), ...publicFunctions(decapod, DecapodClient)], table, server });

describe("invalid input", () => {
  it.each(clientOptions.wrong.map((options) => [describeValue(options), options]))(
    "is refused by the client's constructor: %s",
    (_, options) => {
      expect(() => new DecapodClient(options as never)).toThrow(InvalidInputError);
    },
  );
});
