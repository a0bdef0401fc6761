// How the fields of a step are encoded in a body, and how a server must read the body.
import type { Fields, Spelling } from "./steps.js";

/** The content of a body: fields as JSON or as a form, other JSON, or nothing readable. */
export type Meaning =
  | { readonly is: "json"; readonly fields: Fields }
  | { readonly is: "form"; readonly fields: ReadonlyMap<string, readonly string[]> }
  | { readonly is: "noObject"; readonly message: string }
  | { readonly is: "unreadable"; readonly status: 400 | 415; readonly detail: RegExp };

export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string | undefined;
  readonly meaning: Meaning;
}

const utf8 = new TextEncoder();

/** Fields whose values a form repeats, and those that it has as JSON strings. */
const listFields = ["whitelists", "whitelisted_container_task_types", "whitelisted_executable_task_types"];
const jsonFields = ["arguments", "environment_variables", "required_arguments", "required_arguments_default_values"];

export function spell(fields: Fields, spelling: Spelling): Body {
  const text = JSON.stringify(fields);
  const json = (bytes: string | Uint8Array, meaning: Meaning, charset = ""): Body => ({
    bytes: new Uint8Array(typeof bytes === "string" ? utf8.encode(bytes) : bytes),
    contentType: `application/json${charset && `; charset=${charset}`}`,
    meaning,
  });
  const same: Meaning = { is: "json", fields };
  const unreadable = (detail: RegExp, status: 400 | 415 = 400): Meaning => ({ is: "unreadable", status, detail });
  switch (spelling) {
    case "json":
      return json(text, same);
    case "form":
      return formBody(fields);
    case "duplicateKeys": {
      // The last of equal keys counts.
      const first = Object.keys(fields).map((key) => `${JSON.stringify(key)}: {"no": ["value"]}`);
      return json(`{${[...first, text.slice(1, -1)].filter((part) => part !== "").join(", ")}}`, same);
    }
    case "utf16":
      return json(utf16(`\ufeff${text}`), same, "utf-16");
    case "latin1":
      return json(latin1(text), same, "ISO-8859-1");
    case "noType":
      return {
        ...json(text, unreadable(/^Unsupported media type "text\/plain" in request\.$/, 415)),
        contentType: undefined,
      };
    case "plainText":
      return {
        ...json(text, unreadable(/^Unsupported media type "text\/csv" in request\.$/, 415)),
        contentType: "text/csv",
      };
    case "bom":
      return json(`\ufeff${text}`, unreadable(/^JSON parse error - Unexpected UTF-8 BOM/));
    case "trailing":
      return json(`${text} x`, unreadable(/^JSON parse error - Extra data: line 1 column \d+ \(char \d+\)$/));
    case "truncated":
      return json(text.slice(0, -1), unreadable(/^JSON parse error - Expecting /));
    case "singleQuotes":
      return json("{'name': 'a'}", unreadable(/^JSON parse error - Expecting property name enclosed in double quotes/));
    case "nan":
      return json('{"name": NaN}', unreadable(/^JSON parse error - Out of range float values/));
    case "invalidUtf8":
      return json(
        Uint8Array.of(0x7b, 0x22, 0xff),
        unreadable(/^JSON parse error - 'utf-8' codec can't decode byte 0xff/),
      );
    case "wrongCharset":
      return json(text, unreadable(/^JSON parse error - UTF-16 stream does not start with BOM$/), "utf-16");
    case "empty":
      return json("", { is: "json", fields: {} });
    case "emptyForm":
      return { ...formBody({}), bytes: new Uint8Array() };
    case "list":
      return json(`[${text}]`, noObject("Invalid data. Expected a dictionary, but got list."));
    case "text":
      return json('"name"', noObject("Invalid data. Expected a dictionary, but got str."));
    case "number":
      return json("7", noObject("Invalid data. Expected a dictionary, but got int."));
    case "null":
      return json("null", noObject("No data provided"));
  }
}

function noObject(message: string): Meaning {
  return { is: "noObject", message };
}

/** Omits what a form cannot express: null for a list or for JSON. */
function formBody(fields: Fields): Body {
  const pairs = Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const isStructured = jsonFields.includes(name) || listFields.includes(name);
    if (value === null && isStructured) return [];
    if (jsonFields.includes(name)) return [[name, JSON.stringify(value)]];
    if (listFields.includes(name) && Array.isArray(value)) return value.map((item) => [name, plainText(item)]);
    return [[name, plainText(value)]];
  });
  const search = new URLSearchParams(pairs);
  const said = new Map(Array.from(search.keys(), (name) => [name, search.getAll(name)]));
  return {
    bytes: utf8.encode(search.toString()),
    contentType: "application/x-www-form-urlencoded",
    meaning: { is: "form", fields: said },
  };
}

function plainText(value: unknown): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function utf16(text: string): Uint8Array {
  const codes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from(codes.flatMap((code) => [code & 0xff, code >> 8]));
}

/** Characters outside Latin-1 are escaped, as JSON allows. */
function latin1(text: string): Uint8Array {
  const escaped = text.replace(/[^\0-\xff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Uint8Array.from(escaped, (char) => char.charCodeAt(0));
}
