import { isNone, isTrue } from "./counterpart.js";
import type { Outcome } from "./outcomes.js";
import { changeBody, decoded, located, sortedPairs, type PlannedResponse, type SentRequest } from "./play.js";
import { type Arguments, isObject, readOwnCalls, type RecordedCall } from "./recorded-calls.js";
import { goalOf, pollingOf, reachedStatus, verdictOf } from "./waits.js";

/** What the facade is expected to do for a recorded call. */
export interface Expectation {
  readonly requests: readonly SentRequest[];
  readonly responses: readonly PlannedResponse[];
  readonly outcome: Outcome;
}

/** A deliberate difference between the facade and kamaki. */
export interface Difference {
  /** What the facade does. */
  readonly name: string;
  readonly reason: string;
  /** Whether raw calls are different, too. */
  readonly ofRaw?: boolean;
  readonly applies: (call: RecordedCall, args: Arguments) => boolean;
  readonly change: (expected: Expectation, call: RecordedCall, args: Arguments) => Partial<Expectation>;
}

/** Applied in this order. */
export const differences: readonly Difference[] = [
  {
    name: "ids are strings",
    reason: "the server takes both, and writes strings in most places; kamaki sends what it is given",
    applies: ({ requests }) => requests.some(({ body }) => isObject(body)),
    change: (expected) => mapBodies(expected, (fields) => mapFields(fields, idFields, String)),
  },
  {
    name: "the id of a flavor is a number",
    reason: "so the server writes it; it takes both",
    applies: ({ requests }) => requests.some(({ body }) => JSON.stringify(body ?? null).includes('"flavorRef"')),
    change: (expected) => mapBodies(expected, (fields) => mapFields(fields, ["flavorRef"], Number)),
  },
  {
    name: "a list of networks, ports, snapshots and flavors has all properties",
    reason: "the response without them has little more than ids; the facade makes whole models, or summaries",
    applies: ({ method }, { detail }) =>
      ["list_networks", "list_ports", "list_snapshots", "list_flavors"].includes(method) && !isTrue(detail),
    change: ({ requests, responses }) => ({
      requests: requests.map((request) => ({ ...request, path: `${request.path}/detail` })),
      responses: responses.map((response) => ({
        ...response,
        path: `${response.path}/detail`,
        // What the other path returns is not in the recording.
        body: response.status < 400 && isObject(response.body) ? mapValues(response.body, () => []) : response.body,
      })),
    }),
  },
  {
    name: "a list of servers with a filter has all properties",
    reason: "the facade has filters for the list of whole models only",
    applies: ({ method }, { detail, changes_since: since }) =>
      method === "list_servers" && !isTrue(detail) && isTrue(since),
    change: ({ requests, responses }) => ({
      requests: requests.map((request) => ({ ...request, path: `${request.path}/detail` })),
      responses: responses.map((response) => ({
        ...response,
        path: `${response.path}/detail`,
        body: response.status < 400 && isObject(response.body) ? mapValues(response.body, () => []) : response.body,
      })),
    }),
  },
  {
    name: "the time of changes_since has its zone",
    reason: "the server takes a time without one for one of its own zone, or refuses it",
    applies: ({ method }, { changes_since: since }) => method === "list_servers" && isTrue(since),
    change: (expected) =>
      mapRequests(expected, ({ query }) => ({
        query: query.map(([name, value]) => [name, name === "changes-since" ? isoTime(value) : value] as const),
      })),
  },
  {
    name: "changes_since of the addresses of a server is not sent",
    reason: "the server ignores it",
    applies: ({ method }, { changes_since: since }) => /^get_server_(network_)?nics$/.test(method) && isTrue(since),
    change: (expected) =>
      mapRequests(expected, ({ query }) => ({ query: query.filter(([name]) => name !== "changes-since") })),
  },
  {
    name: "a boolean of a query is in lower case",
    reason: "the server takes it in any case",
    applies: ({ requests }) => requests.some(({ query }) => query.some(([, value]) => /^(True|False)$/.test(value))),
    change: (expected) =>
      mapRequests(expected, ({ query }) => ({
        query: query.map(
          ([name, value]) => [name, /^(True|False)$/.test(value) ? value.toLowerCase() : value] as const,
        ),
      })),
  },
  {
    name: "a network is created without admin_state_up, name or shared",
    reason: "the server ignores admin_state_up and shared",
    applies: ({ method }) => method === "create_network",
    change: (expected) => mapBodies(expected, (fields) => without(fields, ["admin_state_up", "shared"])),
  },
  {
    name: "a port is changed without network_id",
    reason: "the server ignores it: a port stays in its network",
    applies: ({ method }) => method === "update_port",
    change: (expected) => mapBodies(expected, (fields) => without(fields, ["network_id"])),
  },
  {
    name: "several are created one after the other",
    reason: "the server has no request for several: it refuses it",
    applies: ({ method }) => ["create_networks", "create_subnets", "create_ports"].includes(method),
    change: ({ requests, responses }) => {
      const [request] = requests;
      const [response] = responses;
      if (request === undefined || response === undefined || !isObject(request.body)) return {};
      const [[many, items] = ["", []]] = Object.entries(request.body);
      const one = many.replace(/s$/, "");
      // Those after a refused one are not created; a few are sent at a time.
      const all = (items as unknown[]).slice(0, many === "subnets" ? 1 : undefined);
      return {
        requests: all.map((item) => ({ ...request, body: { [one]: item } })),
        responses: all.map(() => response),
        outcome: many === "subnets" ? { status: response.status } : { error: "BulkError" },
      };
    },
  },
  {
    name: "a snapshot is created without force",
    reason: "the server ignores it",
    applies: ({ method }, { force }) => method === "create_snapshot" && !isNone(force),
    change: (expected) => mapBodies(expected, (fields) => without(fields, ["force"])),
  },
  {
    name: "the created volume is requested",
    reason: "the response has the id only; kamaki returns that",
    applies: ({ method, answers }) => method === "create_volume" && (answers.at(-1)?.status ?? 500) < 300,
    change: ({ requests, responses }) => {
      const [request] = requests;
      const [response] = responses;
      if (request === undefined || response === undefined) return {};
      const volume: unknown = isObject(response.body) ? response.body.volume : {};
      const id = isObject(volume) ? String(volume.id) : "";
      const get = { ...bare(request), method: "GET", path: `${request.path}/${id}` };
      const whole = { ...sampleOf("volume"), id };
      return {
        requests: [...requests, get],
        responses: [
          ...responses,
          { ...response, ...{ method: "GET", path: get.path }, status: 200, body: { volume: whole } },
        ],
      };
    },
  },
  {
    name: "images are listed with all properties",
    reason: "the facade has one list of images, of whole models",
    applies: ({ method }, { detail }) => method === "list_public" && !isTrue(detail),
    change: ({ requests, responses }) => ({
      requests: requests.map((request) => ({ ...request, path: `${request.path}detail` })),
      responses: responses.map((response) => ({
        ...response,
        path: `${response.path}detail`,
        body: response.status < 400 ? { images: [] } : response.body,
      })),
    }),
  },
  {
    name: "images are sorted by the time of creation where no field is named",
    reason: "so does the server; the facade has no direction without a field",
    applies: ({ method }, { order }) => method === "list_public" && (isNone(order) || order === "" || order === "-"),
    change: (expected) =>
      mapRequests(expected, ({ query }) => ({ query: sortedPairs([...query, ["sort_key", "created_at"]]) })),
  },
  {
    name: "an image is registered without store and owner",
    reason: "there is one store, and the owner is that of the file",
    applies: ({ method }, { params, owner_id: owner }) =>
      (method === "register" && isObject(params)) || (method === "update_image" && isTrue(owner)),
    change: (expected) =>
      mapRequests(expected, ({ headers }) => ({
        headers: without(headers, ["x-image-meta-store", "x-image-meta-owner"]) as Record<string, string>,
      })),
  },
  {
    name: "servers are started and stopped by start and shutdown",
    reason: "they are Cyclades' own; os-start and os-stop do the same",
    applies: ({ requests }) => requests.some(({ body }) => isObject(body) && ("os-start" in body || "os-stop" in body)),
    change: (expected) => mapBodies(expected, (body) => ("os-start" in body ? { start: {} } : { shutdown: {} })),
  },
  {
    name: "the image of a rescue is in the action",
    reason: "kamaki puts it beside the action, and the server refuses two",
    applies: ({ method }, { rescue_image_ref: image }) => method === "rescue_server" && isTrue(image),
    change: (expected, _, { rescue_image_ref: image }) =>
      mapRequests(expected, () => ({ body: { rescue: { rescue_image_ref: String(image) } } })),
  },
  {
    name: "rebuild sends its action",
    reason: "kamaki requests the server, and fails with a KeyError",
    applies: ({ method }) => method === "rebuild_server",
    change: ({ requests, responses }) => {
      const [request] = requests;
      const [response] = responses;
      if (request === undefined || response === undefined) return {};
      const headers = { ...request.headers, "content-type": "application/json" };
      const action = { ...request, method: "POST", path: `${request.path}/action`, headers, body: { rebuild: {} } };
      const refusal = { badRequest: { message: "Action rebuild not supported", code: 400, details: "" } };
      return {
        requests: [{ ...action, headers: sortedHeaders(headers) }],
        responses: [{ ...response, ...{ method: "POST", path: action.path, status: 400, body: refusal } }],
        outcome: { status: 400 },
      };
    },
  },
  {
    name: "data of the user are in the body",
    reason: "kamaki's ComputeClient puts them into the query, where the server does not look",
    applies: ({ class: name, method }, { user_data: data }) =>
      name === "ComputeClient" && method === "create_server" && isTrue(data),
    change: (expected) =>
      mapRequests(expected, ({ query, body }) => {
        const data = query.find(([name]) => name === "user_data")?.[1] ?? "";
        const server: unknown = isObject(body) ? body.server : {};
        return {
          query: query.filter(([name]) => name !== "user_data"),
          body: { server: { ...(isObject(server) ? server : {}), user_data: decoded(data) } },
        };
      }),
  },
  {
    name: "floating IP addresses are those of the token's project",
    reason: "kamaki puts the tenant in the place of the id, or of the body, and the id nowhere",
    applies: ({ method }) =>
      ["get_floating_ips", "alloc_floating_ip", "get_floating_ip", "delete_floating_ip"].includes(method),
    change: ({ requests, responses }, { method }, { fip_id: id }) => {
      const isList = method === "get_floating_ips" || (method === "get_floating_ip" && isNone(id));
      const tail = isList || method === "alloc_floating_ip" ? "" : `/${String(id)}`;
      const path = (old: string): string => old.replace(/\/os-floating-ips\/.*$/, `/os-floating-ips${tail}`);
      const last = responses.at(-1);
      const isFine = last !== undefined && last.status < 400;
      return {
        requests: requests.map((request) => ({
          ...request,
          path: path(request.path),
          ...(method === "alloc_floating_ip" && { body: {} }),
        })),
        responses: responses.map((response) => ({
          ...response,
          path: path(response.path),
          ...(isFine && isList && { body: { floating_ips: [] } }),
        })),
        outcome: last === undefined || isFine ? "returns" : { status: last.status },
      };
    },
  },
  {
    name: "the key of an image's metadata is in the path",
    reason: "kamaki's images_metadata_put leaves it out, and the server refuses that",
    ofRaw: true,
    applies: ({ method }) => method === "images_metadata_put",
    change: ({ requests, responses }, _, { key }) => ({
      requests: requests.map((request) => ({ ...request, path: `${request.path}/${String(key)}` })),
      responses: responses.map((response) => ({ ...response, path: `${response.path}/${String(key)}` })),
    }),
  },
  {
    name: "a status is judged by the response",
    reason: "kamaki raises for a success that it does not expect, or looks for a status in a string",
    ofRaw: true,
    applies: ({ raises, answers }) => raises !== undefined && answers.length > 0,
    change: ({ outcome }, { answers, method, raises }) => {
      if (method === "rebuild_server" || (outcome !== "returns" && "error" in outcome && outcome.error === "BulkError"))
        return {};
      const { status = 0 } = answers.at(-1) ?? {};
      if (status >= 400) return { outcome: { status } };
      // A redirect, and a body that is no JSON.
      const isUnexpected =
        (status >= 300 && status !== 304) || raises?.message?.includes("not formated in JSON") === true;
      return { outcome: isUnexpected ? { error: "UnexpectedResponseError" } : "returns" };
    },
  },
  {
    name: "a user that there is not is a NotFoundError",
    reason: "kamaki raises an error with the status 500",
    applies: ({ method, raises, answers }) =>
      /get_(username|uuid)$/.test(method) && raises !== undefined && answers.at(-1)?.status === 200,
    change: () => ({ outcome: { status: 200 } }),
  },
  {
    name: "a service that the catalog does not have is a ServiceMissingError",
    reason: "kamaki raises one of its common errors",
    applies: ({ method, raises, answers }) =>
      /^get_(service_endpoints|service_details|endpoint_url)$/.test(method) &&
      raises !== undefined &&
      (answers.at(-1)?.status ?? 200) === 200,
    // Of several endpoints, the facade takes the first.
    change: (_, { raises }) => {
      const several = /^([2-9]|\d\d+) endpoints match/.test(raises?.message ?? "");
      return { outcome: several ? "returns" : { error: "ServiceMissingError" } };
    },
  },
  {
    name: "a user that the client does not keep is no error",
    reason: "the facade has a client for each token, so the caller has the token, and there is nothing to remove",
    applies: ({ class: name, method, requests }) =>
      name === "CachedAstakosClient" && ["get_token", "remove_user"].includes(method) && requests.length === 0,
    change: () => ({ outcome: "returns" }),
  },
  {
    name: "a tag that the server does not have is no error of has",
    reason: "it is what the call asks",
    applies: ({ method, answers }) =>
      ["check_tag_exists", "get_tag_status"].includes(method) && isEmptyNotFound(answers.at(-1)),
    change: () => ({ outcome: "returns" }),
  },
  {
    name: "deleting all tags of a server without any is no error",
    reason: "the result is the same",
    applies: ({ method, answers }) => method === "delete_tags" && isEmptyNotFound(answers.at(-1)),
    change: () => ({ outcome: "returns" }),
  },
  {
    name: "requests of the catalog, of tokens and of what all may see have no token",
    reason: "the server needs none there",
    applies: ({ service }) => service === "astakos",
    change: (expected) =>
      mapRequests(expected, ({ path, headers }) => ({
        headers: /\/(tokens(\/[^/]*)?|get_services|resources|oauth2\/token)$/.test(path)
          ? (without(headers, ["x-auth-token"]) as Record<string, string>)
          : headers,
      })),
  },
  {
    name: "the catalog is requested without a body",
    reason: "it has all that is asked for; the cached client of kamaki authenticates for each call",
    applies: ({ method, class: name }) =>
      name === "CachedAstakosClient" &&
      !["authenticate", "get_client", "list_users", "user_info", "user_term", "term"].includes(method),
    change: (expected) => mapRequests(expected, (request) => (request.path.endsWith("/tokens") ? bare(request) : {})),
  },
  {
    name: "names that are known are not requested again",
    reason: "kamaki requests all if it does not know one",
    applies: ({ class: name, after = [] }) => name === "CachedAstakosClient" && after.length > 0,
    change: (expected, { after = [] }) => {
      const lookups = after.filter(([method]) => /^(uuids2usernames|usernames2uuids|post_user_catalogs)$/.test(method));
      const looked = lookups.flatMap(([, args, kwargs]) => [...args, ...Object.values(kwargs)].flat());
      return mapBodies(expected, (body) =>
        mapValues(body, (names) =>
          Array.isArray(names) ? names.filter((name) => !(looked.includes(name) && isUser(name))) : names,
        ),
      );
    },
  },
  {
    name: "the catalog is requested before a page of the cloud",
    reason: "the client learns there where the pages are; kamaki may know it from a call before",
    applies: ({ service, method, requests }) =>
      service === "astakos" && ["get_services", "get_token"].includes(method) && requests.length === 1,
    change: ({ requests, responses }) => {
      const [request] = requests;
      if (request === undefined) return {};
      const path = "/astakos/identity/v2.0/tokens";
      const catalog = { ...bare(request), method: "POST", path, query: [], headers: {} };
      const headers = { "content-type": "application/json" };
      const body = { access: { serviceCatalog: located(sampleOf("access").serviceCatalog ?? []) } };
      return {
        requests: [catalog, ...requests],
        responses: [{ method: "POST", path, status: 200, headers, body }, ...responses],
      };
    },
  },
  {
    name: "feedback has the type of a form",
    reason: "kamaki sends the type of any bytes, and the server reads no form then",
    applies: ({ method }) => method === "send_feedback",
    change: (expected) =>
      mapRequests(expected, ({ headers, body }) =>
        body === null ? {} : { headers: { ...headers, "content-type": "application/x-www-form-urlencoded" } },
      ),
  },
  {
    name: "the reason of an action on an application is named reason",
    reason: "kamaki writes reasons, which the server does not read",
    applies: ({ method }) => method === "application_action",
    change: (expected) =>
      mapBodies(expected, (body) =>
        mapValues(body, (fields) => {
          if (!isObject(fields)) return fields;
          const { reasons: reason, ...others } = fields;
          return { ...others, reason };
        }),
      ),
  },
  {
    name: "times of a project are those of UTC, with milliseconds",
    reason: "it is the same time: the facade takes a Date",
    applies: ({ method }) => /^(create|modify)_project$/.test(method),
    change: (expected) =>
      mapBodies(expected, (fields) =>
        mapFields(fields, ["start_date", "end_date"], (time) => new Date(time).toISOString()),
      ),
  },
  {
    name: "the responses of a wait are complete",
    reason: "those that were scripted have the status alone, which no server sends",
    applies: ({ method }) => method.startsWith("wait_"),
    change: ({ responses }) => ({
      responses: responses.map((response) => ({
        ...response,
        body: isObject(response.body) && response.status < 400 ? mapValues(response.body, complete) : response.body,
      })),
    }),
  },
  {
    name: "a wait ends at its goal, at a failure, or at its deadline",
    reason:
      "kamaki ends at a transient error, too, waits on for a resource that has failed or is gone, takes the old status of a server with a task for a new one, and returns what it saw last at the deadline",
    applies: ({ method }) => method.startsWith("wait_"),
    change: ({ requests, responses, outcome }, { method }, args) => {
      const goal = goalOf(method, args);
      if (goal === undefined) return {};
      const verdicts = responses.map(({ status, body }) => verdictOf(goal, status, body));
      const end = verdicts.findIndex((verdict) => verdict !== "open");
      const before = { requests: requests.slice(0, end + 1), responses: responses.slice(0, end + 1) };
      if (verdicts[end] === "reached") return { ...before, outcome: "returns" };
      if (verdicts[end] === "failed") return { ...before, outcome: { error: "ResourceFailedError" } };
      if (verdicts[end] === "refused") return { ...before, outcome };
      const [request, last] = [requests.at(-1), responses.at(-1)];
      const { refreshPeriodMs, timeoutMs } = pollingOf(args);
      if (request === undefined || last === undefined || requests.length > timeoutMs / refreshPeriodMs)
        return { outcome: { error: "WaitTimeoutError" } };
      // kamaki has ended before the deadline, and the facade goes on.
      const resource = { ...sampleOf(goal.kind), status: reachedStatus(goal), "SNF:task_state": "" };
      return {
        requests: [...requests, request],
        responses: [...responses, { ...last, status: 200, body: { [goal.kind]: resource } }],
        outcome: "returns",
      };
    },
  },
];

/** Fields of bodies that have an id. */
const idFields = [
  ...["network_id", "device_id", "port_id", "floating_network_id", "volume_id", "volumeId", "server_id"],
  ...["snapshot_id", "volume_type", "imageRef", "nic", "project", "uuid", "port", "subnet"],
];

function isEmptyNotFound(response: RecordedCall["answers"][number] | undefined): boolean {
  return response?.status === 404 && !isTrue(response.body) && !isTrue(response.body_text);
}

function complete(resource: unknown, kind: string): unknown {
  return isObject(resource) ? { ...sampleOf(kind), "SNF:task_state": "", ...resource } : resource;
}

/** Whether a UUID or a name is that of a user of the recorded cloud. */
function isUser(name: unknown): boolean {
  return readOwnCalls().some(({ answers }) =>
    answers.some(
      ({ body }) =>
        isObject(body) &&
        [body.uuid_catalog, body.displayname_catalog].some((users) => isObject(users) && String(name) in users),
    ),
  );
}

const samples = new Map<string, Arguments>();

/** A whole resource of a recorded response. */
function sampleOf(kind: string): Arguments {
  if (samples.size === 0) {
    for (const { answers } of readOwnCalls()) for (const { body } of answers) collectSamples(body);
  }
  return samples.get(kind) ?? {};
}

function collectSamples(body: unknown): void {
  if (!isObject(body)) return;
  for (const [kind, resource] of Object.entries(body)) {
    const known = samples.get(kind);
    if (!isObject(resource) || Object.keys(resource).length <= Object.keys(known ?? {}).length) continue;
    samples.set(kind, resource);
  }
}

function mapRequests(
  { requests }: Expectation,
  change: (request: SentRequest) => Partial<SentRequest>,
): Partial<Expectation> {
  return { requests: requests.map((request) => ({ ...request, ...change(request) })) };
}

/** Changes the bodies that are JSON. */
function mapBodies({ requests }: Expectation, change: (body: Arguments) => Arguments): Partial<Expectation> {
  return { requests: requests.map((request) => changeBody(request, change)) };
}

/** Changes some fields wherever they are. */
function mapFields(value: Arguments, names: readonly string[], change: (field: string | number) => unknown): Arguments {
  const map = (each: unknown, name: string): unknown => {
    if (names.includes(name) && (typeof each === "string" || typeof each === "number")) return change(each);
    if (Array.isArray(each)) return each.map((item: unknown) => map(item, ""));
    return isObject(each) ? mapFields(each, names, change) : each;
  };
  return mapValues(value, map);
}

/** A body or its parts without some fields. */
function without(value: Arguments, names: readonly string[]): Arguments {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !names.includes(name))
      .map(([name, each]) => [name, isObject(each) ? without(each, names) : each]),
  );
}

function mapValues(value: Arguments, change: (each: unknown, name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each, name)]));
}

function isoTime(text: string): string {
  return new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`).toISOString();
}

/** A request without a body. */
function bare(request: SentRequest): SentRequest {
  const { "content-type": _, ...headers } = request.headers;
  return { ...request, headers, body: null };
}

function sortedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1)));
}
