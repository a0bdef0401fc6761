import { type Charset, CharsetError, charsetOf, decodeLatin1 } from "../charset.js";
import { detailError } from "../errors.js";
import { mediaTypeMatches } from "../media-type.js";
import { JsonError, readJson } from "../python/json-reader.js";
import type { PythonValue } from "../python/values.js";
import { QueryDict } from "../request.js";

/**
 * Parses the body of a request with the first parser that accepts its content type.
 *
 * @throws ApiException 400 for invalid JSON, 415 for a type that no parser accepts.
 */
export async function parseBody(bytes: Uint8Array, headers: Headers): Promise<Body> {
  // Python's WSGI server treats a body without a type as text/plain.
  const contentType = headers.get("content-type") ?? "text/plain";
  const isForm = [formType, multipartType].some((type) => isOfType(contentType, type));
  if (bytes.length === 0) return isForm ? new QueryDict([]) : new Map();
  const charset = charsetOf(contentType);
  if (mediaTypeMatches("application/json", contentType)) return parseJson(bytes, charset);
  if (mediaTypeMatches(formType, contentType)) return parseForm(bytes, charset);
  if (mediaTypeMatches(multipartType, contentType)) return parseMultipart(bytes, contentType);
  throw detailError(415, `Unsupported media type "${contentType}" in request.`);
}

/** The body of a request: any JSON, or a form, whose fields have separate rules. */
export type Body = PythonValue | QueryDict;

const formType = "application/x-www-form-urlencoded";
const multipartType = "multipart/form-data";

function isOfType(contentType: string, type: string): boolean {
  return contentType.split(";")[0]?.trim().toLowerCase() === type;
}

function parseJson(bytes: Uint8Array, charset: Charset): PythonValue {
  try {
    return readJson(charset.decode(bytes));
  } catch (error) {
    if (error instanceof JsonError || error instanceof CharsetError) {
      throw detailError(400, `JSON parse error - ${error.message}`);
    }
    throw error;
  }
}

/** A form that is invalid in its charset is decoded as Latin-1; its percent-encoded parts are still decoded in its charset. */
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

/** Ignores files, because no field accepts one. */
async function parseMultipart(bytes: Uint8Array, contentType: string): Promise<QueryDict> {
  const boundary = /boundary=([^;]+)/i.exec(contentType)?.[1];
  if (boundary === undefined) {
    throw detailError(400, "Multipart form parse error - Invalid boundary in multipart: None");
  }
  // A copy, as the compiler does not accept memory that may be shared.
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } })
    .formData()
    .catch(() => undefined);
  const pairs: [string, string][] = [];
  form?.forEach((value, name) => {
    if (typeof value === "string") pairs.push([name, value]);
  });
  return new QueryDict(pairs);
}
