/** What a bundle with nothing but the client is to come to, compressed, in bytes: everything included. */
export const bundleGoalBytes = 18_000;

/** What it may come to at most; `npm test` fails above. */
export const largestBundleBytes = 38_750;

/** The most type instantiations that a small use of the library may cost a compiler; `npm test` fails above. */
export const mostInstantiations = 700;
