import { responses } from "./responses.js";
import { calls } from "./calls.js";
import { clients } from "./clients.js";
import { cloudConfig } from "./cloud-config.js";
import { credentials, loggedCredentials } from "./credentials.js";
import { decapod, loggedDecapod } from "./decapod.js";
import { input } from "./input.js";
import { log } from "./log.js";
import { loggedNode, node } from "./node.js";
import { loggedOnce, once } from "./once.js";
import { loggedSlipstream, slipstreamCalls } from "./slipstream.js";
import { synnefo } from "./synnefo.js";
import { tasks } from "./tasks.js";
import type { LoggedScenario, Scenario } from "./mock-client.js";

/** Each makes one mistake, or has one fault. */
export const scenarios: readonly Scenario[] = [
  ...responses,
  ...calls,
  ...clients,
  ...cloudConfig,
  ...credentials,
  ...decapod,
  ...input,
  ...node,
  ...once,
  ...slipstreamCalls,
  ...synnefo,
  ...tasks,
];

/** Together these write every message of the log and every warning of the process. */
export const logged: readonly LoggedScenario[] = [
  ...log,
  ...loggedCredentials,
  ...loggedDecapod,
  ...loggedNode,
  ...loggedOnce,
  ...loggedSlipstream,
];
