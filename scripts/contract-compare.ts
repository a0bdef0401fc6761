// Compares the contract with what a server says of itself: `npm run contract:compare -- --help`.
import { compareCommand } from "./contract/compare/command.js";
import { processContext } from "./contract/command.js";

process.exitCode = await compareCommand(process.argv.slice(2), processContext);
