import { bundleSize } from "./bundle.js";
import { compileCost } from "./compile.js";
import type { Group } from "./figures.js";
import { bundleGoalBytes, mostInstantiations } from "./goals.js";

/** How large the library is, for programs that load it and for compilers that check against it. */
export async function sizes(): Promise<Group[]> {
  const bundle = await bundleSize();
  const { instantiations, checkMs, files } = compileCost();
  return [
    {
      title: "Bundle",
      about:
        "A program that imports `SaltantClient` and nothing else, bundled and minified by esbuild, and compressed by `gzip -9`: " +
        `${bundle.minifiedBytes.toLocaleString("en")} bytes before that. The parts are given their share of the compressed whole. ` +
        "The goal was set before there were exact lists, shared polls, launches that happen once, kept tokens, redacted errors " +
        "and checked options. To reach it, checking with zod or building requests with openapi-fetch would have to go, and some of those besides; " +
        "they are worth more than their bytes.",
      figures: [
        {
          name: "import { SaltantClient }",
          ours: { value: bundle.gzipBytes, unit: "bytes" },
          goal: { bound: "at most", limit: bundleGoalBytes, reached: bundle.gzipBytes, unit: "bytes" },
        },
        ...bundle.parts.map(({ name, gzipBytes }) => ({
          name: `of which ${name}`,
          ours: { value: gzipBytes, unit: "bytes" } as const,
        })),
      ],
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
