import type { Caller } from "../../caller.js";
import { setChild, type XmlElement } from "../xml/element.js";
import { allows, membersOf, type Right } from "./authz.js";
import { type ModuleCategory, ModuleVersion, parentPath } from "./module.js";

/** All versions of all modules. One counter numbers the versions of all of them. */
export class ModuleStore {
  /** The versions by path, the oldest first. */
  readonly #versions = new Map<string, ModuleVersion[]>();
  #lastVersion = 0;

  /** Adds a version with the next number, or with one that is given. */
  add(
    path: string,
    category: ModuleCategory,
    document: XmlElement,
    authz: XmlElement,
    nowMs: number,
    number?: number,
  ): ModuleVersion {
    const version = number ?? this.#lastVersion + 1;
    this.#lastVersion = Math.max(this.#lastVersion, version);
    setChild(document, authz);
    const created = new ModuleVersion(path, version, category, document, nowMs);
    const versions = this.#versions.get(path) ?? [];
    this.#versions.set(path, versions);
    versions.push(created);
    versions.sort((one, other) => one.version - other.version);
    return created;
  }

  /** The newest version that is not deleted. */
  latest(path: string): ModuleVersion | undefined {
    return this.#versions.get(path)?.findLast(({ isDeleted }) => !isDeleted);
  }

  /** A version, even a deleted one. */
  version(path: string, version: number): ModuleVersion | undefined {
    return this.#versions.get(path)?.find((each) => each.version === version);
  }

  /** The versions of a module that are not deleted, the oldest first. */
  versionsOf(path: string): ModuleVersion[] {
    return (this.#versions.get(path) ?? []).filter(({ isDeleted }) => !isDeleted);
  }

  /**
   * Finds a module by its URI as runs, nodes and copies name it. Without a version it is the latest, and `module/` may be missing. With
   * a version, the URI must be complete, and a deleted version is found.
   */
  find(uri: string): ModuleVersion | undefined {
    const versioned = /^(.*)\/(\d+)$/.exec(uri);
    if (versioned === null) return this.latest(withoutPrefix(uri));
    const [, base = "", version = ""] = versioned;
    return base.startsWith(prefix) ? this.version(withoutPrefix(base), Number(version)) : undefined;
  }

  /** The latest versions of the modules in a project; in the root if the path is empty. */
  childrenOf(path: string): ModuleVersion[] {
    return [...this.#versions.keys()]
      .filter((each) => parentPath(each) === path)
      .map((each) => this.latest(each))
      .filter((each) => each !== undefined);
  }

  /** The published versions, each of a module, that are not deleted. */
  published(): ModuleVersion[] {
    const published = [...this.#versions.keys()]
      .flatMap((path) => this.versionsOf(path))
      .filter(({ publishedMs }) => publishedMs !== undefined);
    return published.sort((one, other) => one.version - other.version);
  }

  /** Whether a user has a right on a version. */
  allows(module: ModuleVersion, right: Right, caller: Caller): boolean {
    return allows(module.authz, right, caller, this.#inheritedMembers(module));
  }

  /** The members of the group of the nearest project that does not inherit its own. */
  #inheritedMembers({ path }: ModuleVersion): readonly string[] {
    for (let parent = parentPath(path); parent !== ""; parent = parentPath(parent)) {
      const authz = this.latest(parent)?.authz;
      if (authz === undefined) return [];
      if (authz.attributes.get("inheritedGroupMembers") !== "true") return membersOf(authz);
    }
    return [];
  }
}

const prefix = "module/";

function withoutPrefix(uri: string): string {
  return uri.startsWith(prefix) ? uri.slice(prefix.length) : uri;
}
