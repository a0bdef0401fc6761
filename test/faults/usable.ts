import { inspect } from "node:util";
import { Model, SaltantError } from "saltant";
import { expect } from "vitest";

/** What would act on a terminal or break a line of a log. */
const terminalControls = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u;

/** Holds a message or a line of the log to what it promises: one line, not endless, nothing that acts on a terminal. */
export function expectPrintable(line: string, most: number): void {
  if (line !== "" && line.length <= most && !terminalControls.test(line)) return;
  // Only here, as matchers are slow.
  expect(line).not.toMatch(terminalControls);
  expect(line.length).toBeLessThanOrEqual(most);
  expect(line).not.toBe("");
}

/** Does with an error what programs do with errors. */
export function useError(error: unknown): void {
  if (!(error instanceof SaltantError)) throw new Error(`no error of the library: ${inspect(error)}`, { cause: error });
  expectPrintable(error.message, 700);
  expectPrintable(error.name + error.code, 100);
  JSON.stringify(error);
  inspect(error);
  expectPrintable(error.toString(), 800);
}

/** Does with a value what programs do with it: with models, and with what is made of them. */
export function useValue(value: unknown): void {
  if (value instanceof Model) {
    expectPrintable(value.toString(), 400);
    const json: unknown = value.toJSON();
    if (typeof json !== "object" || json === null || Object.getPrototypeOf(json) !== Object.prototype) {
      throw new Error("toJSON gave no plain object");
    }
    if (!value.equals(value)) throw new Error("a model does not equal itself");
    value.equals(json);
  } else if (Array.isArray(value)) {
    for (const each of value as unknown[]) if (each instanceof Model) useValue(each);
  }
  inspect(value);
}
