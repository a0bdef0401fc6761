import type { Program } from "./bundle.js";

/** The goals for the compressed size of whole bundles, in bytes. Those without a goal are still measured. */
export const bundleGoals: Readonly<Partial<Record<Program, number>>> = { "an error class": 1500, "the client": 35_000 };

/** The maximum sizes: the last measured size plus 1 %; `npm test` fails above. */
export const largestBundles: Readonly<Record<Program, number>> = {
  "an error class": 980,
  "the client": 42_880,
  "the client, in an app with zod": 67_870,
  "all of the library": 43_770,
  "the Decapod client": 38_960,
  "the SlipStream client": 57_790,
  "the Synnefo client": 57_860,
  "the client of Synnefo's identity service": 36_020,
  "the client of Synnefo's compute service": 44_400,
  "the client of Synnefo's network service": 37_800,
  "the client of Synnefo's volume service": 37_880,
  "the client of Synnefo's image service": 30_860,
  "the embedded server": 26_800,
  "the embedded Decapod server": 29_260,
  "the embedded SlipStream server": 49_610,
  "the embedded Synnefo cloud": 61_300,
};

/** The most type instantiations that a small use of the library may cost a compiler; `npm test` fails above. */
export const mostInstantiations = 700;
