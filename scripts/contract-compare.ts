// Compares the contract with what a saltant server says of itself: `npm run contract:compare -- --help`.
import { compareCommand } from "./contract/compare-command.js";
import { processSurroundings } from "./contract/surroundings.js";

process.exitCode = await compareCommand(process.argv.slice(2), processSurroundings);
