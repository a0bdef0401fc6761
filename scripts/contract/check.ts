import type { Contract, JsonObject } from "../generate/contract.js";
import { AnswerValidator, typeText, type Deviation } from "./answer-validator.js";
import { isJson } from "./media-types.js";
import { detailProbes, firstProbe, listProbes, type NotChecked, type Probe } from "./probes.js";
import type { Source } from "./raw-operations.js";
import { NoAnswerError, shownTarget, type ReadOnlyServer, type ServerAnswer } from "./read-only-server.js";
import { answerSchema, mediaTypesOf, readOperations, type ReadOperation } from "./read-operations.js";
import { UnusableError } from "./unusable.js";

/** Something that is not as the contract has it, and where. Its fields are those of `--json`: see docs/api-changes.md. */
export interface CheckFinding extends Deviation {
  /** As the contract writes it: `GET /users/{username}/`. */
  readonly operation: string;
  /** What was asked, and what for, the first time that it was found. */
  readonly request: string;
  readonly purpose: string;
  /** The answer's status; null if there was no answer. */
  readonly status: number | null;
  /** In how many answers it was found. */
  readonly times: number;
}

export interface CheckResult {
  readonly findings: readonly CheckFinding[];
  readonly notChecked: readonly NotChecked[];
}

/** A server that leaves so many requests in a row without an answer is not asked any more. */
const MOST_UNANSWERED = 3;

/** Asks a server for everything that can be read, and holds the answers to the contract. */
export class Check {
  readonly #contract: Contract;
  readonly #source: Source;
  readonly #server: ReadOnlyServer;
  readonly #authorization: string;
  readonly #validator: AnswerValidator;
  readonly #findings = new Map<string, CheckFinding>();
  readonly #notChecked: NotChecked[] = [];
  #unanswered = 0;

  constructor(contract: Contract, source: Source, server: ReadOnlyServer, authorization: string) {
    this.#contract = contract;
    this.#source = source;
    this.#server = server;
    this.#authorization = authorization;
    this.#validator = new AnswerValidator(source);
  }

  /**
   * @throws {@link UnusableError} if there is no saltant API, if it refuses the credentials, or if it stops answering.
   */
  async run(): Promise<CheckResult> {
    const operations = readOperations(this.#contract, this.#source);
    const lists = operations.filter(
      ({ pathParameters, requiredQuery }) => pathParameters.length + requiredQuery.length === 0,
    );
    const samples = await this.#readLists(lists);
    for (const operation of operations) {
      const probes = this.#probesOf(operation, samples);
      for (const probe of probes) await this.#ask(probe);
    }
    return { findings: [...this.#findings.values()], notChecked: this.#notChecked };
  }

  /** Holds an answer that was not asked for here to the contract. */
  examine(
    operation: Pick<ReadOperation, "name" | "responses">,
    answer: ServerAnswer,
    request: string,
    purpose: string,
  ): void {
    const { deviations } = this.#examine({ operation, status: 200 }, answer);
    for (const each of deviations)
      this.#add({ ...each, operation: operation.name, request, purpose, status: answer.status });
  }

  /** Asks for the first page of every list; what is on them is what the other requests are made of. */
  async #readLists(lists: readonly ReadOperation[]): Promise<Map<string, readonly JsonObject[]>> {
    const samples = new Map<string, readonly JsonObject[]>();
    const answers: ServerAnswer[] = [];
    for (const list of lists) {
      const { answer, body } = await this.#ask(firstProbe(list));
      if (answer) answers.push(answer);
      samples.set(list.path, sampled(body));
    }
    if (answers.some(({ status, mediaType }) => status === 200 && isJson(mediaType))) return samples;
    const [first] = answers;
    if (first === undefined) throw new UnusableError("the server does not answer");
    if (answers.every(({ status }) => status === 401 || status === 403)) {
      throw new UnusableError(`the server refuses the credentials: it answers ${first.status}`);
    }
    const found = `${first.status}${first.mediaType === "" ? "" : ` with ${first.mediaType}`}`;
    const hint =
      first.status >= 300 && first.status < 400
        ? "redirects are not followed"
        : "is the URL the API's root, as https://host/api/";
    throw new UnusableError(`no list can be read: the server answers ${found}; ${hint}`);
  }

  #probesOf(operation: ReadOperation, samples: ReadonlyMap<string, readonly JsonObject[]>): Probe[] {
    const own = samples.get(operation.path);
    if (own) return this.#noting(listProbes(operation, own, this.#contract));
    const list = samples.get(operation.path.replace(/\{[^}]*\}\/?$/, ""));
    if (operation.pathParameters.length === 1 && operation.requiredQuery.length === 0 && list) {
      return this.#noting(detailProbes(operation, list));
    }
    const why = "no list tells what to put into its path and query";
    this.#notChecked.push({ operation: operation.name, what: "everything", why });
    return [];
  }

  #noting({ probes, notChecked }: { probes: Probe[]; notChecked: NotChecked[] }): Probe[] {
    this.#notChecked.push(...notChecked);
    return probes;
  }

  /** Sends a request and notes what is wrong with the answer. */
  async #ask(probe: Probe): Promise<{ answer?: ServerAnswer; body: unknown }> {
    const { operation, purpose, target } = probe;
    const request = `GET ${shownTarget(target)}`;
    const note = (deviation: Deviation, status: number | null): void => {
      this.#add({ ...deviation, operation: operation.name, request, purpose, status });
    };
    try {
      const answer = await this.#server.get(target, probe.isAnonymous === true ? undefined : this.#authorization);
      this.#unanswered = 0;
      const { deviations, body } = this.#examine(probe, answer);
      for (const each of deviations) note(each, answer.status);
      return { answer, body };
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      this.#unanswered += 1;
      if (this.#unanswered >= MOST_UNANSWERED) {
        throw new UnusableError(`the server does not answer, ${MOST_UNANSWERED} times in a row: ${error.message}`);
      }
      note(
        { verdict: "differs", path: "status", expected: String(probe.status), got: `no answer: ${error.message}` },
        null,
      );
      return { body: undefined };
    }
  }

  /** What is wrong with an answer; its JSON, if it is what was expected. */
  #examine(
    probe: Pick<Probe, "status" | "verify"> & { readonly operation: Pick<ReadOperation, "name" | "responses"> },
    { status, mediaType, text }: ServerAnswer,
  ): { deviations: Deviation[]; body: unknown } {
    const failed = (path: string, expected: string, got: string) => {
      return { deviations: [{ verdict: "differs" as const, path, expected, got }], body: undefined };
    };
    const { operation } = probe;
    if (status !== probe.status) return failed("status", String(probe.status), `${status} ${mediaType}`.trim());
    const found = answerSchema(operation, status, mediaType);
    if (found === undefined) {
      const expected = Object.keys(mediaTypesOf(operation, status)).join(" or ") || "nothing";
      return failed("content-type", expected, mediaType || "none");
    }
    if (!isJson(mediaType)) return { deviations: this.#validator.validate(found.schema, text), body: undefined };
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return failed("$", "JSON", text === "" ? "nothing" : "text that is no JSON");
    }
    const deviations = this.#validator.validate(found.schema, body);
    const isSound = deviations.every(({ verdict }) => verdict === "new");
    if (isSound && isObject(body)) deviations.push(...(probe.verify?.(body) ?? []));
    return { deviations, body };
  }

  #add(finding: Omit<CheckFinding, "times">): void {
    const { operation, verdict, path, expected, got, status } = finding;
    const key = JSON.stringify([operation, verdict, path, expected, got, status]);
    const before = this.#findings.get(key);
    this.#findings.set(key, { ...(before ?? finding), times: (before?.times ?? 0) + 1 });
  }
}

/** What is on a page. */
function sampled(body: unknown): JsonObject[] {
  return isObject(body) && Array.isArray(body.results) ? body.results.filter(isObject) : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeText(value) === "object";
}
