const given = process.env.TEST_SEED;

/**
 * Where random inputs begin: at the same place in each run, so that a change is judged by what it changes. `TEST_SEED=random`
 * begins somewhere new, and `TEST_SEED=` with the number of an earlier run begins there again.
 */
export const seed: number = given === "random" ? Math.floor(Math.random() * 2 ** 31) : Number(given ?? 20_261_121);
