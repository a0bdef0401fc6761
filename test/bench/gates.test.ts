// Every test run checks the limits that do not depend on the machine: the size of a bundle, the work of a compiler.
import { expect, it } from "vitest";
import { bundleSizes, type Program, programNames } from "./bundle.js";
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

/** The files of Synnefo that the client of one of its services may contain: no manager or model of another. */
const ownOfOneService: Readonly<Record<string, RegExp>> = {
  "the client of Synnefo's identity service":
    /src\/synnefo\/(?!(compute|network|volumes|images|client)\.js|(managers|models)\/(server|network|port|subnet|volume|snapshot|image|flavor|keypair|floating))/,
  "the client of Synnefo's compute service":
    /src\/synnefo\/(?!(identity|network|volumes|images|client)\.js|(managers|models)\/(network|port|subnet|volume|snapshot|image|floating|project|quota|account))/,
  "the client of Synnefo's network service":
    /src\/synnefo\/(?!(identity|compute|volumes|images|client)\.js|(managers|models)\/(server|volume|snapshot|image|flavor|keypair|project|quota|account))/,
  "the client of Synnefo's volume service":
    /src\/synnefo\/(?!(identity|compute|network|images|client)\.js|(managers|models)\/(server|network|port|subnet|image|flavor|keypair|floating|project|quota|account))/,
  "the client of Synnefo's image service":
    /src\/synnefo\/(?!(identity|compute|network|volumes|client)\.js|(managers|models)\/(server|network|port|subnet|volume|snapshot|flavor|keypair|floating|project|quota|account)|waits\/)/,
};

it("a program that uses one service has no code of another", async () => {
  const sizes = await bundleSizes();
  const own: Readonly<Record<string, RegExp>> = {
    "all of the library": /(src|generated)\/saltant\//,
    "the Decapod client": /(src|generated)\/decapod\//,
    "the SlipStream client": /(src|generated)\/slipstream\/|core\/data\/xml/,
    "the Synnefo client": /(src|generated)\/synnefo\//,
    ...ownOfOneService,
    "the embedded server": /src\/testing\/saltant\//,
    "the embedded Decapod server": /src\/testing\/decapod\//,
    "the embedded SlipStream server": /src\/testing\/slipstream\/|core\/data\/xml/,
    "the embedded Synnefo cloud": /src\/testing\/synnefo\//,
  };
  const foreign = programNames
    .filter((name) => name in own)
    .flatMap((name) =>
      sizes[name].files.filter(
        (file) => file.includes("saltant/dist/") && !isShared(file) && own[name]?.test(file) !== true,
      ),
    );
  expect(foreign).toEqual([]);
  // Else the patterns would be wrong.
  for (const [name, files] of Object.entries(own)) {
    expect(
      sizes[name as Program].files.some((file) => files.test(file)),
      name,
    ).toBe(true);
  }
});

/** Whether a published file serves every service. The parser of XML does not: only one service needs it. */
function isShared(file: string): boolean {
  return /src\/(core|testing\/kit)\//.test(file) && !file.includes("core/data/xml");
}

it("a small program that uses the client costs the compiler little", () => {
  const { instantiations } = compileCost(declarationsOf("tsconfig.build.json"));
  expect(instantiations).toBeLessThanOrEqual(mostInstantiations);
  // Zero would mean that the program was not compiled against the declarations.
  expect(instantiations).toBeGreaterThan(0);
});
