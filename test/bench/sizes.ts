import { bundleSizes, programNames } from "./bundle.js";
import { compileCost } from "./compile.js";
import type { Group } from "./figures.js";
import { bundleGoals, mostInstantiations } from "./goals.js";

/** How large the library is in a bundle, and how much work for a compiler. */
export async function sizes(): Promise<Group[]> {
  const bundles = await bundleSizes();
  const { instantiations, checkMs, files } = compileCost();
  return [
    {
      title: "Bundle",
      about:
        "Programs that import what the row says, bundled and minified by esbuild from what is published, and compressed by `gzip -9`. " +
        "The parts are given their share of the compressed whole. Rollup, Vite, webpack and Rspack come to 0.8 kB for the error class, and about 1 kB less for the client. " +
        "What the client has more than its goal is exact lists, shared polls, launches that happen once, kept tokens and typed tasks. " +
        "To load these when they are used would make the first download of such a program larger (with esbuild) or 1 to 3 kB smaller (with Rollup), and all of it larger.",
      figures: programNames.flatMap((name) => {
        const { gzipBytes, parts } = bundles[name];
        const limit = bundleGoals[name];
        return [
          {
            name: `import ${name}`,
            ours: { value: gzipBytes, unit: "bytes" } as const,
            ...(limit !== undefined && {
              goal: { bound: "at most", limit, reached: gzipBytes, unit: "bytes" } as const,
            }),
          },
          ...(name === "the client" ? parts : []).map((part) => ({
            name: `of which ${part.name}`,
            ours: { value: part.gzipBytes, unit: "bytes" } as const,
          })),
        ];
      }),
    },
    {
      title: "Types",
      about:
        "A program of five lines, compiled against the built declarations. What an empty program takes is taken off.",
      figures: [
        {
          name: "type instantiations",
          ours: { value: instantiations, unit: "instantiations" },
          goal: { bound: "at most", limit: mostInstantiations, reached: instantiations, unit: "instantiations" },
        },
        { name: "time of the check", ours: { value: checkMs, unit: "ms" } },
        { name: "declaration files read", ours: { value: files, unit: "files" } },
      ],
    },
  ];
}
