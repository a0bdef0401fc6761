import type { ApiOperation } from "../description/api.js";

/** The operations that the contract shares with a server, and those that only the server has. */
export interface MatchedOperations {
  readonly common: readonly { readonly contract: ApiOperation; readonly server: ApiOperation }[];
  readonly serverOnly: readonly ApiOperation[];
}

/**
 * Pairs operations by method and path. The names of path parameters, a trailing slash, and a common prefix of all paths
 * are ignored: one description may have `/users/` and another `/v1/api/users`, or `basePath: /api`.
 */
export function matchOperations(contract: readonly ApiOperation[], server: readonly ApiOperation[]): MatchedOperations {
  const { mine, theirs } = bestPrefixes(contract, server);
  const others = new Map(server.map((operation) => [keyBelow(operation, theirs), operation]));
  const common: { contract: ApiOperation; server: ApiOperation }[] = [];
  const matched = new Set<ApiOperation>();
  for (const operation of contract) {
    const other = others.get(keyBelow(operation, mine));
    if (other === undefined) continue;
    common.push({ contract: operation, server: other });
    matched.add(other);
  }
  return { common, serverOnly: server.filter((operation) => !matched.has(operation)) };
}

/** `GET /users/{username}/` → `GET /users/{}`. */
export function operationKey(method: string, path: string): string {
  return `${method.toUpperCase()} /${segments(path).join("/")}`;
}

/** The names of a path's parameters, in their order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

/** The prefixes to remove from all paths of each, so that as many paths as possible are equal. */
function bestPrefixes(
  contract: readonly ApiOperation[],
  server: readonly ApiOperation[],
): { mine: string; theirs: string } {
  let best = { mine: "", theirs: "", score: 0 };
  for (const mine of prefixes(contract)) {
    const keys = new Set(contract.map((operation) => keyBelow(operation, mine)));
    for (const theirs of prefixes(server)) {
      const score = new Set(server.map((operation) => keyBelow(operation, theirs)).filter((key) => keys.has(key))).size;
      // The shortest come first, and a longer one replaces them only if it is better.
      if (score > best.score) best = { mine, theirs, score };
    }
  }
  return best;
}

/** The prefixes of all or some paths: "", "/api", "/api/v1", …; the shortest first, and none with a parameter. */
function prefixes(operations: readonly ApiOperation[]): string[] {
  const found = new Set([""]);
  for (const { path } of operations) {
    const parts = segments(path);
    const fixed = parts.findIndex((part) => part.includes("{}"));
    const most = Math.min(fixed < 0 ? parts.length - 1 : fixed, 5);
    for (let length = 1; length <= most; length += 1) found.add(`/${parts.slice(0, length).join("/")}`);
  }
  return [...found].sort((a, b) => a.split("/").length - b.split("/").length || (a < b ? -1 : 1));
}

/** The key without the prefix. The key of a path without the prefix stays whole, with a mark that no other key has. */
function keyBelow({ method, path }: ApiOperation, prefix: string): string {
  const key = `/${segments(path).join("/")}`;
  if (prefix === "") return `${method} ${key}`;
  return key.startsWith(`${prefix}/`) ? `${method} ${key.slice(prefix.length)}` : `elsewhere: ${method} ${key}`;
}

function segments(path: string): string[] {
  const [bare = ""] = path.split("?");
  return bare
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => segment.replaceAll(/\{[^}]*\}/g, "{}"));
}
