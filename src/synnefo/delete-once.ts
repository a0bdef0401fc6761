import { isNotFound } from "../core/errors/response-errors.js";
import type { RequestOptions } from "../core/http/request.js";
import { settle } from "../core/http/settle.js";
import { shareDeadline } from "../core/http/shared-deadline.js";
import type { Transport } from "../core/http/transport.js";

/**
 * Deletes a resource. The request is not repeated, as the second one would be refused: if its response is lost, a look settles whether the
 * resource is gone.
 *
 * @param remove - Sends the request.
 * @param look - Looks at the resource. Returns whether it is gone; a refusal because there is none means that it is.
 * @param isMissing - Whether a refusal says that there is none.
 * @throws What the request throws; an `AmbiguousOutcomeError` if it is not known whether the resource is gone.
 */
export async function deleteOnce(
  transport: Transport,
  options: RequestOptions | undefined,
  remove: (request: RequestOptions) => Promise<unknown>,
  look: (request: RequestOptions) => Promise<boolean>,
  isMissing: (error: unknown) => boolean = isNotFound,
): Promise<void> {
  const within = shareDeadline(options, transport.settings);
  try {
    await remove(within());
  } catch (error) {
    await settle(error, within, async (request) => {
      try {
        return (await look(request)) ? true : undefined;
      } catch (failure) {
        if (isMissing(failure)) return true;
        throw failure;
      }
    });
  }
}
