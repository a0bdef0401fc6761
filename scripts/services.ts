import type { ServiceAccess } from "./contract/service-access.js";

/**
 * The services of the package, one row each. The generator, the contract linter, the build, the reports of the public
 * API, the reference and the tests read this table. test/scripts/services.test.ts compares package.json and the other
 * configuration that cannot import it with the table. All paths are relative to the root of the project.
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
    quickstart: "scripts/quickstart/saltant.ts",
  },
  {
    name: "decapod",
    contracts: [
      {
        document: "openapi/decapod.yaml",
        generated: "generated/decapod",
        filterTypes: "src/decapod/filter-types.ts",
      },
    ],
    client: { specifier: "saltant/decapod", source: "src/decapod/index.ts" },
    embeddedServer: { specifier: "saltant/decapod/testing", source: "src/testing/decapod/index.ts" },
    contractAccess: () => import("./contract/decapod.js"),
    quickstart: "examples/decapod-deploy.ts",
  },
  {
    name: "slipstream",
    contracts: [{ document: "openapi/slipstream.yaml", generated: "generated/slipstream" }],
    client: { specifier: "saltant/slipstream", source: "src/slipstream/index.ts" },
    embeddedServer: { specifier: "saltant/slipstream/testing", source: "src/testing/slipstream/index.ts" },
    contractAccess: () => import("./contract/slipstream.js"),
    quickstart: "examples/slipstream-deploy.ts",
  },
  {
    name: "synnefo",
    contracts: [
      { document: "openapi/synnefo-identity.yaml", generated: "generated/synnefo/identity" },
      { document: "openapi/synnefo-compute.yaml", generated: "generated/synnefo/compute" },
      { document: "openapi/synnefo-network.yaml", generated: "generated/synnefo/network" },
      { document: "openapi/synnefo-volume.yaml", generated: "generated/synnefo/volume" },
      { document: "openapi/synnefo-image.yaml", generated: "generated/synnefo/image" },
    ],
    client: { specifier: "saltant/synnefo", source: "src/synnefo/index.ts" },
    embeddedServer: { specifier: "saltant/synnefo/testing", source: "src/testing/synnefo/index.ts" },
    contractAccess: () => import("./contract/synnefo.js"),
    quickstart: "examples/synnefo-server.ts",
  },
];

/** A web API, and this project's files for it. */
export interface Service {
  readonly name: string;
  readonly contracts: readonly ServiceContract[];
  readonly client: EntryPoint;
  readonly embeddedServer: EntryPoint;
  /** The settings of the commands that compare a live server with the contract. Only they load it. */
  readonly contractAccess: () => Promise<{ readonly access: ServiceAccess }>;
  /**
   * The program that runs the main job of the service on its embedded server, for `npm start -- NAME`. A path and no import: this table
   * is part of the configuration of the tests, which loads before there is a build.
   */
  readonly quickstart: string;
}

/** An OpenAPI document, and the code generated from it. */
export interface ServiceContract {
  readonly document: string;
  /** The folder of the generated code. */
  readonly generated: string;
  /** The module with the types of its lists' filters. Without it only types are generated, and no filters. */
  readonly filterTypes?: string;
}

/** A module that users can import. */
export interface EntryPoint {
  /** The import specifier: `saltant/testing`. */
  readonly specifier: string;
  readonly source: string;
}

/** The entry points that do not belong to one service. */
const common: readonly EntryPoint[] = [{ specifier: "saltant/node", source: "src/node/index.ts" }];

/** All entry points. */
export const entryPoints: readonly EntryPoint[] = [
  ...services.flatMap(({ client, embeddedServer }) => [client, embeddedServer]),
  ...common,
];

/** The contracts of all services. */
export const contracts: readonly ServiceContract[] = services.flatMap((service) => service.contracts);

/** The name of the package, with which every specifier begins. */
export const packageName = "saltant";

/** The built files of an entry point, in the form of package.json's `exports`: the types, Node's file, the others' file. */
export function publishedFilesOf({ source }: EntryPoint): { types: string; node: string; default: string } {
  const path = source.replace(/\.ts$/, "");
  return { types: `./dist/${path}.d.ts`, node: `./dist/bundled/${path}.js`, default: `./dist/${path}.js` };
}
