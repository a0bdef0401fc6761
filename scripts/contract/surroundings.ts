/** What a command has around it; a test gives it something else. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof globalThis.fetch;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The process's own. */
export const processSurroundings: Surroundings = {
  env: process.env,
  // Looked up when it is called, as every program expects of a global.
  fetch: (input, init) => fetch(input, init),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};
