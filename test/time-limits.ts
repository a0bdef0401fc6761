/**
 * The time on the machine's clock after which a program or a page counts as stuck. It does not measure performance: a
 * machine with a load of eight times its cores needs ten times as long as an idle one.
 */
export const stuckAfterMs = 300_000;
