import type { MockResponse } from "../../kit/response.js";
import { emptyResponse, fault, jsonResponse } from "../faults.js";
import { isObject, type Json, type JsonObject } from "../json.js";
import { requireServer } from "./access.js";
import { jsonBody, optional, unexpectedError } from "./body.js";
import { toText } from "./network-access.js";
import { randomPassword } from "./passwords.js";
import { addFloatingIp, removeFloatingIp } from "./ports.js";
import { type Call, type CallRoute, item } from "./routing.js";
import type { FirewallProfile, PortRow, ServerRow } from "./rows.js";
import { reassignServer, reboot, rescue, resize, start, stop } from "./server-lifecycle.js";
import { portsOf } from "./server-ports.js";
import { requireAllowed } from "./server-tasks.js";
import type { CycladesState } from "./state.js";

export function serverActionRoutes(state: CycladesState): CallRoute[] {
  return [[item("/servers/(\\d+)/action"), { POST: (call, id = "") => act(state, call, Number(id)) }]];
}

/** What an action is given: the server is looked up by it, after its arguments are checked. */
interface ActionCall extends Call {
  readonly state: CycladesState;
  readonly serverId: number;
  /** Undefined if the value is null. */
  readonly args: JsonObject | undefined;
}

type Action = (call: ActionCall) => MockResponse;

function act(state: CycladesState, call: Call, serverId: number): MockResponse {
  const body = jsonBody(call.request);
  if (!isObject(body)) throw unexpectedError();
  const name = Object.keys(body)[0];
  if (name === undefined) throw fault("badRequest", "Malformed Request.");
  const action = actions.get(name);
  if (action === undefined && !unhandled.has(name.toUpperCase()) && name !== "delete")
    throw fault("badRequest", `Action ${name} not supported`);
  const args = optional(body, name, "object");
  if (action === undefined) throw unexpectedError();
  return action({ ...call, state, serverId, args });
}

/** Names that the server knows, in any case, but has no function for, so that it crashes. */
const unhandled = new Set([
  ...["CREATE", "START", "STOP", "SUSPEND", "REBOOT", "DESTROY", "RESIZE", "ADDFLOATINGIP", "REMOVEFLOATINGIP"],
  ...["RESCUE", "UNRESCUE"],
]);

const accepted = () => emptyResponse(202);

function serverOf({ state, user, serverId }: ActionCall): ServerRow {
  return requireServer(state, user, serverId);
}

/** @throws CloudFault with 500 if the value is null, for which the server is not prepared. */
function argumentsOf({ args }: ActionCall): JsonObject {
  if (args === undefined) throw unexpectedError();
  return args;
}

const startAction: Action = (call) => {
  start(call.state, call.user, serverOf(call));
  return accepted();
};

const stopAction: Action = (call) => {
  stop(call.state, serverOf(call));
  return accepted();
};

const rebootAction: Action = (call) => {
  const { type = "SOFT" } = argumentsOf(call);
  if (type !== "SOFT" && type !== "HARD") throw fault("badRequest", "Invalid 'type' attribute.");
  reboot(call.state, call.user, serverOf(call));
  return accepted();
};

const resizeAction: Action = (call) => {
  const flavorId = argumentsOf(call).flavorRef ?? null;
  if (flavorId === null) throw fault("badRequest", "Missing 'flavorRef' attribute.");
  resize(call.state, call.user, serverOf(call), flavorId);
  return accepted();
};

const rescueAction: Action = (call) => {
  const image = argumentsOf(call).rescue_image_ref ?? null;
  const server = serverOf(call);
  requireAllowed(server, "RESCUE");
  // A stock server has one rescue image.
  if (image !== null && toText(image) !== "1") throw fault("itemNotFound", "Rescue image not found.");
  rescue(call.state, server, true);
  return accepted();
};

const unrescueAction: Action = (call) => {
  rescue(call.state, serverOf(call), false);
  return accepted();
};

const firewallAction: Action = (call) => {
  const { profile = null, nic = null } = argumentsOf(call);
  if (profile === null) throw fault("badRequest", "Missing 'profile' attribute");
  if (nic === null) throw fault("badRequest", "Missing 'nic' attribute");
  const server = serverOf(call);
  requireAllowed(server, "SET_FIREWALL_PROFILE");
  const port = portsOf(call.state, server).find(({ id }) => String(id) === toText(nic));
  if (port === undefined) throw fault("itemNotFound", `NIC '${toText(nic)}' not found`);
  setFirewall(call.state, port, profile);
  return accepted();
};

/** The machine applies the profile after a while. Meanwhile, the server has no pending task. */
function setFirewall(state: CycladesState, port: PortRow, given: Json): void {
  const profile = firewallProfiles.find((each) => each === given);
  if (profile === undefined) throw fault("badRequest", "Unsupported firewall profile");
  state.jobs.start(state.durations.connectMs, () => {
    if (port.firewallProfile === null) return;
    port.firewallProfile = profile;
    port.updatedMs = state.now();
  });
}

const firewallProfiles: readonly FirewallProfile[] = ["ENABLED", "DISABLED", "PROTECTED"];

const consoleAction: Action = (call) => {
  const type = consoleType(argumentsOf(call), ["vnc", "vnc-ws", "vnc-wss"]);
  return jsonResponse(200, { console: { ...openConsole(serverOf(call)), type } });
};

const vncConsoleAction: Action = (call) => {
  const type = consoleType(argumentsOf(call), ["novnc", "xvpvnc"]);
  const { host, port, password } = openConsole(serverOf(call));
  const page = `${call.request.origin}/cyclades/ui/machines/console?host=${host}&port=${port}&password=${password}`;
  const url = type === "novnc" ? page : `${host}:${port}?password=${password}`;
  return jsonResponse(200, { console: { type, url } });
};

/** @throws CloudFault with 400. */
function consoleType({ type = null }: JsonObject, supported: readonly string[]): string {
  if (type === null) throw fault("badRequest", "No console 'type' specified.");
  const found = supported.find((each) => each === type);
  if (found === undefined) throw fault("badRequest", `Supported types: ${supported.join(", ")}`);
  return found;
}

/** @throws CloudFault with 400 if the server does not run. */
function openConsole({ operatingState }: ServerRow) {
  if (operatingState !== "STARTED") throw fault("badRequest", "Server not in ACTIVE state.");
  return { host: "console.example.org", port: 21_000, password: randomPassword() };
}

const reassignAction: Action = (call) => {
  const { project = null, shared_to_project: isShared = false } = argumentsOf(call);
  if (project === null) throw fault("badRequest", "Missing 'project' attribute.");
  const server = serverOf(call);
  if (server.userId !== call.user.uuid)
    throw fault("forbidden", "Action 'reassign' is allowed only to the owner of the VM.");
  reassignServer(call.state, call.user, server, toText(project));
  server.isShared = Boolean(isShared);
  return emptyResponse(200);
};

const addFloatingIpAction: Action = (call) => {
  const args = addressArguments(call);
  addFloatingIp(call.state, call.user, serverOf(call), args);
  return accepted();
};

const removeFloatingIpAction: Action = (call) => {
  const args = addressArguments(call);
  serverOf(call);
  removeFloatingIp(call.state, call.user, args);
  return accepted();
};

/** @throws CloudFault with 400 without an address. */
function addressArguments(call: ActionCall): JsonObject {
  const args = argumentsOf(call);
  if ((args.address ?? null) === null) throw fault("badRequest", "Missing 'address' attribute");
  return args;
}

function refuse(name: "forbidden" | "notImplemented", message: string): Action {
  return () => {
    throw fault(name, message);
  };
}

const actions = new Map<string, Action>([
  ["start", startAction],
  ["os-start", startAction],
  ["shutdown", stopAction],
  ["os-stop", stopAction],
  ["reboot", rebootAction],
  ["resize", resizeAction],
  ["rescue", rescueAction],
  ["unrescue", unrescueAction],
  ["firewallProfile", firewallAction],
  ["console", consoleAction],
  ["os-getVNCConsole", vncConsoleAction],
  ["os-getSPICEConsole", refuse("notImplemented", "Spice console not implemented")],
  ["os-getRDPConsole", refuse("notImplemented", "RDP console not implemented")],
  ["reassign", reassignAction],
  ["addFloatingIp", addFloatingIpAction],
  ["removeFloatingIp", removeFloatingIpAction],
  ["suspend", refuse("forbidden", "User is not allowed to suspend his server")],
]);
