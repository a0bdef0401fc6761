// A page's program, bundled for the tests: it puts the library where tests, which run in the page but are not bundled, find it.
import * as saltant from "saltant";
import * as testing from "saltant/testing";
import type { Failure, PageGlobals } from "./page-globals.js";

/** What a promise fails with, as plain data that can leave the page. */
async function failure(promise: PromiseLike<unknown>): Promise<Failure | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    return describe(error);
  }
}

function describe(error: unknown): Failure {
  const classes = Object.entries(saltant).flatMap(([name, value]) =>
    typeof value === "function" && name.endsWith("Error") && error instanceof value ? [name] : [],
  );
  const isOurs = error instanceof saltant.SaltantError;
  const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) };
  const cause = error instanceof Error && error.cause !== undefined ? describe(error.cause) : null;
  return { name, message, code: isOurs ? error.code : null, classes, data: isOurs ? error.toJSON() : {}, cause };
}

Object.assign(globalThis, { saltant, testing, failure } satisfies PageGlobals);
