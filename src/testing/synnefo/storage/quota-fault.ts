import { CloudFault, fault } from "../faults.js";
import type { QuotaExcess } from "../quota-excess.js";

/** The fault with 413 for a write that a limit does not allow. */
export class QuotaFault extends CloudFault {
  /** The limit of a user or a project; undefined for that of a container. */
  readonly excess: QuotaExcess | undefined;

  constructor(reason: string, excess?: QuotaExcess) {
    super(fault("requestEntityTooLarge", `Quota error: ${reason}`).response);
    this.excess = excess;
  }
}
