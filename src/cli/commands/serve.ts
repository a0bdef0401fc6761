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

interface ServeOptions extends ServeSettings {
  readonly service: ServiceName;
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
}

const services = { saltant: saltantService, decapod: decapodService } as const satisfies Record<string, ServedService>;

type ServiceName = keyof typeof services;

/** The options of `serve`. */
export function withServeOptions(command: Command): Command {
  return command
    .addOption(new Option("--service <name>", "the service to run").choices(Object.keys(services)).default("saltant"))
    .addOption(
      new Option("--port <port>", "the port to listen on; 0 for any that is free").default(8001).argParser(readPort),
    )
    .option("--host <address>", "the address to listen on; 0.0.0.0 for all, as in a container", "127.0.0.1")
    .addOption(
      new Option("--allow-host <name>", "another name by which it is reached, or any; may be repeated").argParser(
        collect,
      ),
    )
    .addOption(
      new Option(
        "--users <file>",
        "a JSON list of users. saltant: username, email, password, token, isSuperuser, isActive; decapod: login, password, email, fullName, role",
      ),
    )
    .addOption(
      new Option(
        "--workers <on|off>",
        "whether workers carry instances or executions through their states (default: on)",
      ).choices(["on", "off"]),
    )
    .addOption(
      new Option(
        "--error-pages <saltant|django>",
        "saltant: the response to an error that is not caught (default: saltant)",
      ).choices(["saltant", "django"]),
    )
    .addOption(
      new Option("--control", "decapod: add the endpoints below /__control/ that recordings use; workers are off"),
    )
    .addHelpText(
      "after",
      "\nWithout --users a saltant server has admin, alice, bob, carol.dots and mallory (locked out), each with a password like\n" +
        "alice-password; a Decapod server has root with the password root.\n" +
        "Nothing is kept when it ends, on Ctrl-C.\n\n" +
        "It responds as localhost, as the --host and as any IP address. A request that names another host is refused with 403,\n" +
        "because a web page could point a name of its own at this server: --allow-host adds names.\n\n" +
        "By default saltant responds as a shipped one does: an error that is not caught is 405 without a body, except for\n" +
        "GET and HEAD. Django's plain pages have the status 500, and 404 for an unknown address.",
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
  if (port > 65_535) throw new UsageError(`--port is a number from 0 to 65535, not "${text}"`);
  return port;
}
