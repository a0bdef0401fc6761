// Every example of SlipStream's contract conforms to its schema. The linter does not read XML, so that this checks them all.
import { describe, expect, it } from "vitest";
import { asObject, type JsonObject } from "../../../scripts/generate/contract.js";
import { contentFaults, contract, operations, valueFaults } from "./validation.js";

interface Example {
  readonly where: string;
  readonly type: string;
  readonly schema: unknown;
  readonly value: unknown;
}

function examplesOf(content: unknown, where: string): Example[] {
  return Object.entries(asObject(content ?? {}, where)).flatMap(([type, media]) => {
    const { schema, examples } = asObject(media, where);
    return Object.entries(asObject(examples, `examples of ${where}`)).map(([name, example]) => ({
      ...{ where: `${where}, ${type}: ${name}`, type, schema },
      value: contract.resolve(example, where).value,
    }));
  });
}

const examples = operations.flatMap(({ id, operation }) => [
  ...examplesOf(asObject(operation.requestBody ?? {}, id).content, id),
  ...Object.entries(asObject(operation.responses, id)).flatMap(([status, response]) =>
    examplesOf(contract.resolve(response, id).content, `${id} ${status}`),
  ),
]);

/** What is wrong with an example. XML and text are examples of themselves, everything else is a value. */
function faults({ type, schema, value, where }: Example): string[] {
  return type === "application/xml"
    ? contentFaults(type, schema, String(value), where)
    : valueFaults(schema, value, where);
}

describe("an example", () => {
  it.each(examples.map((example) => [example.where, example] as const))("conforms to its schema: %s", (_, example) => {
    expect(faults(example)).toEqual([]);
  });

  it("and these are many, of each type", () => {
    expect(examples.length).toBeGreaterThan(300);
    const types = new Set(examples.map(({ type }) => type));
    expect([...types].sort()).toEqual([
      "application/json",
      "application/x-www-form-urlencoded",
      "application/xml",
      "text/html",
      "text/plain",
    ]);
  });
});

describe("the check of XML", () => {
  const schema: JsonObject = { $ref: "#/components/schemas/VmList" };
  const page = (vm: string): string => `<vms offset="0" limit="20" count="1" totalCount="1">${vm}</vms>`;

  it.each([
    ["no required attribute", page('<vm cloud="c1"/>'), "response/vm/0 must have required property 'user'"],
    ["an attribute that the contract lacks", page("").replace("offset", 'size="1" offset'), "additional properties"],
    ["an element that the contract lacks", page("<node/>"), "additional properties"],
    ["a number that is not one", page("").replace('"20"', '"many"'), "response/limit must be integer"],
    ["another root element", "<list/>", "<list> is not a root element of the contract"],
    ["text that is not well-formed", "<vms", "cannot be read"],
  ])("finds %s", (_, text, fault) => {
    expect(contentFaults("application/xml", schema, text, "response").join("\n")).toContain(fault);
  });
});
