import { ContractError } from "../../generate/contract.js";
import { compareDescriptions } from "./operations.js";
import { type CompareReport, renderReport, summarize } from "./report.js";
import { readDescription } from "../description/read.js";
import { judge, readKnownDifferences } from "./known-differences.js";
import { parseHttpUrl, download, isUrl, readText, displayUrl } from "../load.js";
import {
  type CommonOptions,
  commonOptions,
  displayPath,
  onlyPositional,
  optionLines,
  parseArguments,
} from "../arguments.js";
import { firstLine, type CommandContext, CommandError } from "../command.js";
import { accessOf, contractsOf, namesOf } from "../choose-service.js";
import type { ServiceAccess } from "../service-access.js";
import { sanitize } from "../text.js";

const usageOf = (
  service: string,
  access: ServiceAccess,
): string => `Compares the contract with a ${service} server's own API description.

usage: npm run contract:compare -- SOURCE [options]

  SOURCE            http(s) URL, such as ${access.descriptionUrl}, or file:
                    Swagger 2.0 (as drf-yasg writes it) or OpenAPI 3.x, in JSON or YAML
${optionLines(access, knownLine(access.contracts[0].knownDifferencesPath))}

environment: ${access.environment.compare}

exit code: 0 nothing breaks this client; 1 something does; 2 the comparison could not run
`;

/** `npm run contract:compare`. Resolves with the exit code. */
export async function compareCommand(args: readonly string[], context: CommandContext): Promise<0 | 1 | 2> {
  try {
    const options = readArguments(args);
    const access = await accessOf(options.service);
    if (options.help) {
      context.out(usageOf(options.service, access));
      return 0;
    }
    const report = await compare(options, access, context);
    context.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report));
    return report.summary.breaking > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    context.err(sanitize(`contract:compare: ${error.message}`) + "\n");
    return 2;
  }
}

const knownLine = (path: string): string =>
  `  --known FILE      known faults of the description (default: ${displayPath(path)})\n`;

interface CompareOptions extends CommonOptions {
  readonly source: string;
  /** Default: the service's. */
  readonly known?: string | undefined;
}

function readArguments(args: readonly string[]): CompareOptions {
  const { values, positionals } = parseArguments(args, { ...commonOptions, known: { type: "string" } });
  return { ...values, source: values.help ? "" : onlyPositional(positionals, "SOURCE") };
}

async function compare(
  options: CompareOptions,
  access: ServiceAccess,
  context: CommandContext,
): Promise<CompareReport> {
  const [chosen, ...others] = contractsOf(access, options.contract);
  if (chosen === undefined || others.length > 0) {
    throw new CommandError(`choose a contract with --contract NAME: ${namesOf(access.contracts)}`);
  }
  const { path: contractFile, knownDifferencesPath } = chosen;
  const { known: knownFile = knownDifferencesPath } = options;
  const contractName = displayPath(contractFile);
  const contract = readDescription(await readText(contractFile), contractName);
  const known = readKnownDifferences(await readText(knownFile), displayPath(knownFile));
  const text = isUrl(options.source)
    ? await download(options.source, context.fetch, access.downloadCredentials(context.env))
    : await readText(options.source);
  const source = isUrl(options.source) ? displayUrl(parseHttpUrl(options.source)) : options.source;
  const server = readDescription(text, source);
  try {
    const judged = judge(compareDescriptions(contract, server), known);
    return {
      contract: contractName,
      source,
      sourceFormat: server.format,
      summary: summarize(judged.differences, judged.stale),
      ...judged,
    };
  } catch (error) {
    // Schemas are read during the comparison only.
    if (error instanceof ContractError) throw new CommandError(`${source}: ${firstLine(error)}`);
    throw error;
  }
}
