import type { MockRequest } from "../../kit/request.js";
import type { MockResponse } from "../../kit/response.js";
import type { AccountDirectory } from "../account.js";
import type { Caller } from "../caller.js";
import type { Context, LegacyHost } from "./context.js";
import { LegacyControl } from "./control.js";
import { dashboard } from "./dashboard.js";
import { LegacyError } from "./errors.js";
import { prefersHtml } from "./http/accept.js";
import { dispatch, LegacyRequest } from "./http/request.js";
import { documentResponse, emptyResponse, errorResponse, page } from "./http/respond.js";
import { ModuleStore } from "./modules/module-store.js";
import { respondAppStore, respondModule } from "./modules/routes.js";
import { addModule } from "./modules/seed.js";
import { RunDriver } from "./runs/driver.js";
import { respondRun } from "./runs/routes.js";
import { RunStore } from "./runs/run-store.js";
import { restoreRun } from "./runs/seed.js";
import { StateMachine } from "./runs/state-machine.js";
import { defaultClouds, type LegacySeed } from "./seed.js";
import { respondUser } from "./users/routes.js";
import { createUser, defaultUsers } from "./users/seed.js";
import { UserStore } from "./users/user-store.js";
import { listVms } from "./vms/vm-list.js";
import { VmStore } from "./vms/vm-store.js";
import { createVm } from "./vms/seed.js";

/** The XML part of the server: modules, runs, machines, usage and users. */
export class LegacyApi {
  readonly accounts: AccountDirectory;
  readonly control: LegacyControl;
  readonly #context: Context;

  constructor(host: LegacyHost, seed: LegacySeed) {
    const context = createContext(host, seed);
    this.#context = context;
    this.accounts = context.users;
    this.control = new LegacyControl(context, new RunDriver(context, seed.workers !== "off"));
  }

  /** Responds to a request that is not for the JSON part. */
  respond(request: MockRequest, caller: Caller | undefined): MockResponse {
    const accept = request.headers.get("accept");
    const origin = this.#context.host.origin(request);
    if (request.path === "/login") return page(200, "Login", "<form method='post' action='/api/session'></form>");
    if (caller === undefined) return requestLogin(request, origin);
    try {
      return this.#route(new LegacyRequest(request, caller, origin));
    } catch (error) {
      if (!(error instanceof LegacyError)) throw error;
      return errorResponse(error, accept);
    }
  }

  #route(request: LegacyRequest): MockResponse {
    const context = this.#context;
    const { path, accept, caller } = request;
    const root = /^\/([^/]*)/.exec(path)?.[1] ?? "";
    // The server looks only at the beginning: `/users` is `/user`.
    if (root.startsWith("user")) return respondUser(context, request);
    switch (root) {
      case "appstore":
        return respondAppStore(context, request);
      case "dashboard":
        return dispatch(request, { GET: () => documentResponse(dashboard(context, caller), accept) });
      case "module":
        return respondModule(context, request);
      case "run":
        return respondRun(context, request);
      case "vms":
        return dispatch(request, { GET: () => documentResponse(listVms(context, request), accept) });
      default:
        throw new LegacyError(404);
    }
  }
}

function createContext(host: LegacyHost, seed: LegacySeed): Context {
  const { users = defaultUsers, clouds = defaultClouds, modules = [], runs = [], vms = [] } = seed;
  const machine = new StateMachine(host.clock, (event) => {
    host.recordEvent(event);
  });
  const context: Context = {
    ...{ host, clouds, machine, quotaEnabled: seed.quotaEnabled ?? false },
    ...{ modules: new ModuleStore(), runs: new RunStore(), users: new UserStore(), vms: new VmStore() },
  };
  const nowMs = host.clock.now();
  for (const user of users) context.users.set(createUser(user, clouds[0] ?? "", nowMs));
  // Versions without a number get those after the highest one.
  const numbered = [...modules].sort((one, other) => (other.version ?? 0) - (one.version ?? 0));
  for (const module of numbered) addModule(context.modules, module, users[0]?.name ?? "", nowMs);
  for (const run of runs) context.runs.add(restoreRun(context.modules, run, nowMs));
  for (const vm of vms) context.vms.add(createVm(vm, nowMs));
  return context;
}

/** A browser is sent to the login page; any other client is told to log in, and loses its invalid cookie. */
function requestLogin(request: MockRequest, origin: string): MockResponse {
  const accept = request.headers.get("accept");
  const revoked: Record<string, string> =
    request.headers.get("cookie")?.includes(cookieName) === true
      ? { "set-cookie": `${cookieName}=; Path=/; Max-Age=0` }
      : {};
  if (prefersHtml(accept))
    return emptyResponse(307, { location: `${origin}/login?redirectURL=${encodeURI(request.path)}`, ...revoked });
  const refused = errorResponse(new LegacyError(401), accept);
  return { ...refused, headers: { ...refused.headers, ...revoked } };
}

const cookieName = "com.sixsq.slipstream.cookie";

export type { LegacyHost } from "./context.js";
export type { LegacyControl } from "./control.js";
export type { ModuleCategory } from "./modules/module.js";
export type { ModuleSeed, NodeSeed } from "./modules/seed.js";
export type { EmbeddedRun } from "./runs/embedded-run.js";
export type { PassingState, RunBehavior, RunScript, RunTarget } from "./runs/scripts.js";
export type { RunSeed } from "./runs/seed.js";
export type { RunState, RunType } from "./runs/states.js";
export { checkLegacySeed, type LegacySeed, legacySeedNames } from "./seed.js";
export { defaultUsers, type UserSeed } from "./users/seed.js";
export type { UserState } from "./users/user.js";
export type { VmSeed } from "./vms/seed.js";
