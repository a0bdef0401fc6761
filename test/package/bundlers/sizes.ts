/** The maximum size of one error class in a program, in bytes, compressed. */
export const errorGoal = 1500;

/** The maximum sizes of programs by bundler, compressed, in bytes: the last measured size plus 1 %. */
export const largestBundles = {
  esbuild: { error: 1016, client: 42_840, decapod: 38_950, slipstream: 57_800 },
  Rollup: { error: 1015, client: 42_180, decapod: 38_100, slipstream: 56_310 },
  Vite: { error: 1000, client: 41_580, decapod: 37_860, slipstream: 55_900 },
  webpack: { error: 1028, client: 42_110, decapod: 37_970, slipstream: 56_110 },
  Rspack: { error: 1010, client: 42_020, decapod: 37_970, slipstream: 56_060 },
  Parcel: { error: 995, client: 41_950, decapod: 37_900, slipstream: 55_990 },
} as const;

/** A bundler, by its name in build.js. */
export type Bundler = keyof typeof largestBundles;

/** All of them. */
export const bundlers = Object.keys(largestBundles) as Bundler[]; // A record's keys are its names.
