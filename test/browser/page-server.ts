import { type FetchHandler, listen, type ListeningServer } from "saltant/node";

/** A policy for nearly any page: only its own scripts, styles and API, and no strings as code. */
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

/** The content of a page server. */
export interface PageServerOptions {
  /** Handles the requests below `apiPath`: an embedded server's `handle`. */
  readonly api: FetchHandler;
  /** Default: `/api/`. Files that are below it come first. */
  readonly apiPath?: string;
  /** Files by their path, `/` for the page itself. The extension determines the type; without one it is HTML. */
  readonly files: Readonly<Record<string, string>>;
  /** The Content-Security-Policy. Default: {@link strictPolicy}. */
  readonly policy?: string;
}

const types: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", html: "text/html" };

/** Serves a page and its API from one origin. */
export function servePage({
  api,
  apiPath = "/api/",
  files,
  policy = strictPolicy,
}: PageServerOptions): Promise<ListeningServer> {
  const serve: FetchHandler = async (request) => {
    const { pathname } = new URL(request.url);
    const file = files[pathname];
    if (file === undefined) return pathname.startsWith(apiPath) ? api(request) : new Response(null, { status: 404 });
    const extension = /\.(\w+)$/.exec(pathname)?.[1] ?? "html";
    const type = `${types[extension] ?? "text/plain"}; charset=utf-8`;
    return new Response(file, { headers: { "Content-Type": type, "Content-Security-Policy": policy } });
  };
  // Chromium resolves the second name to this machine: an origin that is not secure.
  return listen(serve, { allowedHosts: ["intranet.test"] });
}
