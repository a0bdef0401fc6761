// Compares the contract with a server's own API description: `npm run contract:compare -- --help`.
import { compareCommand } from "./contract/compare/command.js";
import { processContext } from "./contract/command.js";

process.exitCode = await compareCommand(process.argv.slice(2), processContext);
