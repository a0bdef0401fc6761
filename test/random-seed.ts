const given = process.env.TEST_SEED;

/**
 * The seed of random inputs: the same in each run, so that only a change of the code changes the result.
 * `TEST_SEED=random` selects a new seed, and `TEST_SEED=` with the number of an earlier run selects that one.
 */
export const seed: number = given === "random" ? Math.floor(Math.random() * 2 ** 31) : Number(given ?? 20_261_121);
