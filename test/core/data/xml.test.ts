import { describe, expect, it } from "vitest";
import { childOf, childrenOf, escapeXml, parseXml } from "../../../src/core/data/xml.js";
import { InvalidInputError } from "../../../src/core/errors/index.js";

const nested = (depth: number, inner = ""): string => "<a>".repeat(depth) + inner + "</a>".repeat(depth);

describe("parseXml", () => {
  it("reads elements, attributes, text and CDATA", () => {
    const root = parseXml(
      `<?xml version="1.0"?>\r\n<!-- c --><r a='1 &lt; 2'><x>a&amp;b</x><y/><x><![CDATA[<&>]]></x>\r\n</r>`,
    );
    expect(root.name).toBe("r");
    expect(root.attributes.a).toBe("1 < 2");
    expect("toString" in root.attributes).toBe(false);
    expect(childrenOf(root, "x").map(({ text }) => text)).toEqual(["a&b", "<&>"]);
    expect(childOf(root, "y")?.text).toBe("");
    expect(childOf(root, "z")).toBeUndefined();
    expect(childOf(undefined, "z")).toBeUndefined();
    expect(childrenOf(undefined, "z")).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["text", "not XML"],
    ["JSON", '{"a":1}'],
    ["two roots", "<a/><b/>"],
    ["an open element", "<a><b></a>"],
    ["a cut document", "<a><b/></"],
    ["an attribute without quotes", "<a b=c/>"],
    ["an attribute twice", `<a b="1" b="2"/>`],
    ["a bare ampersand", "<a>a & b</a>"],
    ["an open comment", "<a><!-- </a>"],
    ["an open CDATA section", "<a><![CDATA[</a>"],
    ["a control character", "<a>\u0001</a>"],
    ["an entity that no document has", "<a>&nbsp;</a>"],
    ["an entity of its own", `<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>`],
    ["an external entity", `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>`],
    ["HTML", "<html><br></html>"],
  ])("refuses %s", (_, text) => {
    expect(() => parseXml(text)).toThrow(Error);
  });

  it("expands no entities of entities", () => {
    const entities = Array.from({ length: 20 }, (_, level) => `<!ENTITY e${level + 1} "&e${level};&e${level};">`);
    expect(() => parseXml(`<!DOCTYPE a [<!ENTITY e0 "x">${entities.join("")}]><a>&e20;</a>`)).toThrow(Error);
  });

  it("refuses what is nested too deeply, before the parser recurses", () => {
    expect(parseXml(nested(250)).name).toBe("a");
    expect(() => parseXml(nested(251))).toThrow("elements are nested more than 250 levels deep");
    expect(() => parseXml("<a>".repeat(1_000_000))).toThrow("nested more than 250 levels deep");
    // Tags in these are none, and an attribute may contain `>`.
    const opaque = `<!-- ${"<a>".repeat(300)} --><![CDATA[${"<a>".repeat(300)}]]><?p ${"<a>".repeat(300)}?>`;
    expect(parseXml(nested(250, opaque)).name).toBe("a");
    expect(() => parseXml(nested(249, `<b c=">" d='"/>'>${nested(2)}</b>`))).toThrow("nested more than 250");
    expect(parseXml(`<r>${"<a/>".repeat(1_000)}</r>`).children).toHaveLength(1_000);
  });

  it("refuses what is too long", () => {
    expect(() => parseXml(`<a>${" ".repeat(4 * 1024 * 1024)}</a>`)).toThrow("longer than 4194304 characters");
  });
});

describe("escapeXml", () => {
  it("escapes for attributes and elements", () => {
    const text = `a & b < c > d " e ' f\tg\nh\ri 😀 é \u0085`;
    const root = parseXml(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`);
    expect([root.attributes.b, root.text]).toEqual([text, text]);
  });

  it.each(["\0", "\u0001", "\u000b", "\ufffe", "\uffff", "\ud800", "\udc00x"])("refuses %j", (text) => {
    expect(() => escapeXml(`a${text}`)).toThrow(InvalidInputError);
  });
});
