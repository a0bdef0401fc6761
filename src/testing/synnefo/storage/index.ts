import type { MockResponse } from "../../kit/response.js";
import type { Cloud, CloudPart } from "../cloud.js";
import { fault, methodNotAllowed } from "../faults.js";
import type { CloudRequest } from "../request.js";
import { respondToAccount } from "./account.js";
import { respondToContainer } from "./container.js";
import { type Format, formatOf, inFormat } from "./formats.js";
import { respondToObject, respondToPublicLink } from "./objects/index.js";
import type { StorageOptions } from "./options.js";
import { encodeHeaders } from "./response-headers.js";
import { StorageRequest } from "./storage-request.js";
import type { Storage } from "./storage.js";
import { ObjectStore } from "./store.js";
import { authenticate, respondToTop } from "./top.js";

/** The object store, and its parts of the cloud. */
export interface StorageService {
  readonly store: ObjectStore;
  readonly parts: readonly CloudPart[];
}

export function createStorageService(cloud: Cloud, options: StorageOptions = {}): StorageService {
  const store = new ObjectStore(cloud, options);
  const storage = { cloud, store };
  return {
    store,
    parts: [
      { root: "/pithos/object-store/v1", handle: (request) => respond(storage, request) },
      { root: "/pithos/object-store/v2", handle: (request) => respondWithoutDots(storage, request) },
      { root: "/pithos/public", handle: (request) => respondToLink(storage, request) },
    ],
  };
}

/**
 * Responds to a path that was `v1/../v2/name`: URLs remove the dots, but the real server sees an object of the account `..`, of which it
 * shares nothing.
 */
function respondWithoutDots({ cloud }: Storage, request: CloudRequest): MockResponse {
  cloud.users.userOf(request);
  throw fault("forbidden", "User does not have access to the object");
}

/** The levels of a path, as far as it has them. */
interface Levels {
  readonly account: string | undefined;
  readonly container: string | undefined;
  readonly name: string | undefined;
}

/** A name may begin with slashes. One slash after an account or a container does not count. */
function levelsOf(path: string): Levels {
  const [, account, container, name] =
    /^\/(.+?)\/(.+?)\/(.+)$/s.exec(path) ?? /^\/(.+?)\/(.+?)\/?$/s.exec(path) ?? /^\/(.+?)\/?$/s.exec(path) ?? [];
  return { account, container, name };
}

/** The methods by the number of the levels, in the order of the header `Allow`. */
const methodsByDepth = [
  ["GET"],
  ["HEAD", "POST", "GET"],
  ["HEAD", "PUT", "POST", "DELETE", "GET"],
  ["HEAD", "GET", "PUT", "COPY", "MOVE", "POST", "DELETE"],
] as const satisfies readonly (readonly string[])[];

/** The longest name of a container and of an object, in characters. */
const longest = { container: 256, name: 1024 };

function respond(storage: Storage, request: CloudRequest): MockResponse {
  const levels = levelsOf(request.path);
  const { account, container = "", name = "" } = levels;
  const methods: readonly string[] = methodsByDepth[depthOf(levels)];
  if (!methods.includes(request.method)) throw methodNotAllowed(methods);
  if (account === undefined && request.token === "") return authenticate(request);
  const format = formatOf(request, formatsFor(request.method, levels));
  return inFormat(format, () => {
    const user = storage.cloud.users.userOf(request);
    if (Array.from(container).length > longest.container) throw fault("badRequest", "Container name too large");
    if (Array.from(name).length > longest.name) throw fault("badRequest", "Object name too large.");
    return encoded(dispatch(storage, new StorageRequest(request, format, user), levels));
  });
}

function depthOf({ account, container, name }: Levels): 0 | 1 | 2 | 3 {
  if (account === undefined) return 0;
  if (container === undefined) return 1;
  return name === undefined ? 2 : 3;
}

/** The formats of a response, the default first. Only lists can be text. */
function formatsFor(method: string, levels: Levels): readonly [Format, ...Format[]] {
  const depth = depthOf(levels);
  if (method === "GET") return depth === 3 ? ["json", "xml"] : ["text", "xml", "json"];
  return method === "POST" && depth === 2 ? ["json", "xml"] : ["json"];
}

function dispatch(storage: Storage, request: StorageRequest, { account, container, name }: Levels): MockResponse {
  if (account === undefined) return respondToTop(storage, request);
  if (container === undefined) return respondToAccount(storage, request, account);
  if (name === undefined) return respondToContainer(storage, request, { account, container });
  return respondToObject(storage, request, { account, container, name });
}

function respondToLink(storage: Storage, request: CloudRequest): MockResponse | undefined {
  const id = /^\/(.+)$/s.exec(request.path)?.[1];
  if (id === undefined) return undefined;
  const methods = ["HEAD", "GET"];
  if (!methods.includes(request.method)) throw methodNotAllowed(methods);
  return encoded(respondToPublicLink(storage, new StorageRequest(request, "json"), id));
}

function encoded(response: MockResponse): MockResponse {
  return { ...response, headers: encodeHeaders(response.headers) };
}
