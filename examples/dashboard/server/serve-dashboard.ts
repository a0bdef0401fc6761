import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { listen, type ListeningServer, type ListenOptions } from "saltant/node";
import type { EmbeddedServer } from "saltant/testing";

const folder = fileURLToPath(new URL("../", import.meta.url));

/** All resources come from this origin, and the page has no inline script and no inline style. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

interface Asset {
  readonly type: string;
  readonly body: string;
}

/**
 * Serves the dashboard's page at `/`, and the API of a saltant server below `/api/`. saltant sends no CORS headers, so the page and
 * the API must have the same origin. With a real server, use a proxy for that.
 */
export async function serveDashboard(server: EmbeddedServer, options: ListenOptions = {}): Promise<ListeningServer> {
  const assets = await readAssets();
  return listen((request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/api/")) return server.handle(request);
    return Promise.resolve(respond(request.method, assets.get(pathname)));
  }, options);
}

async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const file = async (name: string, type: string) => ({ type, body: await readFile(`${folder}${name}`, "utf8") });
  return new Map([
    ["/", await file("index.html", "text/html; charset=utf-8")],
    ["/style.css", await file("style.css", "text/css; charset=utf-8")],
    ["/icon.svg", await file("icon.svg", "image/svg+xml")],
    ...(await bundle()),
  ]);
}

/** The page's bundled program and its source map. `paths` in tsconfig.json resolves imports such as "saltant". */
async function bundle(): Promise<[path: string, Asset][]> {
  const { outputFiles } = await build({
    entryPoints: [`${folder}src/main.ts`],
    bundle: true,
    write: false,
    outdir: folder,
    format: "esm",
    target: "es2022",
    minify: true,
    sourcemap: true,
    logLevel: "warning",
  });
  return outputFiles.map(({ path, text }) => {
    const type = path.endsWith(".js") ? "text/javascript; charset=utf-8" : "application/json";
    return [`/${basename(path)}`, { type, body: text }];
  });
}

function respond(method: string, asset: Asset | undefined): Response {
  if (asset === undefined) return new Response("Not found.\n", { status: 404, headers });
  if (method !== "GET" && method !== "HEAD") return new Response(null, { status: 405, headers });
  return new Response(method === "HEAD" ? null : asset.body, { headers: { ...headers, "content-type": asset.type } });
}
