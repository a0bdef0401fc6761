import type { MockResponse } from "../../../kit/response.js";
import type { Context } from "../context.js";
import { LegacyError } from "../errors.js";
import { dispatch, type LegacyRequest } from "../http/request.js";
import { emptyResponse, textResponse } from "../http/respond.js";
import { parseBoolean } from "../java.js";
import type { Run } from "./run.js";
import { longestValue, ownerOfKey, type RuntimeParameter, truncateMiddle } from "./runtime-parameters.js";
import { runStates } from "./states.js";

/** Responds to a request for a runtime parameter, which any user may send. An unknown key aborts the run. */
export function respondParameter(context: Context, request: LegacyRequest, uuid: string, key: string): MockResponse {
  const { machine } = context;
  const run = context.runs.get(uuid);
  if (run === undefined) throw new LegacyError(404, `Unknown run id ${uuid}`);
  const parameter = run.parameters.get(key);
  const origin = ownerOfKey(key) ?? "null";
  if (parameter === undefined) {
    const sentence = `Unknown key ${key}`;
    machine.abort(run, origin, sentence);
    throw new LegacyError(404, sentence);
  }
  checkAbort(run, parseBoolean(request.query.get("ignoreabort")));
  return dispatch(request, {
    GET: () => {
      if (!parameter.isSet && !key.endsWith(":vmstate")) throw new LegacyError(412, `key ${key} not yet set`);
      return textResponse(parameter.value);
    },
    PUT: () => {
      put(context, request, run, parameter, origin);
      return emptyResponse(200);
    },
    POST: () => {
      machine.complete(run, origin);
      return textResponse(run.state);
    },
    DELETE: () => {
      run.parameters.set(key, "");
      machine.clearAbort(run, origin);
      return emptyResponse(204);
    },
  });
}

/** @throws LegacyError if the run is aborted, unless that is ignored. */
export function checkAbort(run: Run, isIgnored: boolean): void {
  if (run.abort !== "" && !isIgnored) throw new LegacyError(409, "Abort flag raised!");
}

function put(
  { machine }: Context,
  request: LegacyRequest,
  run: Run,
  { key, isSet }: RuntimeParameter,
  origin: string,
): void {
  const { text } = request;
  if (key === `${origin}:abort`) {
    // The first message stays.
    if (isSet) return;
    const message = truncateMiddle(text);
    if (message === "") machine.clearAbort(run, origin);
    else machine.abort(run, origin, message);
    run.parameters.set(key, message);
  } else if (key === "ss:state") putState(machine, request, run, text);
  else {
    if (text.length > longestValue) {
      const limit = `Maximum length allowed: ${longestValue}.`;
      throw new LegacyError(400, `Value too long (${text.length}). ${limit}`);
    }
    run.parameters.set(key, text);
  }
}

function putState(machine: Context["machine"], { caller }: LegacyRequest, run: Run, text: string): void {
  const state = runStates.find((each) => each === text);
  if (state === undefined) throw new LegacyError(400, `Requested transition to unknown state: ${text}`);
  if (run.abort !== "") throw new LegacyError(400, "For any state transition via API abort should be cleared first.");
  const isScaling = run.isMutable && run.state === "Ready" && state === "Provisioning";
  if (!isScaling && !caller.privileged)
    throw new LegacyError(
      400,
      "Via API state can be advanced only on a mutable run and only from Ready to Provisioning",
    );
  machine.enter(run, state);
}
