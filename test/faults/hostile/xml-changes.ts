import type { Random } from "./random.js";

const depth = 20_000;

/** Names with a special meaning in JavaScript, and some that XML does not allow. */
const names = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "then",
  "length",
  "xmlns",
  "a:b",
  "é",
  "1a",
  "",
  "a b",
];
const values = [
  ...[
    "",
    " ",
    "x",
    "null",
    "true",
    "-1",
    "1e999",
    "9007199254740993",
    "99999999999999999999",
    "NaN",
    "0x10",
    "\u202eevil\u2066",
  ],
  ...[
    "2015-99-99 99:99:99.999 UTC",
    "2015-03-17 13:34:51.440 XYZ",
    "0000-00-00 00:00:00.0 UTC",
    "../",
    "module/",
    "%2e%2e",
    "%E0%A4",
  ],
  ...[
    "&lt;html&gt;",
    "&#x1b;[31mred",
    "&#27;[2J",
    "&#0;",
    "&unknown;",
    "&#xd800;",
    "é".repeat(500),
    "x".repeat(20_000),
    ",".repeat(300),
  ],
];

/** Expansions of these entities would fill the memory. */
const bomb =
  '<!DOCTYPE run [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">' +
  '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>';
const external = '<!DOCTYPE run [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

/** Documents that no client expects. */
const documents = [
  ...[
    "<a/>",
    "<run/>",
    "<run></run>",
    "<runs/>",
    "<list/>",
    "<vms/>",
    "<user/>",
    "<imageModule/>",
    "<projectModule/>",
    "<dashboard/>",
  ],
  ...[
    "<",
    "<a",
    "<a>",
    "</a>",
    "<a></b>",
    "<a/><b/>",
    "<a/>text",
    "<?xml?>",
    '<?xml version="1.0"?>',
    "<!-- -->",
    "<![CDATA[x]]>",
  ],
  ...[
    "<a b='1' b='2'/>",
    "<a b=1/>",
    "<a b/>",
    "<a>&x;</a>",
    "<a>&</a>",
    "<a>]]></a>",
    "<a>\0</a>",
    "<a><!-- -- --></a>",
  ],
  ...[
    `${external}<run uuid="&x;">&x;</run>`,
    `${bomb}<run uuid="&d;">&d;&d;</run>`,
    "<!DOCTYPE html><html><body>Sign in</body></html>",
  ],
  ...[
    "<html><title>Sign in</title></html>",
    '<error code="500" reason="x" detail="&#27;[2J"/>',
    "<error/>",
    '{"run":{}}',
    "[]",
    "null",
    '""',
  ],
  "<__proto__><polluted>true</polluted></__proto__>",
];

/** Changes a document of XML as a string: its form stays that of a document in many cases, and in others it does not. */
export function changeXml(text: string, random: Random): string {
  switch (random.below(13)) {
    case 0:
      return random.pick(documents);
    case 1:
      return text.slice(0, random.below(text.length + 1));
    case 2:
      return random.pick([external, bomb, "<?xml version='9'?>", "\ufeff", "\0", "text", "<!-- x -->"]) + text;
    case 3:
      return text + random.pick([text, "<", "text", "</a>", "<!-- x -->", "\0"]);
    case 4:
      return replaceOne(text, / [\w.:-]+="[^"]*"/g, random, () => "");
    case 5:
    case 6:
      return replaceOne(text, /="[^"]*"/g, random, () => `="${random.pick(values)}"`);
    case 7:
      return replaceOne(text, /[\w.:-]+=(?=")/g, random, () => `${random.pick(names)}=`);
    case 8:
      // Often the end of an element no longer matches its start.
      return replaceOne(text, /(?<=<\/?)[\w.:-]+/g, random, () => random.pick(names));
    case 9: {
      const name = random.pick(names.slice(0, 6));
      const found = Array.from(text.matchAll(/<\/?([\w.:-]+)/g), ([, each = ""]) => each);
      return found.length === 0
        ? text
        : text.replaceAll(new RegExp(`(?<=</?)${random.pick(found)}(?=[\\s/>])`, "g"), name);
    }
    case 10:
      return replaceOne(text, />[^<>]*</g, random, () => `>${random.pick(values)}<`);
    case 11:
      return replaceOne(text, />(?=<)/g, random, () => `>${addition(random)}`);
    default:
      return replaceOne(text, /<([\w.:-]+)[^<>]*\/>/g, random, (element) =>
        random.pick(["", element + element, element.repeat(300)]),
      );
  }
}

/** An element that is to be inserted somewhere. Large ones are expensive, so rare. */
function addition(random: Random): string {
  if (random.once(12))
    return random.pick(["<a>".repeat(depth) + "</a>".repeat(depth), "<a/>".repeat(depth), "x".repeat(depth * 10)]);
  const name = random.pick(names);
  return random.pick([
    `<${name}/>`,
    `<${name}>x</${name}>`,
    `<entry><string>${name}</string></entry>`,
    "<![CDATA[<a>]]>",
    "<!-- x -->",
  ]);
}

function replaceOne(text: string, pattern: RegExp, random: Random, change: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: part } = random.pick(found);
  return text.slice(0, index) + change(part) + text.slice(index + part.length);
}
