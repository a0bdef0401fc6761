// Holds the answers of a live saltant server to the contract, without writing to it: `npm run contract:check -- --help`.
import { checkCommand } from "./contract/check-command.js";
import { processSurroundings } from "./contract/surroundings.js";

process.exitCode = await checkCommand(process.argv.slice(2), processSurroundings);
