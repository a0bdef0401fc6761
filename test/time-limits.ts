/**
 * After how long on the machine's clock a program or a page is said to be stuck. It is no measure of how fast it should be: a machine
 * with eight times as much to do as it has cores takes tenfold what a quiet one does.
 */
export const stuckAfterMs = 300_000;
