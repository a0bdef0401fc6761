import type { ServiceAccess } from "./contract/service-access.js";

/**
 * The services that the package is a client of, a row each. The generator, the linter of contracts, the build, the reports of the
 * public API, the reference and the tests take from here what they work on. package.json and the other configuration that cannot
 * import it are compared with it by test/scripts/services.test.ts. All paths start at the root of the project.
 */
export const services: readonly Service[] = [
  {
    name: "saltant",
    contracts: [
      {
        document: "openapi/saltant.yaml",
        generated: "generated/saltant",
        filterTypes: "src/saltant/django/filter-types.ts",
      },
    ],
    client: { specifier: "saltant", source: "src/saltant/index.ts" },
    embeddedServer: { specifier: "saltant/testing", source: "src/testing/saltant/index.ts" },
    contractAccess: () => import("./contract/saltant.js"),
  },
];

/** A web API, and what this project has for it. */
export interface Service {
  readonly name: string;
  readonly contracts: readonly ServiceContract[];
  readonly client: EntryPoint;
  readonly embeddedServer: EntryPoint;
  /** What the commands need that compare a live server with the contract. Loaded by them alone. */
  readonly contractAccess: () => Promise<{ readonly access: ServiceAccess }>;
}

/** An OpenAPI document, and the code that is generated from it. */
export interface ServiceContract {
  readonly document: string;
  /** The folder of the generated code. */
  readonly generated: string;
  /** The types of the filters of its lists. Without them no filters are generated, only types. */
  readonly filterTypes?: string;
}

/** A module that users can import. */
export interface EntryPoint {
  /** What stands in the import: `saltant/testing`. */
  readonly specifier: string;
  readonly source: string;
}

/** The entry points that are of no single service. */
const common: readonly EntryPoint[] = [{ specifier: "saltant/node", source: "src/node/index.ts" }];

/** Everything that can be imported. */
export const entryPoints: readonly EntryPoint[] = [
  ...services.flatMap(({ client, embeddedServer }) => [client, embeddedServer]),
  ...common,
];

/** The contracts of services that have no client yet. The row of a service takes its contracts over. */
const contractsWithoutClient: readonly ServiceContract[] = [
  {
    document: "openapi/decapod.yaml",
    generated: "generated/decapod",
    filterTypes: "src/decapod/filter-types.ts",
  },
];

/** The contracts of all services. */
export const contracts: readonly ServiceContract[] = [
  ...services.flatMap((service) => service.contracts),
  ...contractsWithoutClient,
];

/** The name of the package, with which every specifier begins. */
export const packageName = "saltant";

/** Where the build puts what is imported of an entry point, as package.json's `exports` names it: the types, Node's file, the others'. */
export function publishedFilesOf({ source }: EntryPoint): { types: string; node: string; default: string } {
  const path = source.replace(/\.ts$/, "");
  return { types: `./dist/${path}.d.ts`, node: `./dist/bundled/${path}.js`, default: `./dist/${path}.js` };
}
