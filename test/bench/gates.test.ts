// Every test run checks the limits that do not depend on the machine: the size of a bundle, the work of a compiler.
import { expect, it } from "vitest";
import { bundleSizes, programNames } from "./bundle.js";
import { compileCost, declarationsOf } from "./compile.js";
import { largestBundles, mostInstantiations } from "./goals.js";

it("bundles stay small", async () => {
  const sizes = await bundleSizes();
  const lines = programNames.flatMap((name) => [
    `${name}: ${sizes[name].minifiedBytes} bytes minified, ${sizes[name].gzipBytes} compressed`,
    ...sizes[name].parts.map(
      (part) => `  ${part.name}: ${part.minifiedBytes} minified, about ${part.gzipBytes} compressed`,
    ),
  ]);
  const tooLarge = programNames.filter((name) => sizes[name].gzipBytes > largestBundles[name]);
  expect(tooLarge, lines.join("\n")).toEqual([]);
});

it("a program that uses one service has no code of another", async () => {
  const sizes = await bundleSizes();
  const foreign = [
    ...sizes["all of the library"].files.filter((file) => file.includes("decapod")),
    ...sizes["the Decapod client"].files.filter((file) => /(src|generated)\/saltant/.test(file)),
    ...sizes["the embedded server"].files.filter((file) => file.includes("decapod")),
    ...sizes["the embedded Decapod server"].files.filter((file) => /(src|generated|testing)\/saltant\//.test(file)),
  ];
  expect(foreign).toEqual([]);
  // Else the patterns would be wrong.
  expect(sizes["the Decapod client"].files.some((file) => file.includes("src/decapod"))).toBe(true);
});

it("a small program that uses the client costs the compiler little", () => {
  const { instantiations } = compileCost(declarationsOf("tsconfig.build.json"));
  expect(instantiations).toBeLessThanOrEqual(mostInstantiations);
  // Zero would mean that the program was not compiled against the declarations.
  expect(instantiations).toBeGreaterThan(0);
});
