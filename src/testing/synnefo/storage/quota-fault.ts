import { CloudFault, fault, relayedFault } from "../faults.js";
import type { QuotaExcess } from "../quota-excess.js";

/** The fault for a write that the limit of a user or a project does not allow: that of the identity service, relayed. */
export class QuotaFault extends CloudFault {
  readonly excess: QuotaExcess;

  constructor(excess: QuotaExcess) {
    const { status, body } = excess.refusal;
    super(relayedFault(status, "OK", String(body)).response);
    this.excess = excess;
  }
}

/** The fault for a write that the limit of a container does not allow. */
export function containerFull(limit: number, usage: number): CloudFault {
  const reason = `Container quota exceeded: limit: ${limit}, usage: ${usage}`;
  return fault("requestEntityTooLarge", `Quota error: ${reason}`);
}
