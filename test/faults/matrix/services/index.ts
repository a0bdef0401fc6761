import { decapod } from "./decapod.js";
import { saltant } from "./saltant.js";
import type { MatrixService } from "./service.js";
import { slipstream } from "./slipstream.js";
import { synnefo } from "./synnefo.js";

/** The services of the package. What an operation runs with differs between them, and each gets its own. */
export const matrixServices: readonly MatrixService<unknown>[] = [saltant, decapod, slipstream, synnefo];
