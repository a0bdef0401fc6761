import type { Contract, JsonObject } from "../../generate/contract.js";
import { ResponseValidator, type Deviation, typeText } from "./response-validator.js";
import { isJson, isXml } from "../description/media-types.js";
import { detailProbes, firstProbe, listProbes, type NotChecked, type Probe } from "./probes.js";
import type { Source } from "../description/raw-operations.js";
import { NoResponseError, type ReadOnlyServer, type ServerResponse, relativeUrl } from "./read-only-server.js";
import { responseSchema, mediaTypesOf, type ReadOperation, readOperations } from "./read-operations.js";
import { CommandError } from "../command.js";
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

/** Reads everything from a server that its API can return, and validates the responses against the contract. */
export class Check {
  readonly #contract: Contract;
  readonly #source: Source;
  readonly #server: ReadOnlyServer;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #validator: ResponseValidator;
  readonly #findings = new Map<string, CheckFinding>();
  readonly #notChecked: NotChecked[] = [];
  #failures = 0;

  /** @param headers - Those that authenticate a request. */
  constructor(contract: Contract, source: Source, server: ReadOnlyServer, headers: Readonly<Record<string, string>>) {
    this.#contract = contract;
    this.#source = source;
    this.#server = server;
    this.#headers = headers;
    this.#validator = new ResponseValidator(source);
  }

  /**
   * @throws {@link CommandError} if there is no such API, if it refuses the credentials, or if it stops responding.
   */
  async run(): Promise<CheckResult> {
    const operations = readOperations(this.#contract, this.#source);
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
    const responses: ServerResponse[] = [];
    // A response that needs no credentials does not show whether the server accepts them.
    const isProtected = lists.some(({ needsCredentials }) => needsCredentials);
    for (const list of lists) {
      const { response, body } = await this.#send(firstProbe(list));
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
    const request = `GET ${relativeUrl(target)}`;
    const note = (deviation: Deviation, status: number | null): void => {
      this.#add({ ...deviation, operation: operation.name, request, purpose, status });
    };
    try {
      const accept = Object.keys(mediaTypesOf(operation, 200)).find(isXml) ?? "application/json";
      const credentials = probe.isAnonymous === true ? {} : this.#headers;
      const response = await this.#server.get(target, { ...credentials, Accept: accept });
      this.#failures = 0;
      const { deviations, body } = this.#examine(probe, response);
      for (const each of deviations) note(each, response.status);
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

  /** The differences of a response; its JSON, if it has the expected form. */
  #examine(
    probe: Pick<Probe, "status" | "verify"> & { readonly operation: Pick<ReadOperation, "name" | "responses"> },
    { status, mediaType, text }: ServerResponse,
  ): { deviations: Deviation[]; body: unknown } {
    const failed = (path: string, expected: string, got: string) => {
      return { deviations: [{ verdict: "differs" as const, path, expected, got }], body: undefined };
    };
    const { operation } = probe;
    if (status !== probe.status) return failed("status", String(probe.status), `${status} ${mediaType}`.trim());
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

function isObject(value: unknown): value is JsonObject {
  return typeText(value) === "object";
}
