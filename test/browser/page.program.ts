// A page's program, bundled for the tests: it defines globals for functions that a test runs in the page.
import * as saltant from "saltant";
import * as decapod from "saltant/decapod";
import * as decapodTesting from "saltant/decapod/testing";
import * as slipstream from "saltant/slipstream";
import * as slipstreamTesting from "saltant/slipstream/testing";
import * as synnefo from "saltant/synnefo";
import * as synnefoTesting from "saltant/synnefo/testing";
import * as testing from "saltant/testing";
import type { Failure, PageGlobals } from "./page-globals.js";

function connect(options: Partial<saltant.ConnectionOptions> = {}): saltant.SaltantClient {
  const alice = testing.defaultUsers.find(({ username }) => username === "alice");
  return new saltant.SaltantClient({ baseApiUrl: "/api/", authToken: alice?.token ?? "", ...options });
}

async function failure(work: () => unknown): Promise<Failure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return describe(error);
  }
}

function describe(error: unknown): Failure {
  const classes = Object.entries(saltant).flatMap(([name, value]) =>
    typeof value === "function" && name.endsWith("Error") && error instanceof value ? [name] : [],
  );
  const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) };
  const code = error instanceof saltant.SaltantError ? error.code : null;
  const data = error instanceof Error ? Object.fromEntries(Object.entries(error)) : {};
  const cause = error instanceof Error && error.cause !== undefined ? describe(error.cause) : null;
  return { name, message, code, classes, data, cause };
}

const services = { saltant, testing, decapod, decapodTesting, slipstream, slipstreamTesting, synnefo, synnefoTesting };
Object.assign(globalThis, { ...services, connect, failure } satisfies PageGlobals);
