import { fault } from "../../faults.js";
import type { ObjectVersion, Permissions, StoredObject } from "../object.js";
import type { StorageRequest } from "../storage-request.js";

/** What the headers of a request say about an object besides its content. */
export interface ObjectHeaders extends Pick<ObjectVersion, "metadata" | "encoding" | "disposition" | "manifest"> {
  /** Undefined if the request leaves them. */
  readonly permissions: Permissions | undefined;
  /** Undefined if the request leaves it. */
  readonly isPublic: boolean | undefined;
}

/** @throws CloudFault with 400 for invalid metadata, permissions or `X-Object-Public`. */
export function readObjectHeaders(request: StorageRequest): ObjectHeaders {
  return {
    metadata: request.metadata("X-Object-Meta-"),
    encoding: request.value("content-encoding"),
    disposition: request.value("content-disposition"),
    manifest: request.value("x-object-manifest"),
    permissions: readPermissions(request.header("x-object-sharing")),
    isPublic: readPublic(request.header("x-object-public")),
  };
}

function readPermissions(header: string | undefined): Permissions | undefined {
  if (header === undefined) return undefined;
  const text = header.replace(/[~ ]/g, "").toLowerCase();
  const lists = new Map<string, readonly string[]>();
  for (const part of text === "" ? [] : text.split(";")) {
    const [, action, members = ""] = /^(read|write)=(.*)$/s.exec(part) ?? [];
    if (action === undefined) throw badSharing("missing prefix");
    const users = [...new Set(members.split(","))].filter((member) => member !== "");
    if (users.length === 0) throw badSharing("invalid length");
    lists.set(action, users.includes("*") ? ["*"] : users);
  }
  const [read = [], write = []] = [lists.get("read"), lists.get("write")];
  return { read: read.filter((user) => user === "*" || !write.includes(user)), write };
}

function badSharing(reason: string) {
  return fault("badRequest", `Bad X-Object-Sharing header value: ${reason}`);
}

function readPublic(header: string | undefined): boolean | undefined {
  const text = header?.replaceAll(" ", "").toLowerCase();
  if (text === undefined || text === "true") return text === undefined ? undefined : true;
  if (text === "false" || text === "") return false;
  throw fault("badRequest", "Bad X-Object-Public header value");
}

/** Shares and publishes an object as the headers of a request say. A public object keeps its link. */
export function share(object: StoredObject, { permissions, isPublic }: ObjectHeaders): void {
  if (permissions !== undefined) {
    const isShared = permissions.read.length > 0 || permissions.write.length > 0;
    object.permissions = isShared ? permissions : undefined;
  }
  if (isPublic === true) object.publicId ??= randomId();
  if (isPublic === false) object.publicId = undefined;
}

/** 22 random letters and digits. */
function randomId(): string {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join("");
}
