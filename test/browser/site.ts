import { listen, type FetchHandler, type ListeningServer } from "saltant/node";

/** What nearly any page can do with, and any attack cannot: own scripts, own styles, own API, and no text that becomes code. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** What a site consists of. */
export interface Site {
  /** Answers what is asked below `/api/`: an embedded server's `handle`. */
  readonly api: FetchHandler;
  /** Files by their path, `/` for the page itself. What kind they are their ending says; without one they are HTML. */
  readonly files: Readonly<Record<string, string>>;
  /** The Content-Security-Policy. Default: {@link strictPolicy}. */
  readonly policy?: string;
}

const types: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", html: "text/html" };

/** Serves a page and its API from one origin. */
export function serveSite({ api, files, policy = strictPolicy }: Site): Promise<ListeningServer> {
  return listen(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/api/")) return api(request);
    const file = files[pathname];
    if (file === undefined) return new Response(null, { status: 404 });
    const ending = /\.(\w+)$/.exec(pathname)?.[1] ?? "html";
    const type = `${types[ending] ?? "text/plain"}; charset=utf-8`;
    return new Response(file, { headers: { "Content-Type": type, "Content-Security-Policy": policy } });
  });
}
