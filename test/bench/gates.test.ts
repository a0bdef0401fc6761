// What does not depend on the machine is held to its limits with every test: the size of a bundle, the work of a compiler.
import { expect, it } from "vitest";
import { bundleSize } from "./bundle.js";
import { compileCost, declarationsOf } from "./compile.js";
import { largestBundleBytes, mostInstantiations } from "./goals.js";

it("a bundle with nothing but the client stays small", async () => {
  const { gzipBytes, minifiedBytes, parts } = await bundleSize();
  const lines = parts.map(
    (part) => `${part.name}: ${part.minifiedBytes} minified, about ${part.gzipBytes} of the compressed`,
  );
  expect(
    gzipBytes,
    [`${minifiedBytes} bytes minified, ${gzipBytes} compressed:`, ...lines].join("\n  "),
  ).toBeLessThanOrEqual(largestBundleBytes);
});

it("a small program that uses the client costs the compiler little", () => {
  const { instantiations } = compileCost(declarationsOf("tsconfig.build.json"));
  expect(instantiations).toBeLessThanOrEqual(mostInstantiations);
  // None at all would mean that the program was not compiled against the declarations.
  expect(instantiations).toBeGreaterThan(0);
});
