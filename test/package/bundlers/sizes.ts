/** The maximum size of one error class in a program, in bytes, compressed. */
export const errorGoal = 1500;

/** The maximum sizes of programs by bundler, compressed, in bytes: the last measured size plus 1 %. */
export const largestBundles = {
  esbuild: { error: 1410, client: 41_660 },
  Rollup: { error: 920, client: 40_970 },
  Vite: { error: 905, client: 40_410 },
  webpack: { error: 925, client: 40_930 },
  Rspack: { error: 925, client: 40_880 },
  Parcel: { error: 910, client: 40_800 },
} as const;

/** A bundler, by its name in build.js. */
export type Bundler = keyof typeof largestBundles;

/** All of them. */
export const bundlers = Object.keys(largestBundles) as Bundler[]; // A record's keys are its names.
