import { requireBoolean, requireObject } from "../core/data/checks.js";
import { encodeInput } from "../core/data/input.js";
import type { InputShape } from "../core/data/shape.js";

/**
 * Checks and encodes the input of a resource that a project can share: its property `isSharedToProject` is `shared_to_project` on the
 * wire.
 *
 * @throws An `InvalidInputError` for an invalid input.
 */
export function encodeShared<Wire extends { shared_to_project?: boolean }>(
  shape: InputShape<Wire>,
  input: object,
  what: string,
): Wire {
  requireObject(`${what}: the input`, input);
  const { isSharedToProject }: { readonly isSharedToProject?: unknown } = input;
  if (isSharedToProject !== undefined) requireBoolean(`${what}: isSharedToProject`, isSharedToProject);
  const wireNames = new Map(
    Array.from(shape.wireNames, ([name, wireName]) => [
      wireName === "shared_to_project" ? "isSharedToProject" : name,
      wireName,
    ]),
  );
  return encodeInput({ ...shape, wireNames }, input, what);
}
