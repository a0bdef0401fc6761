import { Contract, ContractError } from "../../generate/contract.js";
import {
  type CommonOptions,
  commonOptions,
  displayPath,
  onlyPositional,
  optionLines,
  parseArguments,
} from "../arguments.js";
import { CommandError, firstLine, type CommandContext } from "../command.js";
import { rawOperations, sourceOf, type Source } from "../description/raw-operations.js";
import { parseRoot } from "../description/read.js";
import { displayUrl, parseHttpUrl, readText } from "../load.js";
import { accessOf, contractsOf } from "../choose-service.js";
import type { Authorized, ContractAccess, ServiceAccess } from "../service-access.js";
import { sanitize } from "../text.js";
import { Check, type CheckResult } from "./check.js";
import { ReadOnlyServer, type ServerResponse } from "./read-only-server.js";
import { renderCheck, renderServiceCheck, type CheckReport, type ServiceCheckReport } from "./report.js";

const usageOf = (
  service: string,
  access: ServiceAccess,
): string => `Reads everything from a live ${service} server, and validates its responses against the contract.

usage: npm run contract:check -- URL [options]

  URL               ${access.usage?.url ?? "the API's root, such as https://host/api/"}
${optionLines(access)}

environment: ${access.environment.check}

Nothing is written to the server: ${access.usage?.requests ?? requestsWithLogin(access)}. Redirects are not followed.

exit code: 0 all responses match the contract; 1 some do not; 2 the check could not run
`;

const requestsWithLogin = ({ loginPath }: ServiceAccess): string =>
  `only GETs are sent, one after another, and with a password the login (a POST to\n${loginPath}, which changes no data)`;

/** `npm run contract:check`. Resolves with the exit code. */
export async function checkCommand(args: readonly string[], context: CommandContext): Promise<0 | 1 | 2> {
  const secrets = new Set<string>();
  try {
    const options = readArguments(args);
    const access = await accessOf(options.service);
    if (options.help) {
      context.out(usageOf(options.service, access));
      return 0;
    }
    const report = await check(options, access, context, secrets);
    const rendered = "contracts" in report ? renderServiceCheck(report) : renderCheck(report);
    const text = options.json ? `${JSON.stringify(report, null, 2)}\n` : rendered;
    context.out(withoutSecrets(text, secrets));
    return report.summary.differs > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof ContractError)) throw error;
    context.err(sanitize(withoutSecrets(`contract:check: ${firstLine(error)}`, secrets)) + "\n");
    return 2;
  }
}

interface CheckOptions extends CommonOptions {
  readonly url: string;
}

function readArguments(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseArguments(args, commonOptions);
  return { ...values, url: values.help ? "" : onlyPositional(positionals, "URL") };
}

async function check(
  options: CheckOptions,
  access: ServiceAccess,
  context: CommandContext,
  secrets: Set<string>,
): Promise<CheckReport | ServiceCheckReport> {
  const { loginPath, rootOf = (url) => url } = access;
  const contracts = await Promise.all(contractsOf(access, options.contract).map(readContract));
  const url = parseHttpUrl(options.url);
  if (url.search !== "" || url.hash !== "") throw new CommandError("the URL must have no query and no fragment");
  const root = rootOf(displayUrl(url).replace(/\/+$/, ""));
  const redact = (text: string): string => withoutSecrets(text, secrets);
  const server = new ReadOnlyServer({ root, loginPath, fetch: context.fetch, redact });
  const authorized = await access.authorize(options.url, server, context, secrets);
  const reports: CheckReport[] = [];
  for (const contract of contracts) {
    const sent = reports.reduce((sum, { summary }) => sum + summary.requests, 0);
    const { findings, notChecked } = await checkContract(contract, access, server, authorized);
    const count = (verdict: string): number => findings.filter((finding) => finding.verdict === verdict).length;
    reports.push({
      contract: displayPath(contract.path),
      server: `${root}/`,
      summary: {
        requests: server.sent - sent,
        differs: count("differs"),
        new: count("new"),
        notChecked: notChecked.length,
      },
      findings,
      notChecked,
    });
  }
  const [report] = reports;
  if (report !== undefined && access.contracts.length === 1) return report;
  const sum = (field: keyof CheckReport["summary"]): number =>
    reports.reduce((total, { summary }) => total + summary[field], 0);
  const summary = {
    requests: sum("requests"),
    differs: sum("differs"),
    new: sum("new"),
    notChecked: sum("notChecked"),
  };
  return { server: `${root}/`, summary, contracts: reports };
}

interface ReadContract extends ContractAccess {
  readonly source: Source;
}

async function readContract(contract: ContractAccess): Promise<ReadContract> {
  return { ...contract, source: sourceOf(parseRoot(await readText(contract.path))) };
}

async function checkContract(
  { name, source }: ReadContract,
  { contracts, loginPath, readsBelow }: ServiceAccess,
  server: ReadOnlyServer,
  { headers, login, placeOf }: Authorized,
): Promise<CheckResult> {
  const run = new Check(new Contract(source.root), source, server, {
    placeOf: (operation) => placeOf?.(name, operation) ?? { headers },
    readsBelow,
  });
  if (login) examineLogin(run, source, loginPath, login);
  try {
    return await run.run();
  } catch (error) {
    if (error instanceof CommandError && contracts.length > 1) throw new CommandError(`${name}: ${error.message}`);
    throw error;
  }
}

/** The response to the login must match the contract, too. */
function examineLogin(run: Check, source: Source, loginPath: string, response: ServerResponse): void {
  const login = rawOperations(source).find(({ method, path }) => method === "POST" && path === loginPath);
  if (login) run.examine({ name: login.where, responses: login.responses }, response, login.where, "login");
}

/** No message has a secret by design; this also removes those that a server sends back. */
function withoutSecrets(text: string, secrets: ReadonlySet<string>): string {
  let redacted = text;
  // A secret of a few letters occurs in many words: replacing it would damage the output, and reveal the secret.
  for (const secret of [...secrets].filter(({ length }) => length > 3))
    redacted = redacted.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
  return redacted;
}
