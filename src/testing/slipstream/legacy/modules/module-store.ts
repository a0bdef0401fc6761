import type { Caller } from "../../caller.js";
import { setChild, type XmlElement } from "../xml/element.js";
import { allows, membersOf, type Right } from "./authz.js";
import { type ModuleCategory, ModuleVersion, parentPath } from "./module.js";

/** All versions of all modules. One counter numbers the versions of all of them. */
export class ModuleStore {
  readonly #versions: ModuleVersion[] = [];
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
    this.#versions.push(created);
    return created;
  }

  /** The newest version that is not deleted. */
  latest(path: string): ModuleVersion | undefined {
    return this.versionsOf(path).at(-1);
  }

  /** A version, even a deleted one. */
  version(path: string, version: number): ModuleVersion | undefined {
    return this.#versions.find((each) => each.path === path && each.version === version);
  }

  /** The versions of a module that are not deleted, the oldest first. */
  versionsOf(path: string): ModuleVersion[] {
    return this.#alive().filter((each) => each.path === path);
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
    const paths = [...new Set(this.#alive().map((each) => each.path))];
    return paths
      .filter((each) => parentPath(each) === path)
      .map((each) => this.latest(each))
      .filter((each) => each !== undefined);
  }

  /** The published versions, each of a module, that are not deleted. */
  published(): ModuleVersion[] {
    return this.#alive().filter(({ publishedMs }) => publishedMs !== undefined);
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

  #alive(): ModuleVersion[] {
    return this.#versions.filter(({ isDeleted }) => !isDeleted).sort((one, other) => one.version - other.version);
  }
}

const prefix = "module/";

function withoutPrefix(uri: string): string {
  return uri.startsWith(prefix) ? uri.slice(prefix.length) : uri;
}
