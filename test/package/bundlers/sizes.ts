/** What one error class may cost in a program at most, in bytes, compressed. */
export const errorGoal = 1500;

/** What programs may come to at most by bundler, compressed, in bytes: what was reached and 1 %. */
export const largestBundles = {
  esbuild: { error: 1310, client: 38_950 },
  Rollup: { error: 850, client: 38_210 },
  Vite: { error: 836, client: 37_700 },
  webpack: { error: 857, client: 38_000 },
  Rspack: { error: 854, client: 38_000 },
  Parcel: { error: 838, client: 37_930 },
} as const;

/** A bundler, by the name that build.js knows it by. */
export type Bundler = keyof typeof largestBundles;

/** All of them. */
export const bundlers = Object.keys(largestBundles) as Bundler[]; // A record's keys are its names.
