import { requireBoolean, requireCount, requireObject, requireSecret, requireString } from "../core/data/checks.js";
import { InvalidInputError } from "../core/errors/api-error.js";
import { describeValue } from "../core/text.js";
import { bootCommands, discoveryScript, registrationScript, scriptPaths } from "./discovery-scripts.js";

/** What a cloud config is made of. */
export interface CloudConfigOptions {
  /**
   * The URL of Decapod's API as the servers reach it: the base URL that a client has, e.g. `https://ceph.example.org`, or the full URL of
   * the discovery endpoint, which ends in `/v1/server/`. Without a scheme, it is `http`. A user name and a password in it are not used,
   * as the discovery token takes their place in the request. Required unless `noDiscovery`.
   */
  readonly url?: string | undefined;
  /**
   * The token that servers announce themselves with, from the configuration of the Decapod server. The cloud config contains it, so
   * that the cloud config is a secret, too. Required unless `noDiscovery`.
   */
  readonly discoveryToken?: string | undefined;
  /** The public SSH key with which Decapod logs in to the servers, on one line, as in a file `id_ed25519.pub`. */
  readonly publicKey: string;
  /**
   * The user that Decapod logs in as. The servers create it, with all rights of `sudo`. At most 32 lower-case letters, digits, `_` and
   * `-`, beginning with a letter or `_`.
   */
  readonly username: string;
  /** How long a server waits for each response while it announces itself, in whole seconds. Default 20. */
  readonly timeoutSeconds?: number | undefined;
  /** Whether to create the user only, so that the servers do not announce themselves to Decapod. Default false. */
  readonly noDiscovery?: boolean | undefined;
}

/**
 * Generates the user data with which cloud-init prepares a new server for Decapod. It creates a user for Decapod. The server then
 * announces itself to Decapod at each boot, with its address and its machine id. It does not verify Decapod's TLS certificate.
 *
 * @example
 * ```ts
 * const publicKey = await readFile("id_ed25519.pub", "utf8");
 * const userData = generateCloudConfig({ url: "https://ceph.example.org", discoveryToken, publicKey, username: "ansible" });
 * ```
 * @returns A YAML document for cloud-init.
 * @throws {@link InvalidInputError} for an option that is missing or that cannot be used.
 */
export function generateCloudConfig(options: CloudConfigOptions): string {
  requireObject("options", options);
  const { noDiscovery = false } = options;
  requireBoolean("noDiscovery", noDiscovery);
  const username = requireUsername(options.username);
  const user = [
    "users:",
    `  - groups: ${yaml(["sudo"])}`,
    `    name: ${yaml(username)}`,
    `    shell: ${yaml("/bin/bash")}`,
    `    ssh-authorized-keys: ${yaml([requirePublicKey(options.publicKey)])}`,
    `    sudo: ${yaml(["ALL=(ALL) NOPASSWD:ALL"])}`,
  ];
  const discovery = noDiscovery ? { commands: [], files: [] } : describeDiscovery(options, username);
  const packages = ["packages:", `  - ${yaml("python3")}`];
  return ["#cloud-config", ...packages, ...discovery.commands, ...user, ...discovery.files, ""].join("\n");
}

/** The commands and the files with which a server announces itself. */
function describeDiscovery(options: CloudConfigOptions, username: string): { commands: string[]; files: string[] } {
  const { timeoutSeconds = 20 } = options;
  const url = discoveryUrl(options.url);
  const token = requireSecret("discoveryToken", options.discoveryToken);
  requireCount("timeoutSeconds", timeoutSeconds, 1, false);
  // The URL has an IPv6 address in brackets, and the tools of the server do not.
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return {
    commands: ["runcmd:", ...bootCommands.map((command) => `  - ${yaml(command)}`)],
    files: [
      "write_files:",
      ...file(scriptPaths.registration, "0440", registrationScript({ url: url.href, token, username, timeoutSeconds })),
      ...file(scriptPaths.discovery, "0550", discoveryScript(hostname)),
    ],
  };
}

function file(path: string, permissions: string, content: string): string[] {
  const lines = content.trimEnd().split("\n");
  return [
    "  - content: |",
    ...lines.map((line) => (line === "" ? "" : `      ${line}`)),
    `    path: ${yaml(path)}`,
    `    permissions: ${yaml(permissions)}`,
  ];
}

/** A string, or a list of strings, as YAML on one line. JSON is YAML, but for characters that some readers of YAML reject or break at. */
function yaml(value: string | readonly string[]): string {
  if (typeof value !== "string") return `[${value.map((item) => yaml(item)).join(", ")}]`;
  return JSON.stringify(value).replace(/[^\x20-\x7e]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}

/** A scheme, a user, a host or an IPv6 address in brackets, a port, a path; all but the host can be missing. */
const urlPattern =
  /^(https?:\/\/)?([^\s\p{Cc}/?#@]*@)?(\[[\da-f:.]+\]|(?!-)[^\s\p{Cc}/?#@:[\]\\]+)(:\d+)?(\/[^\s\p{Cc}?#]*)?$/iu;

/** The URL of the discovery endpoint, from the base URL of the API or from itself. */
function discoveryUrl(value: unknown): URL {
  const [text, scheme] = typeof value === "string" ? (urlPattern.exec(value) ?? []) : [];
  const absolute = scheme === undefined ? `http://${text ?? ""}` : (text ?? "");
  if (text === undefined || !URL.canParse(absolute)) {
    // Without the value, as it may contain a password.
    throw new InvalidInputError("url must be the http or https URL of Decapod's API, such as https://ceph.example.org");
  }
  const url = new URL(absolute);
  const path = /^.*[^/]/.exec(url.pathname)?.[0] ?? "";
  url.pathname = path.endsWith("/v1/server") ? `${path}/` : `${path}/v1/server/`;
  url.username = "";
  url.password = "";
  return url;
}

function requireUsername(value: unknown): string {
  requireString("username", value);
  // In lower case, as sudo takes a name in capitals for an alias, and ALL for every user.
  if (/^[a-z_][a-z\d_-]{0,31}$/.test(value)) return value;
  throw new InvalidInputError(
    `username must be at most 32 lower-case letters, digits, _ and -, beginning with a letter or _, not ${describeValue(value)}`,
  );
}

function requirePublicKey(value: unknown): string {
  // A file of a key ends with a line break.
  const key = typeof value === "string" ? value.trim() : "";
  if (/(^| )(ssh|ecdsa|sk)-[^ ]+ [^ ]/.test(key) && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(key)) return key;
  // Without the value, as it may be the private key.
  throw new InvalidInputError("publicKey must be a public SSH key on one line, such as ssh-ed25519 AAAA… name");
}
