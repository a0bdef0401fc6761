import { checkChoice, checkNames, checkNumber, checkType } from "../../kit/checks.js";
import type { ServerRow } from "./rows.js";

/** How a server is built. */
export interface ServerRun {
  /** How long it takes, in milliseconds. Default: that of `durations`, 10 s. */
  readonly buildMs?: number;
  /** How it ends; with `"hang"` it is never built. Default: `"active"`. */
  readonly outcome?: "active" | "error" | "hang";
  /** Why it fails, with the outcome `"error"`. */
  readonly diagnostic?: ServerDiagnostic;
}

/** What a server that failed says about it. */
export interface ServerDiagnostic {
  /** What happened. Default: `"Image deployment failed"`. */
  readonly message?: string;
  /** More about it. Default: none (`""`). */
  readonly details?: string;
  /** Which part of the cloud reports it. Default: `"image-error"`. */
  readonly source?: string;
  /** How bad it is. Default: `"ERROR"`. */
  readonly level?: string;
}

/** A new server, as scripts see it. */
export interface NewServer {
  /** The id. */
  readonly id: number;
  /** The name. */
  readonly name: string;
  /** The UUID of the user who owns it. */
  readonly userId: string;
  /** The id of its flavor. */
  readonly flavorId: number;
  /** The id of its image. */
  readonly imageId: string;
  /** Its metadata. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The servers that a script applies to: a name, an id, or a predicate. */
export type ServerTarget = string | number | ((server: NewServer) => boolean);

/** How servers are built. Of several scripts that match, the latest applies. */
export class ServerScripts {
  readonly #scripts: { readonly target: ServerTarget; readonly run: ServerRun }[] = [];

  /**
   * @returns A function that removes the script.
   * @throws TypeError or RangeError for an invalid script.
   */
  add(target: ServerTarget, run: ServerRun): () => void {
    checkTarget(target);
    checkRun(run);
    const script = { target, run };
    this.#scripts.push(script);
    return () => {
      const index = this.#scripts.indexOf(script);
      if (index >= 0) this.#scripts.splice(index, 1);
    };
  }

  /** How a server is built; empty without a script. */
  of(row: ServerRow): ServerRun {
    const { id, name, userId, flavorId, imageId } = row;
    const server: NewServer = { id, name, userId, flavorId, imageId, metadata: Object.fromEntries(row.metadata) };
    return this.#scripts.findLast(({ target }) => isTarget(target, server))?.run ?? {};
  }
}

function isTarget(target: ServerTarget, server: NewServer): boolean {
  if (typeof target === "function") return target(server);
  return typeof target === "number" ? server.id === target : server.name === target;
}

function checkTarget(target: ServerTarget): void {
  if (typeof target === "number") checkNumber("A script's target", target, 1);
  else checkType("A script's target", target, "string", "function");
}

function checkRun(run: ServerRun): void {
  checkType("What a server does", run, "object");
  checkNames("What a server does", run, ["buildMs", "outcome", "diagnostic"]);
  checkNumber("buildMs", run.buildMs ?? 0, 0);
  checkChoice("outcome", run.outcome ?? "active", ["active", "error", "hang"]);
  checkDiagnostic(run.diagnostic ?? {});
}

/** @throws TypeError for an invalid diagnostic. */
export function checkDiagnostic(diagnostic: ServerDiagnostic): void {
  checkType("A diagnostic", diagnostic, "object");
  checkNames("A diagnostic", diagnostic, ["message", "details", "source", "level"]);
  for (const [name, value] of Object.entries(diagnostic)) checkType(`The ${name} of a diagnostic`, value, "string");
}
