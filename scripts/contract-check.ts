// Compares the responses of a live server with the contract, without writing to it: `npm run contract:check -- --help`.
import { checkCommand } from "./contract/check/command.js";
import { processContext } from "./contract/command.js";

process.exitCode = await checkCommand(process.argv.slice(2), processContext);
