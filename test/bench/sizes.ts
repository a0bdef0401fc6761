import { bundleSizes, programNames } from "./bundle.js";
import { compileCost } from "./compile.js";
import type { Group } from "./figures.js";
import { bundleGoals, mostInstantiations } from "./goals.js";

/** The library's size in a bundle, and its cost for a compiler. */
export async function sizes(): Promise<Group[]> {
  const bundles = await bundleSizes();
  const { instantiations, checkMs, files } = compileCost();
  return [
    {
      title: "Bundle",
      about:
        "Programs with the import of the row, bundled and minified by esbuild from the published files, and compressed by `gzip -9`. " +
        "Each part is listed with its share of the compressed size. With Rollup, Vite, webpack and Rspack a client takes 0.7 to 1.9 kB less. " +
        "The client exceeds its goal because of exact lists, shared polls, launching once, stored tokens and typed tasks. " +
        "Loading these on demand would make the first download of such a program larger (with esbuild) or 1 to 3 kB smaller (with Rollup), and the total larger.",
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
        "A program of five lines, compiled against the built declarations. The figures exclude those of an empty program.",
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
