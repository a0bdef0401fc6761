import { BadEnvironmentError, BulkError, InvalidInputError, Listing } from "saltant";
import { beforeAll, describe, expect, it } from "vitest";
import { expectPrintable } from "../usable.js";
import type { PublicMethod } from "./methods.js";
import * as wrong from "./nonsense.js";

/** An argument of a method: one valid value, with which the other arguments are tested, and the invalid values. */
export interface Argument {
  readonly right: unknown;
  readonly wrong: readonly unknown[];
}

/** For each public method, by the class that defines it, the invalid values of its arguments. A new method needs an entry here. */
export type ArgumentTable = Readonly<Record<string, (owner: object) => readonly Argument[]>>;

/** The public methods of a client, their arguments, and the server that gets no request of them. */
interface TestedApi {
  readonly all: readonly PublicMethod[];
  readonly table: ArgumentTable;
  readonly server: { readonly requests: readonly unknown[]; readonly clearRequests: () => void };
}

/** The outcome of a call with a wrong argument, thrown or rejected. */
export async function errorOf({ call }: PublicMethod, args: readonly unknown[]): Promise<unknown> {
  try {
    const result: unknown = call(...args);
    const value: unknown =
      result instanceof Listing ? await result : isGenerator(result) ? await result.next() : await result;
    return `it was accepted: ${wrong.describeValue(value)}`;
  } catch (error) {
    return error;
  }
}

/** Whether an error says clearly what is wrong. */
export function isClear(error: unknown): boolean {
  if (error === wrong.boom) return true;
  if (error instanceof BulkError)
    return error.failed.length > 0 && error.succeeded.size === 0 && error.failed.every((each) => isClear(each.error));
  if (!(error instanceof InvalidInputError || error instanceof BadEnvironmentError)) return false;
  expectPrintable(error.message, 700);
  return true;
}

/** Tests every public method with every wrong value of every argument. */
export function testTable({ all, table, server }: TestedApi): void {
  beforeAll(() => {
    server.clearRequests();
  });

  describe("invalid input", () => {
    it("is tested with every public method", () => {
      const found = new Set(all.map(({ name }) => name));
      expect([...found].sort()).toEqual(Object.keys(table).sort());
    });

    it.each(all.filter(({ name, owner }) => (table[name]?.(owner) ?? []).length > 0))(
      "is refused by $title before anything is sent",
      async (method) => {
        const args = table[method.name]?.(method.owner) ?? [];
        const failures: string[] = [];
        for (const [index, { wrong: wrongOnes }] of args.entries()) {
          for (const value of wrongOnes) {
            const error = await errorOf(
              method,
              args.map(({ right }, at) => (at === index ? value : right)),
            );
            const sent = server.requests.length;
            server.clearRequests();
            if (isClear(error) && sent === 0) continue;
            failures.push(`argument ${index}: ${wrong.describeValue(value)}: ${sent} requests, ${String(error)}`);
          }
        }
        expect(failures).toEqual([]);
      },
    );
  });
}

function isGenerator(value: unknown): value is AsyncGenerator {
  return typeof value === "object" && value !== null && "next" in value && Symbol.asyncIterator in value;
}
