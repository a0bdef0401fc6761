import { expect, test } from "vitest";
import { compareAnswer, compareJson, type CompareOptions } from "./compare.js";
import { ShapeComparison } from "./compare-text.js";
import { compareXml } from "./compare-xml.js";
import type { Sample, SampleAnswer } from "./samples.js";

const options: CompareOptions = { known: "event/11111111-2222-4333-8444-555555555555" };

function sampleWith(answer: SampleAnswer, more: Partial<Sample> = {}): Sample {
  return { id: "t1", area: "cimi", request: { method: "GET", path: "/", headers: {} }, answer, ...more };
}

function differences(answer: SampleAnswer, text: string, more: Partial<Sample> = {}, status = 200): string[] {
  const headers = new Headers({ "Content-Type": "application/json", Location: "event/x" });
  return compareAnswer(sampleWith(answer, more), { status, headers, text }, options);
}

test("a comparison finds another status, header, name, value, element or type", () => {
  const answer: SampleAnswer = {
    status: 200,
    headers: { "Content-Type": "application/json" },
    json: { a: [1], b: "x" },
  };
  const text = JSON.stringify(answer.json);
  expect(differences(answer, text)).toEqual([]);
  expect(differences(answer, text, {}, 201)).toHaveLength(1);
  expect(differences({ ...answer, headers: { Location: "event/y" } }, text)).toHaveLength(1);
  for (const other of [
    { a: [1] },
    { a: [1], b: "x", c: 1 },
    { a: [1], b: "y" },
    { a: [1, 2], b: "x" },
    { a: {}, b: "x" },
  ]) {
    expect(differences(answer, JSON.stringify(other)), JSON.stringify(other)).toHaveLength(1);
  }
});

test("invented values are compared by their shape, and known ones exactly", () => {
  const expected = {
    known: "event/11111111-2222-4333-8444-555555555555",
    invented: "event/22222222-2222-4333-8444-555555555555",
    same: "22222222-2222-4333-8444-555555555555",
    text: "not found: <what>",
    time: "2017-12-01T10:00:00.000Z",
  };
  const received = {
    known: "event/11111111-2222-4333-8444-555555555555",
    invented: "event/aaaaaaaa-2222-4333-8444-555555555555",
    same: "aaaaaaaa-2222-4333-8444-555555555555",
    text: "not found: x",
    time: "2026-01-01T00:00:00.001Z",
  };
  expect(compareJson(expected, received, options)).toEqual([]);
  expect(compareJson(expected, { ...received, known: received.invented }, options)).toHaveLength(1);
  expect(compareJson(expected, { ...received, same: "bbbbbbbb-2222-4333-8444-555555555555" }, options)).toHaveLength(1);
  expect(compareJson(expected, { ...received, time: "today" }, options)).toHaveLength(1);
  expect(compareJson(expected, { ...received, text: "found: x" }, options)).toHaveLength(1);
});

test("rules and operations have no order, and elements of a search only if it is asked for", () => {
  const json = { events: [{ id: "event/a" }, { id: "event/b" }], operations: [{ rel: "edit" }, { rel: "delete" }] };
  const other = JSON.stringify({ events: [...json.events].reverse(), operations: [...json.operations].reverse() });
  const answer: SampleAnswer = { status: 200, headers: {}, json };
  expect(differences(answer, other, { ids: ["a", "b"], ordered: false })).toEqual([]);
  expect(differences(answer, other, { ids: ["a", "b"], ordered: true })).not.toEqual([]);
  expect(differences(answer, other)).not.toEqual([]);
  expect(differences(answer, other, { ids: ["a"], ordered: false })).toHaveLength(1);
});

test("XML is compared by its structure", () => {
  const expected = '<list a="1" b="<any>"><item>\n x \n</item><item/></list>';
  const xml = expected.replace("<any>", "&lt;any>");
  const compare = (received: string) => compareXml(xml, received, new ShapeComparison(""));
  expect(compare('<list b="y" a="1"> <item>x</item><item></item></list>')).toEqual([]);
  expect(compare('<list a="1"><item>x</item><item/></list>')).toHaveLength(1);
  expect(compare('<list a="1" b="y" c="z"><item>x</item><item/></list>')).toHaveLength(1);
  expect(compare('<list a="1" b="y"><item>y</item><item/></list>')).toHaveLength(1);
  expect(compare('<list a="1" b="y"><item>x</item></list>')).toHaveLength(1);
  expect(compare("text")).toHaveLength(1);
});

test("lists of XML have no order, and documents may have more than recorded", () => {
  const compare = (expected: string, received: string) => compareXml(expected, received, new ShapeComparison(""));
  const list = '<list><item name="a" version="1"/><item name="a" version="2"/></list>';
  expect(compare(list, '<list><item name="a" version="2"/><item version="1" name="a"/></list>')).toEqual([]);
  expect(compare(list, '<list><item name="a" version="2"/></list>')).not.toEqual([]);
  expect(compare(list, '<list><item name="a" version="2"/><item name="b" version="1"/></list>')).not.toEqual([]);
  const reversed = '<list><item name="a" version="2"/><item name="a" version="1"/></list>';
  expect(compare(list.replaceAll("list", "runs"), reversed.replaceAll("list", "runs"))).not.toEqual([]);
  const entry = (key: string, value: string) => `<entry><string>${key}</string><parameter v="${value}"/></entry>`;
  const user = (...entries: string[]) => `<user name="u"><parameters>${entries.join("")}</parameters></user>`;
  expect(compare(user(entry("b", "1")), user(entry("a", "2"), entry("b", "1")))).toEqual([]);
  expect(compare(user(entry("b", "1")), user(entry("a", "1"), entry("b", "2")))).toHaveLength(1);
  expect(compare(user(entry("b", "1")), user(entry("a", "1")))).toHaveLength(1);
});
