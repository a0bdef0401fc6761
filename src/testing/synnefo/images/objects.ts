import type { MockResponse } from "../../kit/response.js";
import type { Cloud, CloudPart } from "../cloud.js";
import { CloudFault, emptyResponse, fault } from "../faults.js";
import type { CloudRequest } from "../request.js";
import type { ObjectPath, ObjectStore } from "./store.js";

/** The few requests of the object store that images need: one to create a container, and one to upload an object. */
export function objectsPart(cloud: Cloud, store: ObjectStore): CloudPart {
  return {
    root: "/pithos/object-store/v1",
    handle(request) {
      const [, account, container, name] = /^\/([^/]+)\/([^/]+)(?:\/(.+))?$/s.exec(request.path) ?? [];
      if (request.method !== "PUT" || account === undefined || container === undefined) return undefined;
      try {
        return put(cloud, store, { account, container, name }, request);
      } catch (error) {
        throw error instanceof CloudFault && !asksForJson(request) ? asText(error) : error;
      }
    },
  };
}

function asksForJson({ query, headers }: CloudRequest): boolean {
  return (query.get("format") ?? headers.get("accept") ?? "").includes("json");
}

/** The object store sends a fault as text, though it is JSON, to a request that does not ask for JSON. */
function asText({ response }: CloudFault): CloudFault {
  return new CloudFault({ ...response, headers: { ...response.headers, "content-type": "text/plain; charset=UTF-8" } });
}

interface Target {
  readonly account: string;
  readonly container: string;
  /** Undefined for the container itself. */
  readonly name: string | undefined;
}

function put(cloud: Cloud, store: ObjectStore, target: Target, request: CloudRequest): MockResponse {
  const { account, container, name } = target;
  if (account !== cloud.users.userOf(request).uuid) throw fault("forbidden", "Not allowed");
  if (name === undefined) return emptyResponse(store.createContainer(account, container) ? 201 : 202);
  return upload(cloud, store, { account, container, name }, request);
}

function upload(cloud: Cloud, store: ObjectStore, path: ObjectPath, request: CloudRequest): MockResponse {
  if (request.headers.get("content-type") === null) throw fault("lengthRequired", "Missing Content-Type header");
  const { account, container } = path;
  if (!store.hasContainer(account, container)) throw fault("itemNotFound", "Container does not exist");
  // The containers keep the old versions of their objects, so each version counts.
  const project = cloud.users.find(account)?.defaultProject ?? account;
  const amount = request.body.length;
  const excess = cloud.quotas.charge([{ user: account, project, resource: "pithos.diskspace", amount }]);
  if (excess !== undefined) throw fault("requestEntityTooLarge", "Quota exceeded");
  const { hash, version } = store.write(path, request.body);
  return emptyResponse(201, { etag: hash, "x-object-version": String(version) });
}
