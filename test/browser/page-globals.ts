import type * as saltantModule from "saltant";
import type * as decapodModule from "saltant/decapod";
import type * as decapodTestingModule from "saltant/decapod/testing";
import type * as slipstreamModule from "saltant/slipstream";
import type * as slipstreamTestingModule from "saltant/slipstream/testing";
import type * as synnefoModule from "saltant/synnefo";
import type * as synnefoTestingModule from "saltant/synnefo/testing";
import type * as testingModule from "saltant/testing";

/** An error of the page. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  /** Its code, if it is one of the library's. */
  readonly code: string | null;
  /** The library's error classes that it is an instance of. */
  readonly classes: readonly string[];
  /** Its readable properties, as JSON. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly cause: Failure | null;
}

/** The globals that `page.program.ts` defines for functions that tests run in its page. */
export interface PageGlobals {
  readonly saltant: typeof saltantModule;
  readonly testing: typeof testingModule;
  readonly decapod: typeof decapodModule;
  readonly decapodTesting: typeof decapodTestingModule;
  readonly slipstream: typeof slipstreamModule;
  readonly slipstreamTesting: typeof slipstreamTestingModule;
  readonly synnefo: typeof synnefoModule;
  readonly synnefoTesting: typeof synnefoTestingModule;
  /** Creates alice's client for the API at the page's own origin. */
  readonly connect: (options?: Partial<saltantModule.ConnectionOptions>) => saltantModule.SaltantClient;
  /** The error that a promise rejects with; null if it does not. */
  readonly failure: (work: () => unknown) => Promise<Failure | null>;
}

declare global {
  const saltant: PageGlobals["saltant"];
  const testing: PageGlobals["testing"];
  const decapod: PageGlobals["decapod"];
  const decapodTesting: PageGlobals["decapodTesting"];
  const slipstream: PageGlobals["slipstream"];
  const slipstreamTesting: PageGlobals["slipstreamTesting"];
  const synnefo: PageGlobals["synnefo"];
  const synnefoTesting: PageGlobals["synnefoTesting"];
  const connect: PageGlobals["connect"];
  const failure: PageGlobals["failure"];
}
