import { describe, expect, it } from "vitest";
import { childOf, childrenOf, parseXml, type XmlElement } from "../../../src/core/data/xml.js";
import { XmlPatch } from "../../../src/core/data/xml-patch.js";

/** Patches a document with its root and its first child `x`. */
function patched(text: string, change: (patch: XmlPatch, root: XmlElement, x: XmlElement) => void): string {
  const root = parseXml(text);
  const patch = new XmlPatch(text);
  change(patch, root, childOf(root, "x") ?? root);
  return patch.toString();
}

describe("a patch", () => {
  it("without changes leaves the document as it is", () => {
    const text = `\ufeff<?xml version='1.0'?>\r\n<r  a = '1'\r\n/>\r\n<!-- </r> -->`.slice(1);
    expect(new XmlPatch(text).toString()).toBe(text);
    expect(patched(text, (patch, root) => patch.append(root, ""))).toBe(text);
  });

  it.each([
    [`<r a="1"/>`, `<r a="&lt;&quot;"/>`],
    [`<r a='1' b='a="2"'/>`, `<r a="&lt;&quot;" b='a="2"'/>`],
    [`<r\n\ta\t=\r\n '1'  />`, `<r\n\ta\t=\r\n "&lt;&quot;"  />`],
    [`<r b=" a='0' " x:a="2" aa="3" a="1">t</r>`, `<r b=" a='0' " x:a="2" aa="3" a="&lt;&quot;">t</r>`],
    [`<r/>`, `<r a="&lt;&quot;"/>`],
    [`<r />`, `<r a="&lt;&quot;" />`],
    [`<r b='>'>`, `<r b='>' a="&lt;&quot;">`],
    [`<r b='/' >`, `<r b='/' a="&lt;&quot;" >`],
    [`<r é="😀" b="/>" a="😀😀"/>`, `<r é="😀" b="/>" a="&lt;&quot;"/>`],
  ])("sets an attribute of %s", (before, after) => {
    const [open, close] = before.endsWith("/>") || before.endsWith("</r>") ? ["", ""] : ["", "</r>"];
    const text = `<!-- 😀 -->${open}${before}${close}\r\n`;
    expect(patched(text, (patch, root) => patch.setAttribute(root, "a", '<"'))).toBe(
      `<!-- 😀 -->${open}${after}${close}\r\n`,
    );
  });

  it("removes an attribute with the space before it", () => {
    const text = `<r  a='1'\n b="2" a2="a='3'"/>`;
    expect(patched(text, (patch, root) => patch.removeAttribute(root, "a"))).toBe(`<r\n b="2" a2="a='3'"/>`);
    expect(patched(text, (patch, root) => patch.removeAttribute(root, "c"))).toBe(text);
  });

  it.each([
    ["<r><x/></r>", "<r><x>new</x></r>"],
    ["<r><x a='1' /></r>", "<r><x a='1'>new</x></r>"],
    ["<r><x></x></r>", "<r><x>new</x></r>"],
    ["<r><x>old<x>inner</x></x ></r>", "<r><x>new</x ></r>"],
    ["<r><x><![CDATA[</x>]]></x></r>", "<r><x>new</x></r>"],
    ["<r><x>😀<!-- </x> --></x></r>", "<r><x>new</x></r>"],
    ["<r>\r\n<x>\r\nold\r\n</x>\r\n</r>", "<r>\r\n<x>new</x>\r\n</r>"],
  ])("replaces the content of x in %s", (before, after) => {
    expect(patched(before, (patch, _, x) => patch.setContent(x, "new"))).toBe(after);
  });

  it("appends, removes, and changes the root in spite of what follows it", () => {
    expect(patched("<r><x/>t</r>", (patch, root) => patch.append(root, "<n/>"))).toBe("<r><x/>t<n/></r>");
    expect(patched("<r>😀</r>\n<!-- </q> -->", (patch, root) => patch.append(root, "<n/>"))).toBe(
      "<r>😀<n/></r>\n<!-- </q> -->",
    );
    expect(patched("<r>😀</r>\n<?p </q> ?>", (patch, root) => patch.setContent(root, "n"))).toBe(
      "<r>n</r>\n<?p </q> ?>",
    );
    expect(patched("<r>a<x>b</x>c</r>", (patch, _, x) => patch.remove(x))).toBe("<r>ac</r>");
  });

  it("makes several changes in one document", () => {
    const text = `<r><x a="1">t</x><y/></r>`;
    const change = (patch: XmlPatch, root: XmlElement, x: XmlElement): void => {
      patch.setAttribute(x, "a", "2");
      patch.append(x, "!");
      patch.append(x, "?");
      patch.append(root, "<z/>");
      const y = childOf(root, "y");
      if (y !== undefined) patch.remove(y);
    };
    expect(patched(text, change)).toBe(`<r><x a="2">t!?</x><z/></r>`);
  });

  it("drops changes of what is replaced or removed, in any order", () => {
    for (const isOuterFirst of [true, false]) {
      const changes = [
        (patch: XmlPatch, root: XmlElement): void => patch.setContent(root, "n"),
        (patch: XmlPatch, _: XmlElement, x: XmlElement): void => patch.setAttribute(x, "a", "1"),
      ];
      const ordered = isOuterFirst ? changes : changes.toReversed();
      expect(patched("<r><x/></r>", (...args) => ordered.forEach((change) => change(...args)))).toBe("<r>n</r>");
    }
    expect(
      patched("<r><x><y/></x></r>", (patch, _, x) => {
        patch.setContent(childOf(x, "y") ?? x, "t");
        patch.remove(x);
      }),
    ).toBe("<r></r>");
  });
});

describe("in any document", () => {
  /** Numbers from a seed, so that a failure can be repeated. */
  function randomFrom(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
  }

  const pieces = [
    "a",
    "😀",
    "\r\n",
    "\n",
    "&amp;",
    "&#128512;",
    "<!-- <x></x> 😀 -->",
    "<![CDATA[</x><y>😀]]>",
    "<?p <x> ?>",
    "é",
  ];
  const values = [`"1"`, `'1'`, `"a > b"`, `'x="2"'`, `"/>😀"`, `"\r\n"`, `''`];
  const spaces = [" ", "  ", "\n", "\r\n\t"];

  function makeDocument(pick: (below: number) => number): string {
    const one = (from: readonly string[]): string => from[pick(from.length)] ?? "";
    const element = (depth: number, name: string): string => {
      const attributes = ["k", "l", "m:n"].filter(() => pick(2) === 0);
      const tag = `${name}${attributes.map((key) => `${one(spaces)}${key}${one(["=", " = ", "\n="])}${one(values)}`).join("")}`;
      if (pick(4) === 0) return `<${tag}${one(["", " ", "\n"])}/>`;
      const inner = Array.from({ length: pick(4) }, () =>
        depth < 4 && pick(2) === 0 ? element(depth + 1, one(["x", "y"])) : one(pieces),
      );
      return `<${tag}${one(["", " "])}>${inner.join("")}</${name}${one(["", " ", "\r\n"])}>`;
    };
    const head = one(["", `<?xml version="1.0" encoding="UTF-8"?>\r\n`, "<!-- 😀 </r> -->"]);
    return head + element(0, "r") + one(["", "\r\n", "<!-- </q> 😀 -->"]);
  }

  const all = (element: XmlElement): XmlElement[] => [
    element,
    ...["x", "y"].flatMap((name) => childrenOf(element, name)).flatMap(all),
  ];

  it("a change of one element leaves all others as they are", () => {
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const pick = randomFrom(seed);
      const text = makeDocument(pick);
      const root = parseXml(text);
      const elements = all(root);
      const at = pick(elements.length);
      const target = elements[at] ?? root;
      const marked = new XmlPatch(text);
      marked.setAttribute(target, "k", "<😀>");
      const remade = parseXml(marked.toString());
      const others = (tree: XmlElement): unknown =>
        all(tree).map(({ name, attributes, children }) => [
          ...[name, Object.entries(attributes).filter(([key]) => key !== "k"), children.length],
        ]);
      expect(others(remade), `seed ${seed}`).toEqual(others(root));
      expect(all(remade)[at]?.attributes.k, `seed ${seed}`).toBe("<😀>");

      // What was removed stands in the document, and nothing else is gone.
      if (at > 0) {
        const removal = new XmlPatch(text);
        removal.remove(target);
        const removed = text.slice(target.start, target.end);
        expect(removed.startsWith(`<${target.name}`) && removed.endsWith(">"), `seed ${seed}`).toBe(true);
        expect(removal.toString(), `seed ${seed}`).toBe(text.slice(0, target.start) + text.slice(target.end));
      }

      const filled = new XmlPatch(text);
      filled.setContent(target, "<n/>");
      expect(all(parseXml(filled.toString()))[at]?.children, `seed ${seed}`).toHaveLength(1);
      const longer = new XmlPatch(text);
      longer.append(target, "<n/>");
      const grown = all(parseXml(longer.toString()))[at];
      expect(grown?.children.length, `seed ${seed}`).toBe(target.children.length + 1);
      expect(grown?.text, `seed ${seed}`).toBe(target.text);
    }
  });
});
