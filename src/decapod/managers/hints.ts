import { checkSendable } from "../../core/data/json.js";
import { isSameJson } from "../../core/data/lossless-json.js";
import { InvalidInputError } from "../../core/errors/index.js";
import { describeValue, truncate } from "../../core/text.js";
import type { Playbook, PlaybookHint } from "../models/playbook.js";

/**
 * Checks hints against the description of a playbook. The server's own message does not say which hint it refuses.
 *
 * @throws {@link InvalidInputError} for a hint that the playbook does not take, and for a value that it cannot have.
 */
export function checkHints(playbook: Playbook, hints: readonly (readonly [id: string, value: unknown])[]): void {
  for (const [id, value] of hints) {
    const where = `hint ${truncate(id, 80)}`;
    const hint = playbook.hints.find((each) => each.id === id);
    if (hint === undefined) {
      const known = playbook.hints.map((each) => each.id).join(", ");
      throw new InvalidInputError(
        `unknown ${where}; ${known === "" ? `${playbook.id} takes none` : `those of ${playbook.id} are ${known}`}`,
      );
    }
    checkSendable(value, where);
    checkValue(hint, value, where);
  }
}

function checkValue({ type, values }: PlaybookHint, value: unknown, where: string): void {
  // A list of values says more than the type does.
  if (values.length > 0) {
    if (values.some((each) => isSameJson(each, value))) return;
    throw new InvalidInputError(
      `${where} must be one of ${values.map((each) => JSON.stringify(each)).join(", ")}, not ${describeValue(value)}`,
    );
  }
  const wanted = wantedFor(type, value);
  if (wanted !== null) throw new InvalidInputError(`${where} must be ${wanted}, not ${describeValue(value)}`);
}

/** What a value of this type must be, if it is not that. A type that this version does not know is left to the server. */
function wantedFor(type: string, value: unknown): string | null {
  switch (type) {
    case "boolean":
      return typeof value === "boolean" ? null : "true or false";
    case "integer":
      return Number.isSafeInteger(value) && Number(value) >= 0 ? null : "a whole number from 0";
    case "string":
      return typeof value === "string" ? null : "a string";
    default:
      return null;
  }
}
