import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BadEnvironmentError } from "../../src/core/errors/index.js";
import { TokenCredentials } from "../../src/saltant/credentials/token-credentials.js";
import { readEnvironment } from "../../src/saltant/environment.js";
import { Contract, ContractError } from "../generate/contract.js";
import { Check } from "./check.js";
import { renderCheck, type CheckReport } from "./check-report.js";
import { parseRoot } from "./description.js";
import { httpAddress, readText, shownAddress } from "./load.js";
import { rawOperations, sourceOf, type Source } from "./raw-operations.js";
import { NoAnswerError, ReadOnlyServer, type ServerAnswer } from "./read-only-server.js";
import type { Surroundings } from "./surroundings.js";
import { firstLine, UnusableError } from "./unusable.js";
import { printable } from "./text.js";

const contractPath = fileURLToPath(new URL("../../openapi/saltant.yaml", import.meta.url));

const usage = `Asks a live saltant server for all that can be read, and holds its answers to the contract.

usage: npm run contract:check -- URL [options]

  URL               the API's root, such as https://host/api/
  --json            print one JSON document instead; npm adds lines of its own unless run with --silent
  --contract FILE   the contract (default: openapi/saltant.yaml)
  --help            this text

environment: SALTANT_AUTH_TOKEN, or SALTANT_USERNAME and SALTANT_PASSWORD: whoever may log in will do.

Nothing is written to the server: only GETs are sent, one after another, and with a password the login (a POST to token/,
which writes nothing, either). Redirects are not followed.

exit code: 0 all answers are what the contract says; 1 some are not; 2 the check could not be made
`;

/** `npm run contract:check`. Resolves with the exit code. */
export async function checkCommand(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const secrets = new Set<string>();
  try {
    const options = readArguments(args);
    if (options === "help") {
      surroundings.out(usage);
      return 0;
    }
    const report = await check(options, surroundings, secrets);
    const text = options.json ? `${JSON.stringify(report, null, 2)}\n` : renderCheck(report);
    surroundings.out(withoutSecrets(text, secrets));
    return report.summary.differs > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnusableError || error instanceof ContractError)) throw error;
    surroundings.err(printable(withoutSecrets(`contract:check: ${firstLine(error)}`, secrets)) + "\n");
    return 2;
  }
}

interface CheckOptions {
  readonly url: string;
  readonly json: boolean;
  readonly contract: string;
}

function readArguments(args: readonly string[]): CheckOptions | "help" {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  const [url, ...more] = positionals;
  if (url === undefined || url === "") throw new UnusableError("no URL given: see --help");
  if (more.length > 0) throw new UnusableError(`one URL at a time, not ${positionals.length}: see --help`);
  return { url, json: values.json, contract: values.contract };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        contract: { type: "string", default: contractPath },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UnusableError(`${firstLine(error)}: see --help`);
  }
}

async function check(options: CheckOptions, surroundings: Surroundings, secrets: Set<string>): Promise<CheckReport> {
  const source = sourceOf(parseRoot(await readText(options.contract)));
  const address = httpAddress(options.url);
  if (address.search !== "" || address.hash !== "")
    throw new UnusableError("the URL must have no query and no fragment");
  const root = shownAddress(address).replace(/\/+$/, "");
  const server = new ReadOnlyServer(root, surroundings.fetch, (text) => withoutSecrets(text, secrets));
  const credentials = readCredentials(options.url, surroundings);
  const { authorization, login } = await authorize(server, credentials, secrets);
  const run = new Check(new Contract(source.root), source, server, authorization);
  if (login) examineLogin(run, source, login);
  const { findings, notChecked } = await run.run();
  const count = (verdict: string): number => findings.filter((finding) => finding.verdict === verdict).length;
  return {
    contract: relative(process.cwd(), options.contract),
    server: `${root}/`,
    summary: { requests: server.sent, differs: count("differs"), new: count("new"), notChecked: notChecked.length },
    findings,
    notChecked,
  };
}

type EnvironmentCredentials = { readonly authToken: string } | { readonly username: string; readonly password: string };

/** The user's own credentials, from the variables that `SaltantClient.fromEnv` reads. */
function readCredentials(url: string, { env }: Surroundings): EnvironmentCredentials {
  try {
    return readEnvironment({ ...env, SALTANT_API_URL: url });
  } catch (error) {
    if (error instanceof BadEnvironmentError) throw new UnusableError(error.message);
    throw error;
  }
}

/** What to put into the header, and the answer to the login if one was needed. */
interface Authorized {
  readonly authorization: string;
  readonly login?: ServerAnswer;
}

async function authorize(
  server: ReadOnlyServer,
  credentials: EnvironmentCredentials,
  secrets: Set<string>,
): Promise<Authorized> {
  if (!("authToken" in credentials)) return logIn(server, credentials, secrets);
  secrets.add(credentials.authToken);
  return { authorization: new TokenCredentials(credentials.authToken).authorization() };
}

/** Logs in; throws an {@link UnusableError} if that gives no access token. What it gives are secrets from then on. */
async function logIn(
  server: ReadOnlyServer,
  { username, password }: { readonly username: string; readonly password: string },
  secrets: Set<string>,
): Promise<Authorized> {
  secrets.add(password);
  const answer = await server.login(username, password).catch((error: unknown) => {
    if (error instanceof NoAnswerError) throw new UnusableError(`the login failed: ${error.message}`);
    throw error;
  });
  const tokens = readTokens(answer.text);
  for (const token of Object.values(tokens)) {
    if (typeof token === "string" && token !== "") secrets.add(token);
  }
  if (answer.status === 401) throw new UnusableError("the server refuses SALTANT_USERNAME and SALTANT_PASSWORD");
  if (typeof tokens.access !== "string") {
    throw new UnusableError(`the login failed: token/ answers ${answer.status} without an access token`);
  }
  return { authorization: `Bearer ${tokens.access}`, login: answer };
}

function readTokens(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The login's answer has to be what the contract says, too. */
function examineLogin(run: Check, source: Source, answer: ServerAnswer): void {
  const login = rawOperations(source).find(({ method, path }) => method === "POST" && path === "/token/");
  if (login) run.examine({ name: login.where, responses: login.responses }, answer, login.where, "login");
}

/** Secrets are in no message by design; should a server send one back, it still does not get out. */
function withoutSecrets(text: string, secrets: ReadonlySet<string>): string {
  let shown = text;
  // To look for one of a few letters would make a puzzle of every text, and give it away.
  for (const secret of [...secrets].filter(({ length }) => length > 3))
    shown = shown.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
  return shown;
}
