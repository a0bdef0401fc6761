import { fault } from "../faults.js";
import { isObject, type Json } from "../json.js";
import { unexpectedError } from "./body.js";

/** The most files, and the largest size of each, encoded and decoded. */
const limits = { files: 5, size: 10_240 };

const keys = ["contents", "group", "mode", "owner", "path"];

/** @throws CloudFault with 400 if the files of a new server are invalid; 413 if they are too many or too large. */
export function checkPersonality(files: readonly Json[]): void {
  if (files.length > limits.files) throw fault("overLimit", "Maximum number of personalities exceeded");
  for (const file of files) {
    if (!isObject(file) || !Object.keys(file).every((key) => keys.includes(key)))
      throw fault("badRequest", "Malformed personality in request");
    const { contents } = file;
    if (typeof contents !== "string") throw unexpectedError();
    if (contents.length > limits.size || (decodedSize(contents) ?? 0) > limits.size)
      throw fault("overLimit", "Maximum size of personality exceeded");
  }
}

/** @throws CloudFault with 400 if the data are not Base64. */
export function checkUserData(data: Json): void {
  if (data === null) return;
  if (typeof data !== "string" || decodedSize(data) === undefined) throw fault("badRequest", "Malformed user_data");
}

/** The size of what is encoded in Base64; undefined if it is invalid. */
function decodedSize(encoded: string): number | undefined {
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) return undefined;
  return (encoded.length / 4) * 3 - (/=*$/.exec(encoded)?.[0].length ?? 0);
}
