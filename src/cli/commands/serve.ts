import { once } from "node:events";
import { Option, type Command } from "commander";
import { systemClock } from "saltant";
import { listen } from "saltant/node";
import type { Run } from "../context.js";
import { exitCodes, UsageError } from "../exit-codes.js";
import { collect } from "../input/field-options.js";
import { messageOf } from "../report.js";
import { decapodService } from "../serving/decapod.js";
import { saltantService } from "../serving/saltant.js";
import type { ServedService, ServeSettings } from "../serving/served-service.js";
import { slipstreamService } from "../serving/slipstream.js";
import { synnefoService } from "../serving/synnefo.js";

interface ServeOptions extends ServeSettings {
  readonly service: ServiceName;
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
}

const services = {
  saltant: saltantService,
  decapod: decapodService,
  slipstream: slipstreamService,
  synnefo: synnefoService,
} as const satisfies Record<string, ServedService>;

type ServiceName = keyof typeof services;

/** The options of `serve`. */
export function withServeOptions(command: Command): Command {
  return command
    .addOption(new Option("--service <name>", "service to run").choices(Object.keys(services)).default("saltant"))
    .addOption(new Option("--port <port>", "port to listen on; 0 for any free port").default(8001).argParser(readPort))
    .option("--host <address>", "address to listen on; 0.0.0.0 for all, as in a container", "127.0.0.1")
    .addOption(
      new Option(
        "--allow-host <name>",
        "also accept requests for this host name, or for any; may be repeated",
      ).argParser(collect),
    )
    .addOption(
      new Option(
        "--users <file>",
        "JSON list of users. saltant: username, email, password, token, isSuperuser, isActive; decapod: login, password, email, fullName, role; slipstream: name, password, email, firstName, lastName, organization, privileged; synnefo: name, uuid, token, email, fullName, isAdmin, isActive, hasAcceptedTerms",
      ),
    )
    .addOption(
      new Option(
        "--workers <on|off>",
        "saltant, decapod: whether workers run the instances or executions (default: on)",
      ).choices(["on", "off"]),
    )
    .addOption(
      new Option("--error-pages <saltant|django>", "saltant: responses to uncaught errors (default: saltant)").choices([
        "saltant",
        "django",
      ]),
    )
    .addOption(
      new Option(
        "--control",
        "add the endpoints that recordings use. decapod: those below /__control/; workers are off. synnefo: /__tick, for which all asynchronous work then waits",
      ),
    )
    .addHelpText(
      "after",
      "\nWithout --users, the users of saltant are admin, alice, bob, carol.dots and mallory (locked out); passwords are like\n" +
        "alice-password. Decapod has the user root with the password root. SlipStream has joe, mary and the superuser root, with\n" +
        "passwords like joe-password, and modules to deploy. Synnefo has alice, bob, carol and the administrator admin, with tokens\n" +
        "like alice-token; its own components have tokens like pithos-service-token.\n" +
        "Ctrl-C stops the server, and all its data is lost.\n\n" +
        "The server accepts requests for localhost, the --host and any IP address. It responds with 403 to other host names,\n" +
        "because a web page could point its own host name at this server. Use --allow-host to add names.\n\n" +
        "With --error-pages saltant, an uncaught error is 405 without a body, except for GET and HEAD, as in a shipped saltant.\n" +
        "With --error-pages django, it is a plain page with the status 500, or 404 for an unknown address.",
    );
}

/** Runs an embedded server on a port of this machine. */
export const serve: Run<ServeOptions> = async ({ io, output, progress }, options) => {
  const { service: name, port, host, allowHost = [], ...settings } = options;
  const allowedHosts = allowHost.includes("any") ? "any" : allowHost;
  const service: ServedService = services[name];
  refuseForeign(name, service, settings);
  const server = await service.start(settings, systemClock);
  const listening = await listen(server.handle, { port, host, allowedHosts }).catch((error: unknown) => {
    throw new UsageError(`cannot listen on port ${port}: ${messageOf(error)}`);
  });
  const apiUrl = listening.url + service.apiPath;
  await output.writeLine(apiUrl);
  if (io.stderr.isTTY === true) {
    for (const hint of service.hints(apiUrl, settings.users !== undefined)) progress.note(hint);
  }
  if (!io.signal.aborted) await once(io.signal, "abort");
  server.reset();
  await listening.close();
  return exitCodes.done;
};

/** The options that only some services have. */
const optionNames: Readonly<Record<keyof ServeSettings, string>> = {
  users: "--users",
  workers: "--workers",
  errorPages: "--error-pages",
  control: "--control",
};

/** @throws UsageError for an option that the service does not have. */
function refuseForeign(name: ServiceName, { settings: known }: ServedService, settings: ServeSettings): void {
  for (const setting of ["users", "workers", "errorPages", "control"] as const) {
    if (settings[setting] === undefined || known.includes(setting)) continue;
    throw new UsageError(`${optionNames[setting]} is not an option of --service ${name}`);
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity;
  if (port > 65_535) throw new UsageError(`--port must be a number from 0 to 65535, not "${text}"`);
  return port;
}
