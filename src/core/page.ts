/** What there is of a page or a worker; nothing of it anywhere else. */
interface Surroundings {
  readonly location?: { readonly href: string; readonly origin: string };
  readonly document?: { readonly baseURI: string };
}

/** What relative addresses are relative to, as for the platform's `fetch`: a page may name another base than its own address. */
export function baseAddress(): string | undefined {
  const { document, location } = surroundings();
  return document?.baseURI ?? location?.href;
}

/** The origin of the page or worker that this runs in; undefined anywhere else. */
export function pageOrigin(): string | undefined {
  return surroundings().location?.origin;
}

/** Read anew each time, as a page's address changes when its user goes on. */
function surroundings(): Surroundings {
  return globalThis;
}
