import { inspect } from "node:util";
import { isApiError, Model } from "saltant";
import { expect } from "vitest";

/** Characters that control a terminal or break a line of a log. */
const terminalControls = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u;

/** Checks a message or a line of the log: one line, limited in length, without terminal control characters. */
export function expectPrintable(line: string, most: number): void {
  if (line !== "" && line.length <= most && !terminalControls.test(line)) return;
  // Only in this case, as matchers are slow.
  expect(line).not.toMatch(terminalControls);
  expect(line.length).toBeLessThanOrEqual(most);
  expect(line).not.toBe("");
}

/** Uses an error as programs do. */
export function useError(error: unknown): void {
  if (!isApiError(error)) throw new Error(`not an error of the library: ${inspect(error)}`, { cause: error });
  expectPrintable(error.message, 700);
  expectPrintable(error.name + error.code, 100);
  JSON.stringify(error);
  inspect(error);
  expectPrintable(error.toString(), 800);
}

/** Uses a value, its models and its lists as programs do. */
export function useValue(value: unknown): void {
  if (value instanceof Model) {
    expectPrintable(value.toString(), 400);
    const json: unknown = value.toJSON();
    if (typeof json !== "object" || json === null || Object.getPrototypeOf(json) !== Object.prototype) {
      throw new Error("toJSON did not return a plain object");
    }
    if (!value.equals(value)) throw new Error("a model does not equal itself");
    value.equals(json);
  } else if (Array.isArray(value)) {
    for (const each of value as unknown[]) if (each instanceof Model) useValue(each);
  }
  inspect(value);
}
