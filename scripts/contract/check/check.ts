import type { Contract, JsonObject } from "../../generate/contract.js";
import { ResponseValidator, type Deviation, typeText } from "./response-validator.js";
import { isJson, isXml } from "../description/media-types.js";
import {
  belowProbes,
  detailProbes,
  firstProbe,
  listProbes,
  type NotChecked,
  type Probe,
  REFUSALS,
  wholeListProbes,
  wholeProbe,
} from "./probes.js";
import { KnownPaths } from "./known-paths.js";
import { headersOf } from "./response-headers.js";
import type { Source } from "../description/raw-operations.js";
import { NoResponseError, type ReadOnlyServer, type ServerResponse, relativeUrl } from "./read-only-server.js";
import { mayBeEmpty, responseSchema, mediaTypesOf, type ReadOperation, readOperations } from "./read-operations.js";
import { CommandError } from "../command.js";
import type { Place } from "../service-access.js";
import { decodeXml } from "../xml.js";

/** A difference from the contract, and its place. Its fields are those of `--json`: see docs/api-changes.md. */
export interface CheckFinding extends Deviation {
  /** In the contract's form: `GET /users/{username}/`. */
  readonly operation: string;
  /** The first request that showed the difference, and its purpose. */
  readonly request: string;
  readonly purpose: string;
  /** The status of the response; null if there was none. */
  readonly status: number | null;
  /** The number of responses in which it was found. */
  readonly times: number;
}

export interface CheckResult {
  readonly findings: readonly CheckFinding[];
  readonly notChecked: readonly NotChecked[];
}

/** The check ends after this many consecutive requests without a response. */
const MAX_CONSECUTIVE_FAILURES = 3;

/** How a {@link Check} reads. */
export interface CheckSettings {
  /** Where an operation is, or the reason why it is not checked. */
  readonly placeOf: (operation: ReadOperation) => Place | string;
  /** Whether it reads what is below the objects of lists, too. Default: false. */
  readonly readsBelow?: boolean | undefined;
}

/** Reads everything from a server that its API can return, and validates the responses against the contract. */
export class Check {
  readonly #contract: Contract;
  readonly #source: Source;
  readonly #server: ReadOnlyServer;
  readonly #settings: CheckSettings;
  /** By the name of the operation. */
  readonly #places = new Map<string, Place>();
  readonly #known = new KnownPaths();
  readonly #validator: ResponseValidator;
  readonly #findings = new Map<string, CheckFinding>();
  readonly #notChecked: NotChecked[] = [];
  #failures = 0;

  constructor(contract: Contract, source: Source, server: ReadOnlyServer, settings: CheckSettings) {
    this.#contract = contract;
    this.#source = source;
    this.#server = server;
    this.#settings = settings;
    this.#validator = new ResponseValidator(source);
  }

  /**
   * @throws {@link CommandError} if there is no such API, if it refuses the credentials, or if it stops responding.
   */
  async run(): Promise<CheckResult> {
    const operations = readOperations(this.#contract, this.#source).filter((operation) => this.#isPlaced(operation));
    const lists = operations.filter(
      ({ pathParameters, requiredQuery }) => pathParameters.length + requiredQuery.length === 0,
    );
    const samples = await this.#readLists(lists);
    for (const operation of operations) {
      const probes = this.#probesOf(operation, samples);
      for (const probe of probes) await this.#send(probe);
    }
    return { findings: [...this.#findings.values()], notChecked: this.#notChecked };
  }

  /** Whether an operation is checked; records the reason if it is not. */
  #isPlaced(operation: ReadOperation): boolean {
    const place = this.#settings.placeOf(operation);
    if (typeof place === "string") this.#notChecked.push({ operation: operation.name, what: "everything", why: place });
    else this.#places.set(operation.name, place);
    return typeof place !== "string";
  }

  /** Validates a response to a request that this check did not send. */
  examine(
    operation: Pick<ReadOperation, "name" | "responses">,
    response: ServerResponse,
    request: string,
    purpose: string,
  ): void {
    const status = [...operation.responses.keys()].find((each) => each.startsWith("2")) ?? "200";
    const { deviations } = this.#examine({ operation, status: Number(status) }, response);
    for (const each of deviations)
      this.#add({ ...each, operation: operation.name, request, purpose, status: response.status });
  }

  /** Requests the first page of every list. The other requests take their values from these pages. */
  async #readLists(lists: readonly ReadOperation[]): Promise<Map<string, readonly JsonObject[]>> {
    const samples = new Map<string, readonly JsonObject[]>();
    if (lists.length === 0) return samples;
    const responses: ServerResponse[] = [];
    // A response that needs no credentials does not show whether the server accepts them.
    const isProtected = lists.some(({ needsCredentials }) => needsCredentials);
    for (const list of lists) {
      const { response, body } = await this.#send(
        this.#settings.readsBelow === true ? wholeProbe(list) : firstProbe(list),
      );
      if (response && list.needsCredentials === isProtected) responses.push(response);
      samples.set(list.path, this.#rowsOf(body));
    }
    if (responses.some(({ status, mediaType }) => status === 200 && (isJson(mediaType) || isXml(mediaType))))
      return samples;
    const [first] = responses;
    if (first === undefined) throw new CommandError("the server does not respond");
    if (responses.every(({ status }) => status === 401 || status === 403)) {
      throw new CommandError(`the server refuses the credentials: it responds with a ${first.status}`);
    }
    const found = `${first.status}${first.mediaType === "" ? "" : ` with ${first.mediaType}`}`;
    const hint =
      first.status >= 300 && first.status < 400
        ? "redirects are not followed"
        : "is the URL the API's root, as https://host/api/";
    throw new CommandError(`no list can be read: the server responds with a ${found}; ${hint}`);
  }

  #probesOf(operation: ReadOperation, samples: ReadonlyMap<string, readonly JsonObject[]>): Probe[] {
    if (this.#settings.readsBelow === true) {
      const isList = samples.has(operation.path);
      return this.#recordUnchecked(
        isList ? wholeListProbes(operation) : belowProbes(operation, this.#known, this.#source),
      );
    }
    const own = samples.get(operation.path);
    if (own) return this.#recordUnchecked(listProbes(operation, own, this.#contract));
    const above = operation.path.replace(/\{[^}]*\}\/?$/, "");
    const list = samples.get(above) ?? samples.get(above.replace(/\/$/, ""));
    if (operation.pathParameters.length === 1 && operation.requiredQuery.length === 0 && list) {
      return this.#recordUnchecked(detailProbes(operation, list));
    }
    const why = "no list has values for its path and query";
    this.#notChecked.push({ operation: operation.name, what: "everything", why });
    return [];
  }

  #recordUnchecked({ probes, notChecked }: { probes: Probe[]; notChecked: NotChecked[] }): Probe[] {
    this.#notChecked.push(...notChecked);
    return probes;
  }

  /** Sends a request and records the differences of the response. */
  async #send(probe: Probe): Promise<{ response?: ServerResponse; body: unknown }> {
    const { operation, purpose, target } = probe;
    const request = `${operation.method} ${relativeUrl(target)}`;
    const note = (deviation: Deviation, status: number | null): void => {
      this.#add({ ...deviation, operation: operation.name, request, purpose, status });
    };
    try {
      const accept = Object.keys(mediaTypesOf(operation, 200)).find(isXml) ?? "application/json";
      const { root, headers } = this.#places.get(operation.name) ?? {};
      const credentials = probe.isAnonymous === true ? {} : headers;
      const whole = root === undefined ? target : { ...target, root };
      const response = await this.#server.get(whole, { ...credentials, Accept: accept });
      this.#failures = 0;
      const { deviations, body } = this.#examine(probe, response);
      for (const each of deviations) note(each, response.status);
      this.#recordRead(probe, response.status, body);
      return { response, body };
    } catch (error) {
      if (!(error instanceof NoResponseError)) throw error;
      this.#failures += 1;
      if (this.#failures >= MAX_CONSECUTIVE_FAILURES) {
        throw new CommandError(
          `the server does not respond, ${MAX_CONSECUTIVE_FAILURES} times in a row: ${error.message}`,
        );
      }
      note(
        { verdict: "differs", path: "status", expected: String(probe.status), got: `no response: ${error.message}` },
        null,
      );
      return { body: undefined };
    }
  }

  /** Keeps what the requests below need, and records a refusal. */
  #recordRead(probe: Probe, status: number, body: unknown): void {
    const { operation, purpose, target } = probe;
    if (isOther(probe, status) && REFUSALS.includes(status)) {
      const entry = { operation: operation.name, what: purpose, why: `the server responds with a ${status}` };
      if (!this.#notChecked.some((each) => each.operation === entry.operation && each.why === entry.why))
        this.#notChecked.push(entry);
    } else if (status === 200 && probe.isAnonymous !== true) this.#known.add(operation.path, target.path, body);
  }

  /** The differences of a response; its JSON, if it has the expected form. */
  #examine(
    probe: Pick<Probe, "status" | "others" | "verify"> & {
      readonly operation: Pick<ReadOperation, "name" | "responses">;
    },
    { status, mediaType, text, headers }: ServerResponse,
  ): { deviations: Deviation[]; body: unknown } {
    const failed = (path: string, expected: string, got: string) => {
      return { deviations: [{ verdict: "differs" as const, path, expected, got }], body: undefined };
    };
    const { operation } = probe;
    if (status !== probe.status && !isOther(probe, status))
      return failed("status", String(probe.status), `${status} ${mediaType}`.trim());
    if (text === "" && mayBeEmpty(operation, status)) {
      const described = headersOf(this.#source, operation, status, headers);
      const deviations = this.#validator.validate(described.schema, described.headers);
      return {
        deviations: deviations.map((each) => ({ ...each, path: each.path.replace("$", "headers") })),
        body: undefined,
      };
    }
    const found = responseSchema(operation, status, mediaType);
    if (found === undefined) {
      const expected = Object.keys(mediaTypesOf(operation, status)).join(" or ") || "nothing";
      return failed("content-type", expected, mediaType || "none");
    }
    if (!isJson(mediaType) && !isXml(mediaType))
      return { deviations: this.#validator.validate(found.schema, text), body: undefined };
    let body: unknown;
    try {
      body = isXml(mediaType) ? decodeXml(this.#contract, found.schema, text) : JSON.parse(text);
    } catch {
      const format = isXml(mediaType) ? "XML with a root of the contract" : "JSON";
      return failed("$", format, text === "" ? "nothing" : `a body that is not ${format}`);
    }
    const deviations = this.#validator.validate(found.schema, body);
    const isSound = deviations.every(({ verdict }) => verdict === "new");
    if (isSound && isObject(body)) deviations.push(...(probe.verify?.(body) ?? []));
    return { deviations, body };
  }

  /** The items of a page. */
  #rowsOf(body: unknown): JsonObject[] {
    if (!isObject(body)) return [];
    // A list in XML has one array.
    const rows = body[this.#contract.listLayout.rows] ?? Object.values(body).find((value) => Array.isArray(value));
    return Array.isArray(rows) ? rows.filter(isObject) : [];
  }

  #add(finding: Omit<CheckFinding, "times">): void {
    const { operation, verdict, path, expected, got, status } = finding;
    const key = JSON.stringify([operation, verdict, path, expected, got, status]);
    const before = this.#findings.get(key);
    this.#findings.set(key, { ...(before ?? finding), times: (before?.times ?? 0) + 1 });
  }
}

/** Whether a status is one that the contract lists and the probe allows, too. */
function isOther(
  { others = [], operation }: Pick<Probe, "others"> & { readonly operation: Pick<ReadOperation, "responses"> },
  status: number,
): boolean {
  return others.includes(status) && operation.responses.has(String(status));
}

function isObject(value: unknown): value is JsonObject {
  return typeText(value) === "object";
}
