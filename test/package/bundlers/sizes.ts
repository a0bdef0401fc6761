/** What one error class may cost in a program at most, in bytes, compressed. */
export const errorGoal = 1500;

/** What programs may come to at most by bundler, compressed, in bytes: what was reached and 1 %. */
export const largestBundles = {
  esbuild: { error: 1345, client: 40_030 },
  Rollup: { error: 865, client: 39_330 },
  Vite: { error: 850, client: 38_830 },
  webpack: { error: 870, client: 39_130 },
  Rspack: { error: 870, client: 39_130 },
  Parcel: { error: 855, client: 39_060 },
} as const;

/** A bundler, by the name that build.js knows it by. */
export type Bundler = keyof typeof largestBundles;

/** All of them. */
export const bundlers = Object.keys(largestBundles) as Bundler[]; // A record's keys are its names.
