import { pathTail } from "../core/http/path-tail.js";
import { InvalidInputError } from "../core/errors/index.js";
import { describeValue } from "../core/text.js";

/** Where a module is. */
export interface ModulePath {
  /** The names of the projects that contain it, and its own; none for the root. */
  readonly segments: readonly string[];
  /** The number of a version; null for the latest. */
  readonly version: number | null;
}

/** Where a module is, as models and the results of `modules.update` have it. */
export interface ModulePathParts {
  /** The path without the version: `apps/WordPress/wordpress`. */
  readonly path: string;
  /** The number of the version; null for the latest. */
  readonly version: number | null;
}

/**
 * Reads the path of a module in any of its forms: `apps/x`, `/apps/x/`, `module/apps/x/12`. A number at the end is a version.
 *
 * @param path - The path, or an object that has `path` and `version`.
 * @throws An `InvalidInputError` for what is no path of a module.
 */
export function modulePath(path: unknown): ModulePath {
  const { segments, version } = rootOrModulePath(path);
  if (segments.length === 0) throw invalid(path);
  return { segments, version };
}

/** {@link modulePath}, where an empty path is the root, which contains all projects. */
export function rootOrModulePath(path: unknown): ModulePath {
  const text = pathText(path);
  if (text === undefined) throw invalid(path);
  const segments = text.replace(/^\/+|\/+$/g, "").split("/");
  if (segments[0] === "module") segments.shift();
  if (segments.length === 0 || (segments.length === 1 && segments[0] === "")) return { segments: [], version: null };
  const last = segments.at(-1) ?? "";
  if (!/^\d+$/.test(last)) {
    if (last === "new") throw new InvalidInputError(`a module cannot be named new: ${describeValue(text)}`);
    return checked({ segments, version: null });
  }
  segments.pop();
  if (segments.length === 0 || !Number.isSafeInteger(Number(last))) throw invalid(path);
  return checked({ segments, version: Number(last) });
}

/** The path as the server writes it in documents and forms: `module/apps/x/12`. */
export function moduleUri({ segments, version }: ModulePath): string {
  return ["module", ...segments, ...(version === null ? [] : [String(version)])].join("/");
}

/** The path without version: `apps/x`. */
export function plainPath({ segments }: ModulePath): string {
  return segments.join("/");
}

/** The path of requests for a module, with its version if there is one. */
export function requestPath({ segments, version }: ModulePath): string {
  const tail = pathTail("the path of a module", [...segments, ...(version === null ? [] : [String(version)])]);
  return tail === "" ? "/module" : `/module/${tail}`;
}

function pathText(path: unknown): string | undefined {
  if (typeof path === "string") return path;
  if (typeof path !== "object" || path === null || !("path" in path && "version" in path)) return undefined;
  const { path: text, version } = path;
  if (typeof text !== "string") return undefined;
  if (version === null) return text;
  return typeof version === "number" ? `${text}/${version}` : undefined;
}

/** Refuses what would lead to another path, before anything is sent. */
function checked(path: ModulePath): ModulePath {
  requestPath(path);
  return path;
}

function invalid(path: unknown): InvalidInputError {
  return new InvalidInputError(
    `the path of a module must be like apps/WordPress/wordpress, not ${describeValue(path)}`,
  );
}
