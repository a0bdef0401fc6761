import { requireArray } from "../core/data/checks.js";
import type { Clock } from "../core/async/clock.js";
import { type BulkOptions, inBulk } from "../core/bulk/bulk.js";
import { InvalidInputError } from "../core/errors/index.js";
import type { RequestOptions } from "../core/http/request.js";
import { messageOf } from "../core/text.js";

/**
 * Creates several resources, a few at a time. All inputs are checked before the first request.
 *
 * @param check - Throws an `InvalidInputError` for an invalid input.
 * @throws An `InvalidInputError` that names the first invalid input; a `BulkError` if any creation fails.
 */
export async function createMany<Input, M>(
  inputs: readonly Input[],
  check: (input: Input) => unknown,
  create: (input: Input, options: RequestOptions) => Promise<M>,
  options: BulkOptions<M>,
  clock: Clock,
): Promise<M[]> {
  requireArray("the inputs", inputs);
  for (const [index, input] of inputs.entries()) {
    try {
      check(input);
    } catch (error) {
      throw new InvalidInputError(`[${index}]: ${messageOf(error)}`);
    }
  }
  return inBulk(inputs, create, options, clock);
}
