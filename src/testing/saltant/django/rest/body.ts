import { detailError } from "../errors.js";
import { JsonError, readJson } from "../python/json-reader.js";
import { QueryDict } from "../request.js";
import { type Charset, CharsetError, charsetOf, decodeLatin1, Utf8Error } from "../charset.js";
import type { PythonValue } from "../python/values.js";
import { mediaTypeMatches } from "../media-type.js";

/** What a request carries: JSON of any kind, or a form, whose fields follow rules of their own. */
export type Body = PythonValue | QueryDict;

const formType = "application/x-www-form-urlencoded";
const multipartType = "multipart/form-data";

/**
 * Reads a request's body as the first parser that takes its content type does.
 *
 * @throws ApiException 400 for what is no JSON, 415 for a type that no parser takes.
 */
export async function parseBody(bytes: Uint8Array, headers: Headers): Promise<Body> {
  // Python's WSGI server takes a body without a type for text.
  const contentType = headers.get("content-type") ?? "text/plain";
  const isForm = [formType, multipartType].some((type) => isOfType(contentType, type));
  if (bytes.length === 0) return isForm ? new QueryDict([]) : new Map();
  const charset = charsetOf(contentType);
  if (mediaTypeMatches("application/json", contentType)) return parseJson(bytes, charset);
  if (mediaTypeMatches(formType, contentType)) return parseForm(bytes, charset);
  if (mediaTypeMatches(multipartType, contentType)) return parseMultipart(bytes, contentType);
  throw detailError(415, `Unsupported media type "${contentType}" in request.`);
}

function isOfType(contentType: string, type: string): boolean {
  return contentType.split(";")[0]?.trim().toLowerCase() === type;
}

function parseJson(bytes: Uint8Array, charset: Charset): PythonValue {
  try {
    return readJson(charset.decode(bytes));
  } catch (error) {
    if (error instanceof JsonError || error instanceof Utf8Error || error instanceof CharsetError) {
      throw detailError(400, `JSON parse error - ${error.message}`);
    }
    throw error;
  }
}

/** A form whose text is not in its charset is taken for Latin-1; what is percent-encoded in it still is in its charset. */
function parseForm(bytes: Uint8Array, charset: Charset): QueryDict {
  const unquote = (text: string): string =>
    text.replaceAll("+", " ").replace(/(?:%[0-9a-f]{2})+/gi, (quoted) => {
      const codes = quoted.slice(1).split("%");
      return charset.decodeLoosely(Uint8Array.from(codes, (code) => parseInt(code, 16)));
    });
  const pairs = formText(bytes, charset)
    .split("&")
    .filter((pair) => pair !== "");
  return new QueryDict(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [unquote(name), unquote(value.join("="))];
    }),
  );
}

function formText(bytes: Uint8Array, charset: Charset): string {
  try {
    return charset.decode(bytes);
  } catch {
    return decodeLatin1(bytes);
  }
}

/** Files have no field to go to here, and are left out. */
async function parseMultipart(bytes: Uint8Array, contentType: string): Promise<QueryDict> {
  const boundary = /boundary=([^;]+)/i.exec(contentType)?.[1];
  if (boundary === undefined) {
    throw detailError(400, "Multipart form parse error - Invalid boundary in multipart: None");
  }
  // A copy, as the compiler takes only what is surely no shared memory.
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } })
    .formData()
    .catch(() => undefined);
  const pairs: [string, string][] = [];
  form?.forEach((value, name) => {
    if (typeof value === "string") pairs.push([name, value]);
  });
  return new QueryDict(pairs);
}
