import { Members, placesIn, Raw, toTree, write, type Tree } from "./json-tree.js";
import type { Random } from "./random.js";
import { changeXml } from "./xml-changes.js";

/** A response as the server sends it. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const depth = 10_000;

/** Names and strings with a special meaning: in JavaScript, in a terminal, in a database. */
const keys = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then", "toJSON"];
const moreKeys = [
  "detail",
  "code",
  "non_field_errors",
  "results",
  "count",
  "next",
  "uuid",
  "id",
  "length",
  "",
  "\0",
  "a.b",
];
const texts = [
  ...[
    "",
    " ",
    "x",
    "\0",
    "\ud800",
    "\udc00x",
    "\ufeff",
    "null",
    "undefined",
    "[object Object]",
    "%2e%2e",
    "../",
    "<html>",
  ],
  ...[
    "\u001b[31mred\u001b[0m",
    "\u001b]0;title\u0007",
    "\u009b2J",
    "a\r\nHTTP/1.1 200 OK",
    "\u2028\u2029",
    "\u202eevil\u2066",
    "\b\b\b",
  ],
  ...[
    "0000-00-00T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "9999999-01-01T00:00:00Z",
    "+275760-09-13T00:00:01Z",
    "2020-02-30T25:61:61Z",
  ],
  ...[
    "2020-01-01T00:00:00.123456+99:99",
    "Invalid Date",
    "https://elsewhere.test/?page=2",
    "Token alice-token",
    "é".repeat(500),
  ],
  ...["['it\\'s", "['a']", '["', "finished", "successful", "x".repeat(20_000)],
];
const numbers = [
  "0",
  "-0",
  "-1",
  "1.0",
  "1.5",
  "1e308",
  "1e999",
  "-1e999",
  "9007199254740993",
  "1e15",
  "1e21",
  "4294967296",
];

/** A value that no client expects. */
function oddValue(random: Random): Tree {
  switch (random.below(9)) {
    case 0:
      return new Raw(random.pick(["null", "true", "false"]));
    case 1:
    case 2:
      return new Raw(random.pick(numbers));
    case 3:
    case 4:
      return new Raw(JSON.stringify(random.pick(texts)));
    case 5:
      return random.pick([[], [new Raw("null")], [[], [[]]], Array.from({ length: 300 }, () => new Raw("1"))]);
    case 6:
      return new Members([{ key: oddKey(random), value: oddValue(random) }]);
    case 7:
      return new Members(
        keys.map((key) => ({ key, value: new Raw(random.pick(["null", "1", '"x"', '{"polluted":true}'])) })),
      );
    default:
      // Expensive, so rare.
      if (!random.once(10)) return new Members([]);
      return random.once(2) ? deepArray : deepObject;
  }
}

const deepArray = new Raw("[".repeat(depth) + "]".repeat(depth));
const deepObject = new Raw('{"a":'.repeat(depth) + "1" + "}".repeat(depth));

function oddKey(random: Random): string {
  return random.pick(random.once(3) ? texts : random.once(2) ? keys : moreKeys);
}

/** Changes one thing in a tree. */
function changeTree(root: Tree, random: Random): Tree {
  const places = placesIn(root);
  if (places.length === 0 || random.once(20)) return oddValue(random);
  const place = random.pick(places);
  switch (random.below(6)) {
    case 0:
      place.remove();
      break;
    case 1: {
      const objects = [root, ...places.map((place) => place.tree)].filter((each) => each instanceof Members);
      const key = oddKey(random);
      if (objects.length > 0) random.pick(objects).entries.unshift({ key, value: oddValue(random) });
      break;
    }
    case 2: {
      const objects = [root, ...places.map((place) => place.tree)].filter((each) => each instanceof Members);
      const entries = objects.length === 0 ? [] : random.pick(objects).entries;
      // The same key twice: the last one counts.
      if (entries.length > 0) entries.push({ key: random.pick(entries).key, value: oddValue(random) });
      break;
    }
    case 3:
      place.replace(random.once(2) ? [place.tree] : new Members([{ key: oddKey(random), value: place.tree }]));
      break;
    default:
      place.replace(oddValue(random));
  }
  return root;
}

/** Changes a body as a string, as a broken proxy would. */
function changeText(text: string, random: Random): string | Uint8Array<ArrayBuffer> {
  const at = random.below(text.length + 1);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return `\ufeff${text}`;
    case 2:
      return text.slice(0, at) + random.pick([...texts, ...numbers, "}", "]", '"', ","]) + text.slice(at);
    case 3: {
      const bytes = new TextEncoder().encode(text);
      for (let index = 0; index < 3 && bytes.length > 0; index += 1)
        bytes[random.below(bytes.length)] = random.pick([0xff, 0xc0, 0x80, 0]);
      return bytes;
    }
    case 4:
      return "";
    case 5:
      return random.pick(["null", "[]", '""', "1e999", "true", '{"then":1}', '"\u001b[2J"', "NaN", "undefined", "{}"]);
    case 6:
      return `<!doctype html><html><title>${random.pick(texts)}</title></html>`;
    default:
      return text + text;
  }
}

const statuses = [
  ...[0, 100, 101, 199, 200, 201, 202, 203, 204, 205, 206, 226, 299, 300, 301, 302, 303, 304, 307, 308, 399],
  ...[400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 413, 414, 418, 422, 425, 429, 431, 451, 499],
  ...[500, 501, 502, 503, 504, 507, 511, 520, 599, 600, 777, 999],
];

const oddHeaders: readonly (readonly [string, readonly string[]])[] = [
  [
    "Content-Type",
    ["", "text/html", "application/json; charset=utf-16", "a/b;c=d;;", "text/\u00ff", "x".repeat(5_000), "image/png"],
  ],
  ["Content-Length", ["0", "1", "-1", "99999999999", "x"]],
  [
    "Retry-After",
    ["0", "1e999", "-1", "9".repeat(400), "Mon, 99 Foo 9999 99:99:99 GMT", "soon", "Fri, 31 Dec 9999 23:59:59 GMT"],
  ],
  [
    "Location",
    [
      "https://elsewhere.test/",
      "javascript:alert(1)",
      "http://[",
      "//",
      "https://a:b@c.test/?token=1",
      `/${"x".repeat(5_000)}`,
      "/run/%E0%A4%A",
      "/module/%",
    ],
  ],
  ["Transfer-Encoding", ["chunked", "gzip"]],
  ["Content-Encoding", ["gzip", "br", "x"]],
  ["Set-Cookie", ["session=canary"]],
  ["Date", ["yesterday"]],
];

/** Makes one or a few changes to a response. */
export function mutate(response: RecordedResponse, random: Random): RecordedResponse {
  let { status, body } = response;
  let headers = response.headers;
  for (let left = random.pick([1, 1, 1, 2, 4]); left > 0; left -= 1) {
    const kind = random.below(10);
    if (kind === 0) status = random.pick(statuses);
    else if (kind === 1) {
      const [name, values] = random.pick(oddHeaders);
      headers = { ...headers, [name]: random.pick(values) };
    } else if (typeof body === "string") {
      const change = /^\s*</.test(body) ? changeXml : changeJson;
      body = kind === 2 ? changeText(body, random) : change(body, random);
    }
  }
  return { status, headers, body };
}

function changeJson(text: string, random: Random): string {
  return write(changeTree(treeOf(text), random));
}

/** The tree of a body, which may no longer be JSON after a change. */
function treeOf(text: string): Tree {
  // Deeply nested values are skipped: a search for places in them would overflow the generator's stack.
  if (text.length >= 2 * depth) return new Raw(text);
  try {
    return toTree(JSON.parse(text));
  } catch {
    return new Raw(JSON.stringify(text));
  }
}
