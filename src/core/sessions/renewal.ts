import { ApiError } from "../errors/api-error.js";

/** The work of getting a new token, which all waiting calls share. */
export class Renewal<Token> {
  /** The one in progress, or else the last one, unless it was canceled. */
  #latest: Promise<Token> | null = null;
  #isRunning = false;

  /** Starts to get a token, or joins the work in progress. */
  run(obtain: () => Promise<Token>): Promise<Token> {
    if (this.#latest !== null && this.#isRunning) return this.#latest;
    this.#isRunning = true;
    return (this.#latest = obtain()
      .catch((error: unknown) => {
        // It was canceled, as no call waited for it any more: late refusals must not share that.
        if (!(error instanceof ApiError)) this.#latest = null;
        throw error;
      })
      .finally(() => {
        this.#isRunning = false;
      }));
  }

  /** The same for a call whose token was refused. If the renewal has failed since, the call shares that failure. */
  runAfterRefusal(hasToken: boolean, obtain: () => Promise<Token>): Promise<Token> {
    return !hasToken && this.#latest !== null ? this.#latest : this.run(obtain);
  }
}
