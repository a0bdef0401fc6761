import type { Clock } from "../../core/async/clock.js";
import type { MockRequest } from "../kit/request.js";
import type { MockResponse } from "../kit/response.js";
import type { ExecutionEnd } from "./controller.js";
import { completeDiscovery } from "./discovery.js";
import { isObject, type Json, type JsonObject, writeJson } from "./json.js";
import type { Service } from "./service.js";
import { stepResults } from "./store/models.js";

/** The path of the control endpoints. */
const controlPath = "/__control/";

/**
 * The endpoints with which a recording does what Decapod's API cannot do: they advance the time, and act as the controller, the mail
 * server and Ansible's plugins.
 */
export class Control {
  /** The server's clock: only requests to the control endpoints advance it. */
  readonly clock: SteppedClock;
  readonly #target: ControlTarget;

  constructor(clock: Clock, target: ControlTarget) {
    this.clock = new SteppedClock(clock);
    this.#target = target;
  }

  /** The response of a control endpoint; undefined for any other request. */
  respond({ method, path, body }: MockRequest): MockResponse | undefined {
    if (!path.startsWith(controlPath)) return undefined;
    const name = path.slice(controlPath.length).replace(/\/$/, "");
    const step = Object.hasOwn(this.#steps, name) ? this.#steps[name] : undefined;
    if (step === undefined || method !== "POST")
      return respond(404, { error: `There is no control endpoint ${method} ${name}.` });
    try {
      return respond(200, step(readBody(body)));
    } catch (error) {
      return respond(400, { error: String(error) });
    }
  }

  readonly #steps: Readonly<Record<string, (body: JsonObject) => Json>> = {
    reset: () => {
      this.clock.reset();
      this.#target.reset();
      return {};
    },
    clock: ({ advance }) => {
      this.clock.advance(requireNumber("advance", advance) * 1000);
      return {};
    },
    mail: () => {
      const mail = this.#target.service().database.mails.at(-1);
      return mail === undefined ? null : { ...mail };
    },
    discover: ({ id, name, fqdn, username, ip, facts }) => {
      const host = requireText("name", name);
      const request = { id: requireText("id", id), host, username: requireText("username", username) };
      const found = {
        name: host,
        ip: requireText("ip", ip),
        ...(fqdn !== undefined && { fqdn: requireText("fqdn", fqdn) }),
        facts: isObject(facts) ? facts : {},
      };
      if (!completeDiscovery(this.#target.service().database, request, found))
        throw new RangeError("The name, fqdn or ip of the server is taken.");
      return {};
    },
    execution: ({ id, do: action, log }) => {
      const { controller } = this.#target.service();
      const executionId = requireText("id", id);
      const end = typeof action === "string" ? ends.get(action) : undefined;
      if (action === "start") {
        if (!controller.start(executionId)) throw new RangeError("A server is locked by another execution.");
      } else if (end === undefined) throw new RangeError("do must be start, complete, fail or cancel.");
      else controller.finish(executionId, end, log === undefined ? undefined : requireText("log", log));
      return {};
    },
    step: ({ execution_id, role = "", name, result, error = {}, server_id = null, time_started, time_finished }) => {
      const stepResult = stepResults.find((each) => each === result);
      if (stepResult === undefined) throw new RangeError(`result must be one of ${stepResults.join(", ")}.`);
      this.#target.service().controller.addStep({
        execution_id: requireText("execution_id", execution_id),
        role: requireText("role", role),
        name: requireText("name", name),
        result: stepResult,
        error: isObject(error) ? error : {},
        server_id: server_id === null ? null : requireText("server_id", server_id),
        time_started: requireNumber("time_started", time_started),
        time_finished: requireNumber("time_finished", time_finished),
      });
      return {};
    },
    cinder: ({ cluster_id, config, keyrings }) => {
      const texts = Object.entries(isObject(keyrings) ? keyrings : {});
      this.#target.service().database.cinderIntegrations.set(requireText("cluster_id", cluster_id), {
        config: requireText("config", config),
        keyrings: Object.fromEntries(texts.map(([name, content]) => [name, requireText(name, content)])),
      });
      return {};
    },
    readonly: ({ on }) => {
      if (typeof on !== "boolean") throw new TypeError("on must be true or false.");
      this.#target.service().settings.isReadOnly = on;
      return {};
    },
  };
}

/** The server that the control endpoints change. */
interface ControlTarget {
  readonly service: () => Service;
  readonly reset: () => void;
}

/** A clock that only `advance` moves, so that the duration of a replay does not matter. */
class SteppedClock implements Clock {
  readonly #clock: Clock;
  #nowMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#nowMs = clock.now();
  }

  now(): number {
    return this.#nowMs;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
  }

  reset(): void {
    this.#nowMs = this.#clock.now();
  }

  setTimer(callback: () => void, delayMs: number): () => void {
    return this.#clock.setTimer(callback, delayMs);
  }
}

const ends: ReadonlyMap<string, ExecutionEnd> = new Map([
  ["complete", "completed"],
  ["fail", "failed"],
  ["cancel", "canceled"],
]);

function respond(status: number, body: Json): MockResponse {
  return { status, headers: { "content-type": "application/json" }, body: writeJson(body) };
}

function readBody(bytes: Uint8Array): JsonObject {
  // What JSON.parse returns is JSON.
  const body = bytes.length === 0 ? {} : (JSON.parse(new TextDecoder().decode(bytes)) as Json);
  if (!isObject(body)) throw new TypeError("The body must be a JSON object.");
  return body;
}

function requireText(name: string, value: Json | undefined): string {
  if (typeof value !== "string") throw new TypeError(`${name} must be a string.`);
  return value;
}

function requireNumber(name: string, value: Json | undefined): number {
  if (typeof value !== "number") throw new TypeError(`${name} must be a number.`);
  return value;
}
