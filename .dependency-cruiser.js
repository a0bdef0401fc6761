/*
 * The layers and the direction of imports: cli → node, testing, services → core. `npm run lint` enforces them. An `import type` counts
 * like any other import. ESLint checks imports of Node's modules, of zod, and of the package itself.
 */

/** A folder of `src` that is a service's client. */
const service = "^src/(?!core/|testing/|node/|cli/)([^/]+)/";

/** All sources of the project. */
const anything = "^(src|generated|scripts|test|examples)/";

/** Plain functions on strings, dates and files, which the command imports by their paths. */
const sharedWithCli =
  "^src/(core/(text|data/datetime)|saltant/django/datetime|node/(private-file|file-lock|system-errors|utf8))\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circles",
      comment: "Move the shared code to a file that imports neither.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-imports-core",
      comment: "src/core serves every service and names none.",
      severity: "error",
      from: { path: "^src/core/" },
      to: { path: anything, pathNot: "^src/core/" },
    },
    {
      name: "service-imports-core",
      comment:
        "A service imports src/core and the code generated from its own contract. It does not import another service.",
      severity: "error",
      from: { path: service },
      to: { path: anything, pathNot: ["^src/(core|$1)/", "^generated/$1/"] },
    },
    {
      name: "generated-imports-its-service",
      comment: "Generated code uses types of its own service only.",
      severity: "error",
      from: { path: "^generated/([^/]+)/" },
      to: { path: anything, pathNot: ["^src/$1/", "^generated/$1/"] },
    },
    {
      name: "kit-imports-core",
      comment: "src/testing/kit serves the embedded server of every service and names none.",
      severity: "error",
      from: { path: "^src/testing/kit/" },
      to: { path: anything, pathNot: "^src/(core|testing/kit)/" },
    },
    {
      name: "embedded-server-is-independent",
      comment:
        "An embedded server implements the service's behavior without code of the client that is tested against it.",
      severity: "error",
      from: { path: "^src/testing/(?!kit/)([^/]+)/" },
      to: { path: anything, pathNot: "^src/(core|testing/kit|testing/$1)/" },
    },
    {
      name: "node-does-not-import-cli",
      comment: "src/node is published as a library.",
      severity: "error",
      from: { path: "^src/node/" },
      to: { path: anything, pathNot: "^src/(core|testing|node)/|^src/(?!cli/)[^/]+/" },
    },
    {
      name: "cli-imports-the-package",
      comment: "The command imports the library as its users do: by the package's name.",
      severity: "error",
      from: { path: "^src/cli/" },
      to: {
        path: "^(src|generated)/",
        pathNot: ["^src/cli/", sharedWithCli],
        dependencyTypesNot: ["aliased-tsconfig-paths"],
      },
    },
    {
      name: "sources-stand-alone",
      comment: "Published code imports neither scripts nor tests nor examples.",
      severity: "error",
      from: { path: "^(src|generated)/" },
      to: { path: "^(scripts|test|examples)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "node_modules" },
  },
};
