import { describe, expect, test } from "vitest";
import { checkLegacySeed } from "../../../src/testing/slipstream/legacy/index.js";
import { isElement, textOf } from "../../../src/testing/slipstream/legacy/xml/element.js";
import { parseDocument } from "../../../src/testing/slipstream/legacy/xml/parse.js";
import { writeXml } from "../../../src/testing/slipstream/legacy/xml/write.js";

describe("options", () => {
  const run = { uuid: "u", owner: "joe", module: "module/a/1", clouds: [] };
  const vm = { cloud: "c", user: "u", instanceId: "i" };
  const wrong: Readonly<Record<string, unknown>> = {
    "users must be an array": { users: {} },
    "The user joe has no property": { users: [{ name: "joe", password: "p", super: true }] },
    "There are two users called joe": { users: [1, 2].map(() => ({ name: "joe", password: "p" })) },
    "The name of a user is not empty": { users: [{ name: "new", password: "p" }] },
    "The state of joe must be one of": { users: [{ name: "joe", password: "p", state: "active" }] },
    "A cloud must be a string": { clouds: [1] },
    "The path of a module must be like": { modules: [{ path: "a/12", category: "Image" }] },
    "The category of a must be one of": { modules: [{ path: "a", category: "image" }] },
    "There are two versions 3 of a": { modules: [1, 2].map(() => ({ path: "a", category: "Image", version: 3 })) },
    "The node n's image must be a string": {
      modules: [{ path: "a", category: "Deployment", nodes: { n: { image: 1 } } }],
    },
    "The document of a must be well-formed": { modules: [{ path: "a", category: "Image", document: "<imageModule>" }] },
    "There are two runs u": { runs: [run, run] },
    "The state of u must be one of": { runs: [{ ...run, state: "ready" }] },
    "ss:x of u must be a string": { runs: [{ ...run, parameters: { "ss:x": 1 } }] },
    "The measurement of a machine must be a Date": { vms: [{ ...vm, measurement: "2030" }] },
    "A machine has no property": { vms: [{ ...vm, id: "i" }] },
    "quotaEnabled must be true or false": { quotaEnabled: "yes" },
    "workers must be one of on, off": { workers: true },
  };

  for (const [message, options] of Object.entries(wrong)) {
    test(message, () => {
      // The options are wrong on purpose.
      expect(() => checkLegacySeed(options as Parameters<typeof checkLegacySeed>[0])).toThrow(message);
    });
  }

  test("all are optional", () => {
    expect(() => checkLegacySeed({})).not.toThrow();
  });
});

describe("XML", () => {
  test("what is read is written, with sections and entities", () => {
    const text = '<a b="1 &lt; &quot;2&quot;" c=""><d/>x &amp; y<![CDATA[<z> ]]]]><![CDATA[> &]]></a>';
    const root = parseDocument(text);
    expect(root === undefined ? "" : writeXml(root)).toBe(text.replace("]]]]><![CDATA[>", "]]]]><![CDATA[>"));
    expect(root === undefined ? "" : textOf(root)).toBe("x & y<z> ]]> &");
  });

  test("nothing is read that is not well-formed, or that asks for entities", () => {
    for (const text of [
      ...["", "<a>", "<a></b>", "<a b=1/>", "<a/><b/>", "<a>&x;</a>", "a"],
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    ])
      expect(parseDocument(text)).toBeUndefined();
  });

  test("size and depth are bounded", () => {
    const nested = (levels: number) => "<a>".repeat(levels) + "</a>".repeat(levels);
    expect(parseDocument(nested(250))).toBeDefined();
    expect(parseDocument(nested(251))).toBeUndefined();
    expect(parseDocument(nested(1_000_000))).toBeUndefined();
    expect(parseDocument(`<a>${"x".repeat(4 * 1024 * 1024)}</a>`)).toBeUndefined();
    expect(parseDocument(`<a>${`<b c=">"/>`.repeat(1000)}</a>`)).toBeDefined();
    for (const unclosed of ["<![CDATA[", "<!--", "<a ", "<?", "<a b='"])
      expect(parseDocument(unclosed.repeat(400_000))).toBeUndefined();
    // Markup in sections and comments does not count.
    const hidden = `<a><![CDATA[${"<b>".repeat(1000)}]]><!--${"<b>".repeat(1000)}--></a>`;
    const root = parseDocument(hidden);
    expect(root?.children.filter(isElement)).toEqual([]);
  });
});
